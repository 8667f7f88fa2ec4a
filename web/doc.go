// Package web describes the folders that make and serve the site. It has no code.
//
//   - build/   the pipeline: prerenders every route, then writes head, fragments,
//     JSON, manifest, service worker, and the compressed variants
//   - assets/  what is written by hand for the browser: css, js, icons
//   - site/    what a build is: the files in memory, and the copy inside the binary
//   - server/  the HTTP handler over a built site, its conformance table, and the
//     configuration for other hosts (deploy/)
//   - openapi/ descriptions and links for the responses of OpenAPI documents
//   - widget/  what other sites embed: loader, elements, examples
//   - wasm/    what makes the browser program small: the cut-down go-app, the
//     line-table cut, the size report
//   - test/    tests in real browsers (e2e/), third-party auditors (audit/), benchmarks (bench/)
//   - tools/   programs for maintainers: screenshots, icons, licences, the checks of
//     JavaScript (js/)
package web
