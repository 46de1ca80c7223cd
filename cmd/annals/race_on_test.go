//go:build race

package main

// slowness is how much slower and larger programs are that look for data races.
const slowness = 16
