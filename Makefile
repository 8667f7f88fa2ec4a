# StatusDeck's commands, for GNU make; `make help` lists them. Building and running
# need Go 1.26 and nothing else.

ADDR ?= localhost:8080
BASE ?= /
ORIGIN ?=
# QUICK=1 builds in seconds, with larger files: for working on the site.
QUICK ?=
# SLIM=0 builds the browser program with go-app as it is published; see web/wasm/slim.
SLIM ?= 1
# What `make deps` installs the programs for: test, audit, browsers, docs, deploy.
DEPS ?= test
# UPDATE=1 records the present state in the targets that compare with a recorded one.
UPDATE ?=

export CGO_ENABLED ?= 0
WASM_EXEC = $(shell go env GOROOT)/lib/wasm/wasm_exec.js
# The commit is the only thing about the machine or the moment that is built in.
COMMIT := $(shell git describe --always --dirty --abbrev=12 --exclude '*' 2>/dev/null)
BUILD := go build -trimpath -buildvcs=false
LDFLAGS := -X main.commit=$(COMMIT)
# The browser carries what the search needs of the catalog: see catalog/doc.go.
WASM_BUILD := GOOS=js GOARCH=wasm $(BUILD) -tags searchonly -ldflags='-s -w -buildid='
SITE = bin/statusdeck build -base $(BASE) $(if $(ORIGIN),-origin $(ORIGIN)) -cache build/cache
SIZE := go run ./web/wasm/size -wasm build/app.wasm $(if $(filter 0,$(SLIM)),,-modfile build/slim/go.mod)

.PHONY: help run build wasm dist npm demo release generate check check-js test test-slim deps clean \
	audit test-npm test-browsers test-visual test-docs-sites test-hosts test-deploy test-conformance test-release cover vuln fuzz race fresh \
	size check-size bench bench-search bench-keys bench-page bench-lighthouse bench-embed bench-serve \
	facts icons screenshots licences build/app.wasm build/explain.wasm build/published.wasm

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

## Build

run: build ## build everything and serve it on ADDR (localhost:8080); ORIGIN, where people open it
	bin/statusdeck serve -addr $(ADDR) $(if $(ORIGIN),-origin $(ORIGIN))

build: build/app.wasm build/explain.wasm ## bin/statusdeck, one binary with the site inside
	$(BUILD) -o build/bootstrap ./cmd/statusdeck
	build/bootstrap build -wasm build/app.wasm -explain-wasm build/explain.wasm -wasm-exec "$(WASM_EXEC)" -cache build/cache $(if $(QUICK),-quick) -archive web/site/embedded/site.zip
	$(BUILD) -tags embedsite -ldflags '$(LDFLAGS)' -o bin/statusdeck ./cmd/statusdeck

wasm: build/app.wasm ## the browser program only

# go build itself knows whether anything has changed.
build/app.wasm:
ifeq ($(SLIM),0)
	$(WASM_BUILD) -o $@ ./cmd/wasm
else
	go run ./web/wasm/slim -out build/slim
	$(WASM_BUILD) -modfile=build/slim/go.mod -o build/linked.wasm ./cmd/wasm
	go run ./web/wasm/slim -strip build/linked.wasm -o $@
endif

# The program behind the explain page: without go-app, loaded by that page only.
build/explain.wasm:
ifeq ($(SLIM),0)
	$(WASM_BUILD) -o $@ ./cmd/explainwasm
else
	$(WASM_BUILD) -o build/explain-linked.wasm ./cmd/explainwasm
	go run ./web/wasm/slim -strip build/explain-linked.wasm -o $@
endif

# The browser program with go-app as published, for the comparison with the fork.
build/published.wasm:
	$(WASM_BUILD) -o $@ ./cmd/wasm

dist: build ## the static site in dist/, for any web server; BASE, ORIGIN
	$(SITE) -out dist

npm: build ## the npm package in dist-npm/, not published from here
	bin/statusdeck build -only embed -base /STATUSDECK-BASE/ -quick -out build/npm-site
	go run ./web/tools/npm -site build/npm-site -out dist-npm

demo: ## the static site in dist/ for GitHub Pages; ORIGIN=https://OWNER.github.io BASE=/REPO/
	@[ -n "$(ORIGIN)" ] || { echo 'make demo needs ORIGIN, such as ORIGIN=https://statusdeck.github.io BASE=/statusdeck/' >&2; exit 2; }
	$(MAKE) dist

release: build ## binaries, site and widget with checksums in build/release/; VERSION=1.0.0
	go run ./web/tools/release -version "$(VERSION)" -commit "$(COMMIT)" -origin "$(ORIGIN)" -out build/release

generate: ## write the generated files from the Markdown and YAML in catalog/
	go generate ./catalog

clean: ## remove everything that was built
	rm -rf bin build dist web/site/embedded/site.zip

## Check

check: ## format, vet, linters, unit tests, generated files: the inner loop
	sh .ci/check.sh
	go test ./...

check-js: ## types, lint and unit tests of the JavaScript; needs Node
	sh web/tools/js/check.sh

test: ## everything, in a real browser too; needs what `make deps` installs
	sh .ci/deps.sh test
	sh .ci/check.sh
	$(MAKE) check-js
	go mod verify
	$(MAKE) build build/published.wasm
	$(if $(filter 0,$(SLIM)),,$(MAKE) check-size)
	$(MAKE) test-npm
	go test -count=1 -timeout 30m -tags e2e ./...
	go test -count=1 -tags searchonly ./catalog/search
	sh .ci/race.sh
	sh .ci/fuzz.sh

test-slim: build build/published.wasm ## the DOM of the forked go-app and of the published one, compared
	sh .ci/deps.sh test
	go test -tags e2e -count=1 -run TestTheFork ./web/test/e2e

deps: ## install the programs that DEPS (test) needs, from Debian's or Ubuntu's packages
	sh .ci/deps.sh -install $(DEPS)

race: ## tests of what runs concurrently, with the race detector; needs a C compiler
	sh .ci/race.sh

fuzz: ## every fuzz target for FUZZTIME (1000x) each
	sh .ci/fuzz.sh

fresh: ## the README's first command and go test, on a fresh clone of the last commit
	bash .ci/fresh.sh

cover: ## statements covered by the tests outside the browser, per package
	go test -count=1 -cover ./...

vuln: ## known vulnerabilities in what is called; asks the Go vulnerability database
	go run golang.org/x/vuln/cmd/govulncheck@v1.9.0 ./...

size: build/app.wasm ## what the browser program is made of, by package; UPDATE=1 records it
	$(SIZE) $(if $(UPDATE),-update)

check-size: build/app.wasm ## fails when the browser program is over its budget, and says what grew
	$(SIZE) -check

## Audit

audit: build ## third-party auditors on the built site; AUDIT='-only nu,axe' for some of them
	sh .ci/deps.sh audit
	sh .ci/npm.sh web/test/audit
	node web/test/audit/audit.mjs $(AUDIT)

test-npm: npm ## the npm package: its plug-ins, types, and what its tarball installs; needs Node
	sh .ci/npm.sh web/widget/npm/test
	node --test web/widget/npm/test/

test-browsers: build ## what people do, in Chromium, Firefox and WebKitGTK
	sh .ci/deps.sh audit browsers
	sh .ci/npm.sh web/test/audit
	node web/test/audit/browsers.mjs $(BROWSERS)

test-visual: build ## screenshots against recorded ones; UPDATE=1 records them
	sh .ci/deps.sh audit
	sh .ci/npm.sh web/test/audit
	node web/test/audit/audit.mjs -only visual $(if $(UPDATE),-update)

test-docs-sites: npm ## the widget, its npm and its Python package in the sites of eleven generators and frameworks, and in API references
	sh .ci/deps.sh docs
	go test -tags e2e,docssites -count=1 -v -timeout 60m -run 'TestDocsSites|TestNpmSites|TestPresetsKnow|Python|SphinxRole' ./web/test/e2e

test-hosts: build ## offline use and the widget on nginx, Caddy, serve, python's server and Cloudflare's emulation
	sh .ci/deps.sh test hosts
	sh .ci/npm.sh web/test/hosts
	go test -tags e2e,hosts -count=1 -v -timeout 30m -run TestRealHosts ./web/test/e2e

test-deploy: build ## the same requests to our server, nginx and Caddy, as configured by a build
	sh .ci/deps.sh deploy
	go test -tags deploy -count=1 -v ./web/server/deploy -statusdeck "$(CURDIR)/bin/statusdeck"

test-conformance: build ## the server over TLS by h2spec, the conformance test of HTTP/2
	go build -modfile=.ci/h2spec.mod -o build/tools/ tool
	go test -tags h2spec -count=1 -v -run H2spec ./web/server/deploy -statusdeck "$(CURDIR)/bin/statusdeck" -h2spec "$(CURDIR)/build/tools/h2spec"

test-release: ## the release made twice, in clones in different folders: the same bytes
	bash .ci/reproducible.sh

## Measure

# What is measured is the full build, also when the measuring is quick.
FAST := $(QUICK)
bench bench-search bench-keys bench-page bench-lighthouse bench-embed bench-serve: override QUICK :=

bench: bench-search $(if $(FAST),,bench-keys) bench-page bench-lighthouse size ## the benchmarks of the site, each beside its peers; QUICK=1: in five minutes

bench-search: ## a query in WebAssembly, beside MiniSearch
	sh .ci/deps.sh audit
	go run ./web/test/bench/search $(if $(FAST),-starts 5 -samples 3 -repeats 2)

bench-keys: build ## keystroke to painted results, beside a MiniSearch page and one without search
	sh .ci/deps.sh audit
	go run ./web/test/bench/keys -statusdeck bin/statusdeck

bench-page: build ## first key, loading and memory of the pages, beside their peers
	sh .ci/deps.sh audit
	go run ./web/test/bench/page -statusdeck bin/statusdeck $(if $(FAST),-only keys -runs 1)

bench-lighthouse: build ## Lighthouse, beside the same pages without scripts
	sh .ci/deps.sh audit
	sh .ci/npm.sh web/test/audit
	node web/test/audit/medians.mjs $(if $(FAST),-runs 1 -pages /status/404/ -forms mobile)

bench-embed: build ## 100 elements of the widget on a page, beside the page without
	sh .ci/deps.sh audit
	go run -tags embedsite ./web/test/bench/embed

bench-serve: build ## load on loopback: our server, Caddy and nginx
	sh .ci/deps.sh deploy
	go run ./web/test/bench/serve -statusdeck bin/statusdeck

## Maintain

facts: ## compare the catalog with this machine and with package registries; ARGS='-rfc DIR -documents'
	go run ./catalog/internal/facts $(ARGS)

icons: ## PNG icons from the SVG sources
	go run ./web/tools/icons

screenshots: build ## pictures of the page types in build/screenshots/
	go run -tags embedsite ./web/tools/screenshots -out build/screenshots

licences: ## .github/LICENCES.md, the licences of all dependencies
	go run ./web/tools/licences
