package explain

import (
	"slices"
	"strings"
	"time"
)

// LogStats are the figures of an access log.
type LogStats struct {
	// Lines counts all lines but empty ones; Unread those in no known format.
	Lines  int `json:"lines"`
	Unread int `json:"unread"`
	// Classes counts entries by the first digit of the status code; [0] are those
	// outside 1 to 5.
	Classes [6]int `json:"classes"`
	// Codes counts entries by status code, the most frequent first.
	Codes []CodeCount `json:"codes"`
	// First and Last are the earliest and latest time in the log, as RFC 3339 in
	// UTC; "" when no entry has a time.
	First string `json:"first"`
	Last  string `json:"last"`
	// Step is the width of a Bucket in seconds.
	Step    int64    `json:"step"`
	Buckets []Bucket `json:"buckets"`

	codes map[string]*codeStats
	time  timeline
}

// CodeCount counts the entries with one status code.
type CodeCount struct {
	Code  string `json:"code"`
	Count int    `json:"count"`
	// Paths are the most frequent paths with an error code (4xx, 5xx and beyond),
	// at most ten, without their queries.
	Paths []PathCount `json:"paths,omitempty"`
}

// PathCount counts the entries with one path.
type PathCount struct {
	Path  string `json:"path"`
	Count int    `json:"count"`
}

// Bucket counts the entries of a span of time.
type Bucket struct {
	Start   string `json:"start"` // RFC 3339, UTC
	Classes [6]int `json:"classes"`
}

const (
	maxPaths   = 2000 // different paths remembered for a code
	maxCodes   = 300  // different codes
	topPaths   = 10
	maxBuckets = 48
)

type codeStats struct {
	count int
	paths map[string]int
}

func newLogStats() *LogStats {
	return &LogStats{codes: map[string]*codeStats{}, Codes: []CodeCount{}, Buckets: []Bucket{}, time: timeline{step: 1, counts: map[int64]*[6]int{}}}
}

// class returns the first digit of a code, 0 outside 1 to 5.
func class(digits string) int {
	if len(digits) == 3 && digits[0] >= '1' && digits[0] <= '5' {
		return int(digits[0] - '0')
	}
	return 0
}

func (l *LogStats) count(e logEntry) {
	k := class(e.digits)
	l.Classes[k]++
	c := l.codes[e.digits]
	if c == nil {
		if len(l.codes) >= maxCodes {
			return
		}
		c = &codeStats{}
		l.codes[e.digits] = c
	}
	c.count++
	if (k == 0 || k >= 4) && e.target != "" {
		c.path(e.target)
	}
	if !e.when.IsZero() {
		l.time.count(e.when.Unix(), k)
	}
}

// path counts a path. When there are too many different ones, those that were
// seen once make room: the frequent stay.
func (c *codeStats) path(target string) {
	target, _, _ = strings.Cut(target, "?")
	if len(target) > maxPath {
		target = string(shorten(mask(target), maxPath))
	}
	if c.paths == nil {
		c.paths = map[string]int{}
	}
	if _, known := c.paths[target]; !known && len(c.paths) >= maxPaths {
		for p := range c.paths {
			if c.paths[p]--; c.paths[p] <= 0 {
				delete(c.paths, p)
			}
		}
		return
	}
	c.paths[strings.Clone(target)]++
}

func (l *LogStats) finish() {
	for digits, c := range l.codes {
		out := CodeCount{Code: digits, Count: c.count}
		if len(c.paths) > 0 {
			out.Paths = pathCounts(c.paths)
		}
		slices.SortFunc(out.Paths, func(a, b PathCount) int {
			if a.Count != b.Count {
				return b.Count - a.Count
			}
			return strings.Compare(a.Path, b.Path)
		})
		out.Paths = out.Paths[:min(topPaths, len(out.Paths))]
		l.Codes = append(l.Codes, out)
	}
	slices.SortFunc(l.Codes, func(a, b CodeCount) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(a.Code, b.Code)
	})
	l.time.fill(l)
}

// timeline counts entries by time, in steps that grow with the span of the log.
type timeline struct {
	step   int64
	counts map[int64]*[6]int // by start
}

// steps are the widths of buckets, in seconds: they look natural on an axis.
var steps = []int64{1, 5, 15, 60, 300, 900, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 24 * 3600, 7 * 24 * 3600, 28 * 24 * 3600}

func (t *timeline) count(at int64, class int) {
	start := at - mod(at, t.step)
	c := t.counts[start]
	if c == nil {
		c = &[6]int{}
		t.counts[start] = c
		if len(t.counts) > 4096 {
			t.widen()
			t.count(at, class)
			return
		}
	}
	c[class]++
}

func mod(a, b int64) int64 { return (a%b + b) % b }

// widen goes to the next width.
func (t *timeline) widen() {
	next := t.step * 2
	for _, s := range steps {
		// Each width in the list is a multiple of those before it, but for few.
		if s > t.step && s%t.step == 0 {
			next = s
			break
		}
	}
	t.step = next
	merged := map[int64]*[6]int{}
	for at, c := range t.counts {
		start := at - mod(at, t.step)
		if merged[start] == nil {
			merged[start] = &[6]int{}
		}
		for i := range c {
			merged[start][i] += c[i]
		}
	}
	t.counts = merged
}

// fill writes the buckets, at most maxBuckets, without gaps.
func (t *timeline) fill(l *LogStats) {
	if len(t.counts) == 0 {
		return
	}
	var first, last int64
	span := func() int64 {
		set := false
		for at := range t.counts {
			if !set || at < first {
				first = at
			}
			if !set || at > last {
				last = at
			}
			set = true
		}
		return (last-first)/t.step + 1
	}
	n := span()
	l.First, l.Last = stamp(first), stamp(last)
	for n > maxBuckets {
		t.widen()
		n = span()
	}
	l.Step = t.step
	for at := first; at <= last; at += t.step {
		b := Bucket{Start: stamp(at)}
		if c := t.counts[at]; c != nil {
			b.Classes = *c
		}
		l.Buckets = append(l.Buckets, b)
	}
}

func stamp(at int64) string { return time.Unix(at, 0).UTC().Format("2006-01-02T15:04:05Z") }
