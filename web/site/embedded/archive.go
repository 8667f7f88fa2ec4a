//go:build embedsite

package embedded

import _ "embed"

//go:embed site.zip
var archive []byte
