package main

import (
	"errors"
	"os/exec"
	"strings"
	"testing"
)

func TestSearchExits(t *testing.T) {
	for _, c := range []struct {
		args   string
		code   int
		stdout string // what it starts with
	}{
		{"not found -n 1", 0, "404 Not Found"},
		{"-n 1 not found", 0, "404 Not Found"},
		{"not found -n 1 -json", 0, `[{"code":404,`},
		{"-json qxzvbn", 1, "[]"},
		{"qxzvbn -json", 1, "[]"},
		{"qxzvbn", 1, ""},
		{"vendor:nope -n 1", 0, "000"},
	} {
		cmd := statusdeck(t, append([]string{"search"}, strings.Fields(c.args)...)...)
		out, err := cmd.Output()
		code := 0
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			code = exit.ExitCode()
		}
		if code != c.code || !strings.HasPrefix(string(out), c.stdout) {
			t.Errorf("search %s: exit code %d, output %.40q, want %d, %q", c.args, code, out, c.code, c.stdout)
		}
	}
}
