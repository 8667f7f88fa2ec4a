// Command facts compares the catalog with what can be reached from this machine and
// says what differs: the constants of Go, Node.js and Python, packages of the npm
// registry and of the Go module proxy at exact versions, our copy of the IANA
// registry, and the sections of RFCs.
//
//	go run ./catalog/internal/facts              # make facts
//	go run ./catalog/internal/facts -rfc DIR     # DIR has rfc9110.txt and others
//
// It exits with 1 when something differs. What it could not compare it lists by name,
// with the version or date of the copy that was compared when the catalog was written.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/statusdeck/statusdeck/catalog"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "facts:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, w io.Writer) error {
	flags := flag.NewFlagSet("facts", flag.ContinueOnError)
	texts := flags.String("rfc", "", "folder with the texts of RFCs, rfc9110.txt and so on")
	offline := flags.Bool("offline", false, "ask neither the npm registry nor the Go module proxy")
	documents := flags.Bool("documents", false, "list every document that is cited without a comparison")
	if err := flags.Parse(args); err != nil {
		return err
	}
	return compare(ctx, catalog.All(), options{*texts, *offline, *documents}, w)
}

// options say what to compare with.
type options struct {
	texts     string // folder with the texts of RFCs
	offline   bool   // ask no registry
	documents bool   // list cited documents too
}

// compare compares statuses with everything that can be reached, and prints the report.
func compare(ctx context.Context, statuses []*catalog.Status, o options, w io.Writer) error {
	r := newReport(statuses)
	r.language(ctx, "go", "Go net/http", goConstants)
	r.language(ctx, "python", "Python http.HTTPStatus", pythonConstants)
	r.phrases(ctx, "Node.js http.STATUS_CODES", nodePhrases)
	r.packages(ctx, o.offline)
	r.registry()
	r.sections(o.texts)
	r.documents(o.documents)
	return r.print(w)
}
