#!/bin/sh
# Tests again with the race detector, which needs a C compiler.
set -eu
command -v "${CC:-gcc}" >/dev/null 2>&1 || {
	sudo=
	[ "$(id -u)" -eq 0 ] || sudo="sudo -n"
	$sudo apt-get update -qq >&2 && $sudo apt-get install -y -qq --no-install-recommends gcc libc6-dev >&2 ||
		{ echo "the race detector needs a C compiler: sudo apt-get install gcc libc6-dev" >&2; exit 1; }
}
# The packages that start goroutines, or are used by several at once. The others
# have none, and some of them read inputs of 50 MB, which takes the detector minutes.
CGO_ENABLED=1 go test -race -count=1 -timeout 20m ./catalog ./catalog/search ./cmd/... ./web/server/... ./web/site ./web/server/deploy
# The pages are compressed side by side.
CGO_ENABLED=1 go test -race -count=1 -timeout 20m -run 'TestTwoBuildsAreIdentical' ./web/build
