# Everything that StatusDeck needs to build, run and prove itself. Go 1.26 is the
# only thing that has to be there; the tests install Chromium where they may.

ADDR ?= localhost:8080
BASE ?= /
ORIGIN ?=
# QUICK=1 builds in seconds and larger: for working on the site.
QUICK ?=
# SLIM=0 builds the browser program with go-app as it is; see web/wasm/slim.
SLIM ?= 1

export CGO_ENABLED ?= 0
GOROOT := $(shell go env GOROOT)
WASM_EXEC := $(GOROOT)/lib/wasm/wasm_exec.js
# Nothing about the machine or the moment may end up in what is built.
BUILD := go build -trimpath -buildvcs=false

.PHONY: run test check-js build wasm dist generate bench icons screenshots clean

run: build ## build all, serve on ADDR
	bin/statusdeck serve -addr $(ADDR)

test: ## everything, real browser included
	sh web/test/e2e/chromium.sh
	sh .ci/check.sh
	$(MAKE) check-js
	go mod verify
	$(MAKE) build
	$(if $(filter 0,$(SLIM)),,$(MAKE) check-size)
	go test -count=1 -timeout 30m ./...
	sh .ci/race.sh
	sh .ci/fuzz.sh

check-js: ## types, lint and unit tests of the JavaScript; needs Node
	sh web/tools/js/check.sh

build: build/app.wasm build/explain.wasm ## bin/statusdeck, one binary with the site inside
	$(BUILD) -o build/bootstrap ./cmd/statusdeck
	build/bootstrap build -wasm build/app.wasm -explain-wasm build/explain.wasm -wasm-exec $(WASM_EXEC) -cache build/cache $(if $(QUICK),-quick) -archive web/site/embedded/site.zip
	$(BUILD) -tags embedsite -o bin/statusdeck ./cmd/statusdeck

wasm: build/app.wasm ## the browser program only

# go build itself knows whether anything has changed.
WASM_BUILD := GOOS=js GOARCH=wasm $(BUILD) -ldflags='-s -w -buildid='
.PHONY: build/app.wasm
build/app.wasm:
ifeq ($(SLIM),0)
	$(WASM_BUILD) -o $@ ./cmd/wasm
else
	go run ./web/wasm/slim -out build/slim
	$(WASM_BUILD) -modfile=build/slim/go.mod -o build/linked.wasm ./cmd/wasm
	go run ./web/wasm/slim -strip build/linked.wasm -o $@
endif

# The program behind the explain page: without go-app, loaded by that page only.
.PHONY: build/explain.wasm
build/explain.wasm:
ifeq ($(SLIM),0)
	$(WASM_BUILD) -o $@ ./cmd/explainwasm
else
	$(WASM_BUILD) -o build/explain-linked.wasm ./cmd/explainwasm
	go run ./web/wasm/slim -strip build/explain-linked.wasm -o $@
endif

dist: build ## static site in dist/, for any web server
	bin/statusdeck build -out dist -base $(BASE) $(if $(ORIGIN),-origin $(ORIGIN)) -cache build/cache

generate: ## Go literals from the files in catalog/
	go generate ./catalog

RECORD := go run ./web/test/bench/record
bench: build ## search, each key, pages, Lighthouse beside their peers; writes web/test/bench/RESULTS.md
	sh web/test/e2e/chromium.sh
	sh web/test/audit/install.sh
	$(RECORD) -name "A query" -as "make bench" -- go run ./web/test/bench/search
	$(MAKE) bench-page bench-lighthouse bench-keys

icons: ## PNG icons from the SVG sources
	go run ./web/tools/icons

screenshots: build ## pictures of the page types in build/screenshots/
	go run -tags embedsite ./web/tools/screenshots -out build/screenshots

clean:
	rm -rf bin build dist web/site/embedded/site.zip

.PHONY: bench-serve test-deploy

bench-serve: build ## load on loopback: our server, Caddy and nginx
	sh web/server/deploy/install.sh nginx caddy wrk
	go run ./web/test/bench/serve -statusdeck bin/statusdeck

test-deploy: build ## the same requests to our server, nginx and Caddy, as configured by a build
	sh web/server/deploy/install.sh nginx caddy
	go test -tags deploy -count=1 -v ./web/server/deploy -statusdeck $(CURDIR)/bin/statusdeck

.PHONY: audit test-browsers

AUDIT ?=
audit: build ## the built site by auditors that others wrote; AUDIT='-only nu,axe' for some of them
	sh web/test/audit/install.sh
	node web/test/audit/audit.mjs $(AUDIT)

.PHONY: size check-size

SIZE := go run ./web/wasm/size -wasm build/app.wasm $(if $(filter 0,$(SLIM)),,-modfile build/slim/go.mod)

size: build/app.wasm ## what the browser program is made of, by package; UPDATE=1 notes it
	$(SIZE) $(if $(UPDATE),-update)

check-size: build/app.wasm ## fails when the browser program is over its budget, and says what grew
	$(SIZE) -check

.PHONY: test-docs-sites

test-docs-sites: build ## the widget in real sites: plain, MkDocs, Material, Sphinx, Hugo, VitePress
	sh web/test/e2e/chromium.sh
	sh web/widget/install.sh
	go test -tags docssites -count=1 -v -run TestDocsSites ./web/test/e2e

.PHONY: bench-embed

bench-embed: build ## 100 elements of the widget on a page: tasks and layout shift, beside the page without
	sh web/test/e2e/chromium.sh
	$(RECORD) -name "100 elements of the widget" -as "make bench-embed" -goals -- go run -tags embedsite ./web/test/bench/embed

.PHONY: bench-page bench-lighthouse bench-keys

PAGE := go run ./web/test/bench/page -statusdeck bin/statusdeck
bench-page: build ## loading, first key and memory of the pages, beside their peers
	$(RECORD) -name "Loading" -as "make bench-page" -- $(PAGE) -only loading
	$(RECORD) -name "First key" -as "make bench-page" -- $(PAGE) -only keys
	$(RECORD) -name "Memory" -as "make bench-page" -- $(PAGE) -only memory -searches 5000 -navigations 2000

bench-lighthouse: build ## Lighthouse, medians of 5, beside the same pages without scripts
	sh web/test/audit/install.sh
	$(RECORD) -name "Lighthouse" -as "make bench-lighthouse" -- node web/test/audit/medians.mjs

bench-keys: build ## each key in Chromium, beside a MiniSearch page and one without search
	$(RECORD) -name "A key" -as "make bench-keys" -goals -- go run ./web/test/bench/keys -statusdeck bin/statusdeck

test-browsers: build ## load, theme, search, navigation, embedding, offline in Chromium, Firefox and WebKitGTK
	sh web/test/audit/install.sh firefox webkit
	node web/test/audit/browsers.mjs $(BROWSERS)

.PHONY: fuzz race cover vuln licences

fuzz: ## every fuzz target for FUZZTIME (4s) each
	sh .ci/fuzz.sh

race: ## all tests outside the browser with the race detector
	sh .ci/race.sh

cover: ## statements covered by the tests outside the browser, per package
	go test -count=1 -cover $$(go list ./... | grep -v /web/test/e2e)

vuln: ## known vulnerabilities in what is called; asks the Go vulnerability database
	go run golang.org/x/vuln/cmd/govulncheck@v1.9.0 ./...

licences: ## .github/LICENCES.md, the licences of all dependencies
	go run ./web/tools/licences

.PHONY: test-visual

test-visual: build ## screenshots against committed ones; UPDATE=1 takes them anew
	sh web/test/audit/install.sh
	node web/test/audit/audit.mjs -only visual $(if $(UPDATE),-update)
