#!/usr/bin/env bash
# Makes the same release in two clones in different folders, and compares the checksums.
set -eu
cd "$(dirname "$0")/.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
version=$(sed -n 's/^const Version = "\(.*\)"/\1/p' app/version.go)

for clone in one "somewhere else/two"; do
	mkdir -p "$tmp/$clone"
	git clone -q . "$tmp/$clone"
	make -C "$tmp/$clone" -s release VERSION="$version" ORIGIN=https://statusdeck.example ${QUICK:+QUICK=$QUICK} >"$tmp/log" 2>&1 || { cat "$tmp/log" >&2; echo "make release failed" >&2; exit 1; }
done
diff "$tmp/one/build/release/SHA256SUMS" "$tmp/somewhere else/two/build/release/SHA256SUMS" ||
	{ echo "the two releases differ" >&2; exit 1; }
echo "two clones made the same release:"
cat "$tmp/one/build/release/SHA256SUMS"
