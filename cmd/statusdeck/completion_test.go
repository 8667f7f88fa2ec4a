//go:build e2e

package main

import (
	"os/exec"
	"testing"
)

// It needs bash, which `go test ./...` does not.
func TestBashCompletesCommandsFlagsAndCodes(t *testing.T) {
	script := runLine(t, env{}, "completion", "bash").out + `
COMP_WORDS=(statusdeck show 40); COMP_CWORD=2; _statusdeck; echo "${COMPREPLY[@]}"
COMP_WORDS=(statusdeck exp); COMP_CWORD=1; _statusdeck; echo "${COMPREPLY[@]}"
COMP_WORDS=(statusdeck show -j); COMP_CWORD=2; _statusdeck; echo "${COMPREPLY[@]}"
`
	out, err := exec.Command("bash", "-c", script).CombinedOutput()
	if want := "400 401 402 403 404 405 406 407 408 409\nexplain\n-json\n"; err != nil || string(out) != want {
		t.Errorf("bash completes %q, %v; want %q", out, err, want)
	}
}
