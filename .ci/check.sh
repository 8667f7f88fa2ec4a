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
GOOS=js GOARCH=wasm go vet ./app ./catalog ./catalog/search ./cmd/wasm ./cmd/explainwasm
# The go-app that the browser program is built with: see web/wasm/slim.
go run ./web/wasm/slim -out build/slim
GOOS=js GOARCH=wasm go vet -modfile=build/slim/go.mod github.com/maxence-charriere/go-app/v10/pkg/app ./cmd/wasm
