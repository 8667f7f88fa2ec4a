// Package web makes and serves the static site.
//
//   - assets/   what is written by hand for the browser: styles, boot script,
//     service worker, icons
//   - build.go  the pipeline: prerender every route, hash, compress
//   - render.go a page's HTML from app's components
//   - documents.go the pages that are prerendered only: comparisons, the guided path
//   - site/     the built files in memory, with their compressed variants
//   - server/   the HTTP handler over them
//   - embedded/ the built site inside the binary
//   - slim/     go-app cut down to what the browser program needs
//   - size/     what the browser program is made of, and its budget
//   - e2e/      the tests in a real browser
package web
