package main

import "runtime/debug"

const (
	// ballast is memory that is reserved and never touched, in bytes: it takes
	// addresses, but no memory of the machine. The collector runs when the heap
	// has grown by a share of itself; with the ballast that share is about the
	// same 12 MB with ten connections as with a thousand, where without it the
	// few would pay with time and the many with memory.
	ballast = 64 << 20
	// collectAt is that share in percent.
	collectAt = 15
)

// reserved keeps the ballast in use.
var reserved []byte

// spareMemory keeps the memory of a server small.
func spareMemory() {
	reserved = make([]byte, ballast)
	debug.SetGCPercent(collectAt)
	debug.FreeOSMemory() // what reading the site left behind
}
