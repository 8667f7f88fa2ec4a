#!/bin/sh
# Checks that need no build: formatting, vet for both targets, generated files.
set -eu
unformatted=$(gofmt -l .)
if [ -n "$unformatted" ]; then
	echo "not formatted with gofmt:" >&2
	echo "$unformatted" >&2
	exit 1
fi
go vet ./...
GOOS=js GOARCH=wasm go vet ./app ./catalog ./cmd/wasm
