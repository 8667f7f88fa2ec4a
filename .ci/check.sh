#!/bin/sh
# Checks that need no build: format, vet and linters, for both targets.
set -eu
tags=e2e,docssites,hosts,deploy,h2spec
mkdir -p build/tools
# The linters, in the versions that .ci/tools.mod pins.
go build -modfile=.ci/tools.mod -o build/tools/ tool

none() { # none MESSAGE: fails when standard input is not empty.
	found=$(cat)
	[ -z "$found" ] || { printf '%s\n%s\n' "$1" "$found" >&2; exit 1; }
}
build/tools/gofumpt -l app catalog web cmd | none "not formatted with gofumpt (build/tools/gofumpt -w FILE):"
go vet -tags "$tags" ./...
build/tools/staticcheck -tags "$tags" ./...
build/tools/actionlint .github/workflows/*.yml
build/tools/deadcode -test -tags "$tags" ./... | none "dead code:"

# The browser programs, with the go-app that they are built with: see web/wasm/slim.
go run ./web/wasm/slim -out build/slim
export GOOS=js GOARCH=wasm
programs='./app/... ./catalog/... ./cmd/wasm ./cmd/explainwasm'
go vet $programs
go vet -tags searchonly $programs
go vet -modfile=build/slim/go.mod github.com/maxence-charriere/go-app/v10/pkg/app ./cmd/wasm
build/tools/staticcheck $programs
