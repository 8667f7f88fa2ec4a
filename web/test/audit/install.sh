#!/bin/sh
# Makes sure that the auditors are there: the npm packages of package-lock.json
# with their exact versions, Java for the Nu checker, and the browsers named as
# arguments: sh web/test/audit/install.sh firefox webkit
set -eu
cd "$(dirname "$0")"
sh ../e2e/chromium.sh

missing=
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need node nodejs
need npm npm
need java default-jre-headless
for browser in "$@"; do
	case $browser in
	firefox) need firefox-esr firefox-esr ;;
	webkit)
		need WebKitWebDriver webkit2gtk-driver
		need Xvfb xvfb
		;;
	*) echo "install.sh: no browser $browser; firefox or webkit" >&2 && exit 2 ;;
	esac
done
if [ -n "$missing" ]; then
	sudo=
	[ "$(id -u)" -eq 0 ] || sudo="sudo -n"
	echo "installing$missing from the distribution's packages" >&2
	$sudo apt-get update -qq >&2
	# shellcheck disable=SC2086
	DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >&2
fi

# npm ci starts from nothing each time; once is enough per lock file.
if ! cmp -s package-lock.json node_modules/.installed-lock; then
	npm ci --no-fund --no-audit
	cp package-lock.json node_modules/.installed-lock
fi
