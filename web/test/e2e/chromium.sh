#!/bin/sh
# Makes sure that there is a Chromium for the tests: takes the one that is there,
# or installs Debian's package when this may be done without asking.
set -eu
for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
	if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
		exit 0
	fi
done
if command -v apt-get >/dev/null 2>&1; then
	sudo=
	[ "$(id -u)" -eq 0 ] || sudo="sudo -n"
	echo "installing Chromium from the distribution's packages" >&2
	if $sudo apt-get update -qq >&2 && $sudo apt-get install -y -qq --no-install-recommends chromium >&2; then
		exit 0
	fi
fi
echo "The tests need Chromium. Install it and run again, for instance:" >&2
echo "    sudo apt-get install chromium" >&2
echo "or name another one:  CHROMIUM=/path/to/chrome make test" >&2
exit 1
