#!/bin/sh
# Installs the npm packages of a folder, with the versions of its package-lock.json,
# unless they are there: npm ci starts from nothing each time.
set -eu
cd "$1"
if ! cmp -s package-lock.json node_modules/.installed-lock; then
	npm ci --no-fund --no-audit
	cp package-lock.json node_modules/.installed-lock
fi
