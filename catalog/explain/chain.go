package explain

import "slices"

// chain is a row of redirects, each followed to the next.
type chain struct {
	hops int
	seen []string
	loop bool
}

// follow puts an exchange into the chain of redirects that led to it.
func (s *session) follow(x *exchange) {
	if x.resp == nil || x.local {
		return
	}
	c := s.last
	if x.url != "" {
		c = s.chains[x.url]
		delete(s.chains, x.url)
	}
	s.last = nil
	if c == nil {
		c = &chain{}
	}
	x.chain = c
	location := x.resp.get("Location")
	if !redirects(x.resp) || location == "" {
		return
	}
	c.hops++
	target := resolve(x.url, location)
	if target == "" {
		target = location
	}
	if x.url != "" {
		c.seen = append(c.seen, x.url)
	}
	c.loop = slices.Contains(c.seen, target)
	if len(c.seen) > 100 {
		c.seen = c.seen[1:]
	}
	if x.url != "" {
		if len(s.chains) < maxMemory {
			s.chains[target] = c
		}
		return
	}
	c.seen = append(c.seen, target)
	s.last = c
}

// memory holds the fields of 200 responses that a later 304 must have as well.
type memory struct {
	fields map[string][len(carried)]string
}

func resourceOf(x *exchange) string {
	if x.url != "" || x.req == nil {
		return x.url
	}
	return x.req.get("Host") + " " + x.req.target
}

func (k *memory) learn(x *exchange) {
	key := resourceOf(x)
	if key == "" || x.noFields || x.local || x.resp == nil || x.resp.code != 200 || x.req.method != "GET" || len(k.fields) >= maxMemory {
		return
	}
	var values [len(carried)]string
	for i, name := range carried {
		values[i] = x.resp.get(string(name))
	}
	k.fields[key] = values
}

// find returns the fields of the 200 before, nil when there was none.
func (k *memory) find(x *exchange) *[len(carried)]string {
	key := resourceOf(x)
	if values, ok := k.fields[key]; ok && key != "" {
		return &values
	}
	return nil
}
