#!/bin/sh
# Runs every fuzz target that there is, FUZZTIME each. The bound is a number of
# inputs: with a time, Go sometimes ends a sound run with "context deadline exceeded".
set -eu
each=${FUZZTIME:-1000x}
n=0
for package in $(go list ./...); do
	for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
		echo "fuzz $target, $each ($package)"
		go test -run '^$' -fuzz "^$target\$" -fuzztime "$each" "$package" >build/fuzz.log 2>&1 || {
			cat build/fuzz.log >&2
			exit 1
		}
		n=$((n + 1))
	done
done
[ "$n" -gt 0 ] || { echo "no fuzz target found" >&2; exit 1; }
echo "$n fuzz targets, no failure"
