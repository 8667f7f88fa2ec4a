// Package assets holds what is written by hand for the browser: style sheets,
// scripts and icons. Package build turns them into the files of the site.
package assets

import "embed"

// Files holds the folders css, js, icons and screenshots, and schema.json.
//
//go:embed css icons js screenshots schema.json
var Files embed.FS
