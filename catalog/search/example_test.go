package search_test

import (
	"fmt"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/search"
)

// Whatever people have at hand leads to the code: a symptom, a constant of some
// language, a typing mistake.
func ExampleRun() {
	for _, query := range []string{"HTTP_308", "payload too large", "StatusTeapot", "unathorized", "nginx 499"} {
		best := search.Run(query, search.Filter{}).Results[0]
		fmt.Println(best.Status.Code, best.Reason)
	}
	// Output:
	// 308 number
	// 413 former name "Payload Too Large"
	// 418 constant http.StatusTeapot
	// 401 phrase
	// 499 number
}

// Filters can be given, typed, or both.
func ExampleRun_filters() {
	a := search.Run("timeout vendor:cloudflare", search.Filter{Class: "5xx"})
	fmt.Println(a.Text, a.Filter.Class, a.Filter.Origin)
	for _, r := range a.Results[:2] {
		fmt.Println(r.Status.Code, r.Status.Phrase)
	}
	// Unordered output:
	// timeout 5xx cloudflare
	// 522 Connection Timed Out
	// 524 A Timeout Occurred
}

// A comparison puts both codes on top and brings the rule that tells them apart.
func ExampleRun_comparison() {
	a := search.Run("unauthorized vs forbidden", search.Filter{})
	fmt.Println(a.Results[0].Status.Code, a.Results[1].Status.Code)
	fmt.Println(len(a.Pairs), "rule for", a.Pairs[0].A, "and", a.Pairs[0].B)
	// Output:
	// 401 403
	// 1 rule for 401 and 403
}

// A number that nobody has assigned is explained by its class.
func ExampleRun_unassigned() {
	a := search.Run("471", search.Filter{})
	fmt.Println(a.Unassigned, "is treated as", catalog.ClassOf(a.Unassigned).Generic())
	fmt.Println(a.Closest[0].Status.Code, a.Closest[0].Reason)
	// Output:
	// 471 is treated as 400
	// 400 stands for its class
}

// Marks are byte offsets, ready for <mark> elements.
func ExampleRun_marks() {
	best := search.Run("gone", search.Filter{}).Results[0]
	for _, m := range best.Marks {
		if m.In == search.MarkPhrase {
			fmt.Printf("<mark>%s</mark>\n", best.Status.Phrase[m.Start:m.End])
		}
	}
	// Output: <mark>Gone</mark>
}
