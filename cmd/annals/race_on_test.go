//go:build race

package main

// raceFactor is the factor by which the race detector slows programs down.
const raceFactor = 16
