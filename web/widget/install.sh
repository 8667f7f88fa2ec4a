#!/bin/sh
# Makes sure that the documentation generators of the examples are there, as far
# as the distribution has them. What cannot be installed is skipped by the test,
# with the reason.
set -u
packages=
command -v mkdocs >/dev/null 2>&1 || packages="$packages mkdocs"
python3 -c 'import material' >/dev/null 2>&1 || packages="$packages mkdocs-material"
command -v sphinx-build >/dev/null 2>&1 || packages="$packages python3-sphinx"
command -v hugo >/dev/null 2>&1 || packages="$packages hugo"
command -v npm >/dev/null 2>&1 || packages="$packages npm"
[ -n "$packages" ] || exit 0
sudo=
[ "$(id -u)" -eq 0 ] || sudo="sudo -n"
echo "installing$packages from the distribution's packages" >&2
$sudo apt-get update -qq >&2
for package in $packages; do
	DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$package" >&2 ||
		echo "could not install $package" >&2
done
