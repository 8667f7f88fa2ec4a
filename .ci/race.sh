#!/bin/sh
# Tests with the race detector, which needs a C compiler.
set -eu
# The packages that start goroutines, or are used by several at once. The others
# have none, and some of them read inputs of 50 MB, which takes the detector minutes.
CGO_ENABLED=1 go test -race -count=1 -timeout 20m ./catalog ./catalog/search ./cmd/... ./web/server/... ./web/site
# The pages are compressed side by side.
CGO_ENABLED=1 go test -race -count=1 -timeout 20m -run 'TestTwoBuildsAreIdentical' ./web/build
