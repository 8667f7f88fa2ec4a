#!/bin/sh
# Checks the JavaScript of web/: types, lint, unit tests. Installs the checkers with
# the versions of package-lock.json.
set -eu
cd "$(dirname "$0")"
for name in node npm; do
	command -v "$name" >/dev/null 2>&1 || {
		echo "The checks of JavaScript need $name. Install it and run again, for instance:" >&2
		echo "    sudo apt-get install nodejs npm" >&2
		exit 1
	}
done
# npm ci starts from nothing each time; once per lock file is enough.
if ! cmp -s package-lock.json node_modules/.installed-lock; then
	npm ci --no-fund --no-audit
	cp package-lock.json node_modules/.installed-lock
fi
node_modules/.bin/tsc -p tsconfig.json
node_modules/.bin/tsc -p tsconfig.worker.json
cd ../..
tools/js/node_modules/.bin/eslint -c tools/js/eslint.config.mjs --max-warnings 0 assets test tools
node --test assets/test/
