// Package conformance is one table of requests that every server of a built site
// must answer in the same way: the handler of package server, and nginx and
// Caddy with the configurations that package deploy writes. The requests go over
// a real connection, byte by byte as the table has them: what is hostile must
// not be tidied up by a client library on its way.
package conformance
