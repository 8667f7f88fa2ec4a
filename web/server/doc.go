// Package server serves a built site over HTTP: files, their compressed
// variants, redirects to canonical addresses, and nothing else. A site is a
// finite list of files in memory, so a request can only ever name one of them:
// there is no path to clean, no folder to list and no disk to read.
//
//   - handler.go    which answer a path gets
//   - resource.go   a file made ready: variants, validators, header fields
//   - negotiate.go  which variant a client prefers (Accept-Encoding)
//   - condition.go  what the client has already (If-None-Match and the others)
//   - redirect.go   canonical addresses
//   - fields.go     security and caching rules, shared with package deploy
//   - respond.go    answers that are not files
//
// README.md in this folder has the figures and the commands behind them.
package server
