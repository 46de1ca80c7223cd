//go:build !race

package main

// slowness is the factor by which the race detector slows programs down.
const slowness = 1
