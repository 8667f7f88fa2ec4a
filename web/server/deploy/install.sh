#!/bin/sh
# Makes sure that the named programs are there, as packages of the same names of
# the distribution: sh web/server/deploy/install.sh nginx caddy
set -eu
missing=
for name in "$@"; do
	command -v "$name" >/dev/null 2>&1 || missing="$missing $name"
done
[ -n "$missing" ] || exit 0
sudo=
[ "$(id -u)" -eq 0 ] || sudo="sudo -n"
echo "installing$missing from the distribution's packages" >&2
# Their services must not start: only the tests' own servers are wanted.
$sudo apt-get update -qq >&2
# shellcheck disable=SC2086
RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >&2
for name in $missing; do
	command -v "$name" >/dev/null 2>&1 || { echo "could not install $name" >&2; exit 1; }
done
