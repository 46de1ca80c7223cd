// Annals makes a timeline site from a folder of Markdown entries. The program is
// package cli, so that tests can run it as a function.
package main

import (
	"os"

	"annals/internal/cli"
)

func main() {
	cli.PaceCollector(os.Getenv)
	os.Exit(cli.Main(os.Args[1:], cli.Env{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv}))
}
