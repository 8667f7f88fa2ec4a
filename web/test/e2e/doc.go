// Package e2e holds the end-to-end tests: they start the built binary, open the
// site in a real Chromium and do what people do, the unpleasant things included.
//
// `make test` builds the binary first. A missing browser or binary fails the
// tests; it never skips them.
package e2e
