//go:build deploy || h2spec

package deploy_test

import "flag"

var binary = flag.String("statusdeck", "", "path of the built binary")
