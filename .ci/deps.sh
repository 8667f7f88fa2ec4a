#!/bin/sh
# Checks that the programs a task needs are installed. When some are missing, it names
# them and the line that installs them; with -install it installs the packages of
# Debian or Ubuntu.
#
#	sh .ci/deps.sh [-install] test|audit|browsers|docs|hosts|deploy...
set -eu
install=
if [ "${1:-}" = -install ]; then
	install=1
	shift
fi
# On Ubuntu the browsers have other names; its packages are snaps.
chromium_package=chromium firefox_package=firefox-esr
if grep -qs '^ID=ubuntu' /etc/os-release; then chromium_package=chromium-browser firefox_package=firefox; fi
missing=
# need PACKAGE COMMAND...: the package is missing when none of the commands exists.
need() {
	package=$1
	shift
	for command in "$@"; do
		if command -v "$command" >/dev/null 2>&1; then return; fi
	done
	case " $missing " in *" $package "*) ;; *) missing="$missing $package" ;; esac
}
need_chromium() { need "$chromium_package" "${CHROMIUM:-chromium}" chromium-browser google-chrome google-chrome-stable; }
need_node() { need nodejs node && need npm npm; }
for task in "$@"; do
	case $task in
	test)
		need_chromium
		need_node
		# Tests of layout expect fonts of usual widths: those that Debian's Chromium recommends.
		fc-list 2>/dev/null | grep -qi liberation || missing="$missing fontconfig fonts-liberation"
		# The race detector links with C.
		echo '#include <stdlib.h>' | "${CC:-gcc}" -E - >/dev/null 2>&1 || missing="$missing gcc libc6-dev"
		;;
	audit) need_chromium && need_node && need default-jre-headless java ;;
	browsers)
		need "$firefox_package" "${FIREFOX:-firefox-esr}" firefox
		need webkit2gtk-driver WebKitWebDriver
		need xvfb Xvfb
		;;
	docs)
		need_chromium
		need_node
		need mkdocs mkdocs
		need hugo hugo
		need jekyll jekyll
		[ -d /usr/share/doc/jekyll-theme-minima ] || missing="$missing jekyll-theme-minima"
		need python3-sphinx sphinx-build
		/usr/bin/python3 -c 'import sphinxcontrib.httpdomain' >/dev/null 2>&1 || missing="$missing python3-sphinxcontrib.httpdomain"
		# Debian keeps the theme where its own mkdocs looks for it.
		[ -d /usr/share/mkdocs/themes/material ] || python3 -c 'import material' >/dev/null 2>&1 || missing="$missing mkdocs-material"
		;;
	hosts) need nginx nginx && need caddy caddy && need python3 python3 ;;
	deploy) need nginx nginx && need caddy caddy && need wrk wrk && need nghttp2-client h2load ;;
	*)
		echo "deps.sh: unknown task $task; known are test, audit, browsers, docs, hosts and deploy" >&2
		exit 2
		;;
	esac
done
[ -n "$missing" ] || exit 0
if [ -z "$install" ]; then
	echo "Missing:$missing" >&2
	echo "Install them:  make deps DEPS=\"$*\"    (on Debian and Ubuntu: sudo apt-get install$missing)" >&2
	case $missing in *chromium*) echo "or name another Chromium:  export CHROMIUM=/path/to/chrome" >&2 ;; esac
	exit 1
fi
sudo=
[ "$(id -u)" -eq 0 ] || sudo=sudo
echo "Installing$missing with apt-get" >&2
$sudo apt-get update -qq >&2
# RUNLEVEL keeps the services of the packages from starting.
# shellcheck disable=SC2086
$sudo env RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
