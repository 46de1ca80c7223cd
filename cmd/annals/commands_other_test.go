//go:build !linux

package main

import "github.com/rogpeppe/go-internal/testscript"

// Scripts that need these use the condition [linux].

func systemCommands() map[string]func(*testscript.TestScript, bool, []string) { return nil }

func systemPrograms() map[string]func() { return nil }
