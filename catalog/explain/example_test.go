package explain_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/statusdeck/statusdeck/catalog/explain"
)

func ExampleRun() {
	recorded := "HTTP/1.1 405 Method Not Allowed\r\n" +
		"Date: Tue, 24 Nov 2026 10:00:00 GMT\r\n" +
		"Set-Cookie: session=4711\r\n\r\n"
	r, err := explain.Run(context.Background(), strings.NewReader(recorded), explain.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Summary())
	for _, g := range r.Groups {
		fmt.Println(g.Severity, g.Rule.ID, g.Rule.Cite(), g.Findings[0].Evidence)
	}
	fmt.Println(r.Exchanges[0].Messages[0].Lines[2].Text)
	// Output:
	// 1 exchange: 1 MUST violation
	// MUST 405-allow RFC 9110, section 15.5.6 recorded bytes
	// Set-Cookie: session=•••
}
