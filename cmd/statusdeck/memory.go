package main

import "runtime/debug"

// collectAt is how much the heap may grow, in percent, before it is collected.
// Most of it is the site, which has no pointers and costs the collector nothing,
// so that collecting often is cheap and saves tens of megabytes.
const collectAt = 60

// spareMemory keeps the memory of a server small.
func spareMemory() {
	debug.SetGCPercent(collectAt)
	debug.FreeOSMemory() // what reading the site left behind
}
