#!/bin/sh
# All tests but those in the browser again, with the race detector, which needs a
# C compiler. The tests of package e2e drive other processes.
set -eu
command -v "${CC:-gcc}" >/dev/null 2>&1 || {
	sudo=
	[ "$(id -u)" -eq 0 ] || sudo="sudo -n"
	$sudo apt-get update -qq >&2 && $sudo apt-get install -y -qq --no-install-recommends gcc libc6-dev >&2 ||
		{ echo "the race detector needs a C compiler: sudo apt-get install gcc libc6-dev" >&2; exit 1; }
}
# shellcheck disable=SC2046
CGO_ENABLED=1 go test -race -count=1 -timeout 20m $(go list ./... | grep -v /web/e2e)
