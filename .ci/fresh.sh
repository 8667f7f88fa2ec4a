#!/usr/bin/env bash
# What a stranger does first: clones the last commit and types `make run`. Nothing is
# downloaded or built beforehand; the user is not root if this script may change
# user; the path has a space in it; there is no git, Node or C compiler.
set -eu
cd "$(dirname "$0")/.."
tmp=$(mktemp -d)
clone="$tmp/status deck"
server=
finish() {
	[ -z "$server" ] || kill -- "-$server" 2>/dev/null || true
	rm -rf "$tmp"
}
trap finish EXIT

git clone -q . "$clone"
mkdir "$tmp/bin" "$tmp/home"
for tool in go make sh awk; do ln -s "$(command -v "$tool")" "$tmp/bin/$tool"; done
stranger=(env -i "PATH=$tmp/bin" "HOME=$tmp/home" GOFLAGS=-modcacherw)
for name in GOPROXY GOSUMDB GONOSUMDB GOPRIVATE GOINSECURE SSL_CERT_FILE HTTPS_PROXY https_proxy NO_PROXY no_proxy; do
	value=$(printenv "$name" || go env "$name" 2>/dev/null || true)
	[ -z "$value" ] || stranger+=("$name=$value")
done
stranger+=("GOTOOLCHAIN=$(go env GOTOOLCHAIN)")
if [ "$(id -u)" -eq 0 ]; then
	chmod 755 "$tmp"
	chown -R nobody "$tmp/home" "$clone"
	stranger=("$(command -v setpriv)" --reuid=nobody --regid=nogroup --clear-groups "${stranger[@]}")
fi
cd "$clone"

# A background job of its own process group, so that it can be ended with its children.
set -m
"${stranger[@]}" make run ADDR=localhost:0 >"$tmp/log" 2>&1 &
server=$!
set +m
for _ in $(seq 900); do
	grep -q '^StatusDeck is at' "$tmp/log" && break
	kill -0 "$server" 2>/dev/null || { cat "$tmp/log" >&2; echo "fresh clone: make run failed" >&2; exit 1; }
	sleep 1
done
url=$(sed -n 's/^StatusDeck is at //p' "$tmp/log")
[ -n "$url" ] || { cat "$tmp/log" >&2; echo "fresh clone: make run does not answer after 15 minutes" >&2; exit 1; }

# get PATH TEXT: the file at PATH has TEXT in it.
get() {
	curl -fsS "$url$1" | grep -a "$2" >/dev/null || { echo "fresh clone: $url$1 does not contain $2" >&2; exit 1; }
}
get status/404/ 'Not Found'
program=$(curl -fsS "${url}sw.js" | sed -n 's|.*\(assets/app\.[0-9a-f]*\.wasm\).*|\1|p')
[ -n "$program" ] || { echo "fresh clone: the service worker does not list the browser program" >&2; exit 1; }
get "$program" asm
get embed/v1/statusdeck.js http-status
get embed/v1/404.html 'Not Found'
kill -- "-$server"
wait "$server" 2>/dev/null || true
server=
echo "fresh clone: make run serves the site, its program and the widget (${SECONDS}s)"

# The tests need nothing but Go, and no network once the modules are there.
"${stranger[@]}" go mod download
began=$SECONDS
"${stranger[@]}" GOPROXY=off go test ./... >"$tmp/log" 2>&1 || { grep -v '^ok\|no test files' "$tmp/log" >&2; echo "fresh clone: go test ./... failed" >&2; exit 1; }
echo "fresh clone: go test ./... passes ($((SECONDS - began))s)"
