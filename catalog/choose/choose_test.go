package choose_test

import (
	"fmt"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/choose"
)

// What developers ask, and where the path ends for them.
func TestFrequentQuestionsHaveTheirAnswer(t *testing.T) {
	for id, want := range map[string]int{
		"invalid-always":       422, // a validation error
		"conflict-duplicate":   409, // the e-mail address is taken
		"remove-soft":          204, // a soft delete
		"missing-soft":         404, // and what comes after it
		"often-client":         429, // the rate limit
		"run-queued":           202, // a job
		"run-ended-elsewhere":  303, // whose result is elsewhere
		"away-planned":         503, // maintenance
		"unknown-here":         401, // no token
		"barred-open":          403, // no right
		"barred-hidden":        404, // nobody may know
		"parallel-field":       412, // a lost update, prevented
		"condition-missing":    428,
		"copy-same":            304,
		"moved-ever-keep":      308,
		"moved-while-keep":     307,
		"created-program":      201,
		"read-empty":           200, // an empty list
		"behind-silent":        504,
		"behind-refused":       502,
		"format-type":          415,
		"large-content":        413,
		"law-authority":        451,
		"locked":               423,
		"hints-yes":            103,
		"connect-upgrade":      101,
		"proto-host":           421,
		"remove-again-unknown": 404,
	} {
		if n, ok := choose.Lookup(id); !ok || n.Send != want {
			t.Errorf("%s leads to %d, want %d", id, n.Send, want)
		}
	}
}

func TestEveryRegisteredCodeThatMayBeSentIsReached(t *testing.T) {
	reached := 0
	for _, s := range catalog.All() {
		if s.Registry != catalog.RegistryRegistered || s.Deprecated || s.SeenBy != catalog.VisibilityClient {
			if len(choose.Ways(s.Code)) > 0 {
				t.Errorf("a path leads to %d", s.Code)
			}
			continue
		}
		reached++
		if len(choose.Ways(s.Code)) == 0 {
			t.Errorf("no path leads to %d", s.Code)
		}
	}
	if reached < 55 {
		t.Errorf("only %d codes count as sendable", reached)
	}
}

func TestParentsAndChildrenAgree(t *testing.T) {
	for _, n := range choose.All() {
		if steps := len(choose.Path(n.ID)) - 1; n.Question == "" && (steps < 3 || steps > 6) {
			t.Errorf("%s is reached with %d answers", n.ID, steps)
		}
		for _, id := range n.Children {
			if child, ok := choose.Lookup(id); !ok || child.Parent != n.ID {
				t.Errorf("%s is a child of %s and has the parent %q", id, n.ID, child.Parent)
			}
		}
	}
	if choose.Path("no-such-node") != nil {
		t.Error("a node that is not there has a path")
	}
}

func ExamplePath() {
	for _, n := range choose.Path("often-client") {
		if n.Label != "" {
			fmt.Println("-", n.Label)
		}
		if n.Question != "" {
			fmt.Println(n.Question)
		} else {
			fmt.Println("Send", n.Send, "by", n.Section.Title)
		}
	}
	// Output:
	// How did the request turn out?
	// - It cannot be carried out the way it was sent
	// What went wrong?
	// - Timing: too often, too slowly, too early, twice
	// What is wrong with the timing?
	// - There are too many requests
	// Who sends too many?
	// - This client, by our rules
	// Send 429 by RFC 6585 (Additional HTTP Status Codes), section 4: 429 Too Many Requests
}
