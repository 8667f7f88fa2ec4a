//go:build !embedsite

package embedded

var archive []byte
