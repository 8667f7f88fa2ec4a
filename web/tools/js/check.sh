#!/bin/sh
# Checks the JavaScript of web/: types, lint, unit tests. Installs the checkers with
# the versions of package-lock.json.
set -eu
cd "$(dirname "$0")"
sh ../../../.ci/npm.sh .
node_modules/.bin/tsc -p tsconfig.json
node_modules/.bin/tsc -p tsconfig.worker.json
node_modules/.bin/tsc -p tsconfig.npm.json
cd ../..
tools/js/node_modules/.bin/eslint -c tools/js/eslint.config.mjs --max-warnings 0 assets test tools widget/npm
# The test of the prefilter reads the table that a build makes.
(cd .. && mkdir -p build && go run ./web/tools/prefilter build/prefilter.json)
PREFILTER=../build/prefilter.json node --test assets/test/ widget/loader/test/
