// Package choose holds the guided path to a status code: short questions in plain
// words that lead, in three to six answers, to the code to send.
//
// The path is a tree. Its inner nodes are questions, its leaves are codes with
// the reason, the section that says so, and the codes that come near with the
// reason against each. One node is one file in catalog/choose/questions; the generator
// checks that every leaf exists, that nothing is unreachable, and that every
// registered code which a server may deliberately send today can be reached.
//
// It is a package of its own so that the browser program, which shows the
// prerendered pages, does not carry it.
package choose

// Start is the ID of the first question.
const Start = "start"

// Node is a question or, at the end of a path, the code to send.
type Node struct {
	// ID names the node, as in the URL /choose/ID/.
	ID string
	// Parent is the ID of the question that leads here, "" for the first one.
	Parent string
	// Label is the answer to the parent's question that leads here.
	Label string
	// Basis is the section that this answer rests on.
	Basis Source

	// Question is what is asked; "" at the end of a path.
	Question string
	// Children lists the IDs of the nodes to which the answers lead.
	Children []string

	// Send is the code to send; 0 for a question.
	Send int
	// Section is what says that the code is right.
	Section Source
	// Near lists the codes that come near, and what rules each out.
	Near []Near

	// Text is HTML: help with a question, may be ""; the reason for a code.
	Text string
}

// Near is a code that comes near.
type Near struct {
	Code int
	// Why says when it would be right, or why it is not: a sentence without the
	// full stop, in which `backticks` mark code.
	Why string
}

// Source is a section of an RFC.
type Source struct {
	// ID names it in short: "rfc9110-15.5.5".
	ID string
	// Title names the RFC, the section and its title.
	Title string
	URL   string
}

// All returns all nodes: each question is followed by everything it leads to. The
// list is shared: treat it as read-only.
func All() []Node { return nodes }

// Lookup returns the node with the given ID, and false when there is none.
func Lookup(id string) (Node, bool) {
	for _, n := range nodes {
		if n.ID == id {
			return n, true
		}
	}
	return Node{}, false
}

// Path returns the nodes from the first question to the given one, both included;
// nil when there is no such node.
func Path(id string) []Node {
	n, ok := Lookup(id)
	if !ok {
		return nil
	}
	return append(Path(n.Parent), n)
}

// Ways returns the leaves at which a code is to be sent, in the order of All.
func Ways(code int) []Node {
	var out []Node
	for _, n := range nodes {
		if n.Question == "" && n.Send == code {
			out = append(out, n)
		}
	}
	return out
}
