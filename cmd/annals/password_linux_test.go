package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// waitForEcho waits until the terminal shows what is typed, or no longer does.
func (term *terminal) waitForEcho(want bool) {
	term.t.Helper()
	for end := time.Now().Add(hangTimeout); ; time.Sleep(time.Millisecond) {
		state, err := unix.IoctlGetTermios(int(term.keys.Fd()), unix.TCGETS)
		if err != nil {
			term.t.Fatal(err)
		}
		if (state.Lflag&unix.ECHO != 0) == want {
			return
		}
		if time.Now().After(end) {
			term.t.Fatalf("the terminal shows what is typed: %v", !want)
		}
	}
}

func TestPasswordIsTypedUnseen(t *testing.T) {
	site := t.TempDir()
	config := "title = \"T\"\nbase_url = \"https://example.org/\"\n[languages.en]\nname = \"English\"\n"
	if err := os.WriteFile(filepath.Join(site, "config.toml"), []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	newKey := func(name string) *terminal {
		term := inTerminal(t, "annals", "key", "new", "--source", site, "--output", filepath.Join(site, name))
		term.waitForText("Password of the new key: ")
		term.waitForEcho(false)
		return term
	}
	term := newKey("a.key")
	term.sendKeys("canary\n")
	term.waitForText("The same once more: ")
	term.waitForEcho(false)
	term.sendKeys("canary\n")
	term.waitForText("ssh-ed25519 AAAA")
	if strings.Contains(term.screen(), "canary") {
		t.Errorf("the password is shown: %s", term.screen())
	}

	// Stopped at the question, the terminal is as it was, and there is no key.
	term = newKey("b.key")
	term.sendKeys("\x03")
	term.waitForText("stopped:")
	term.waitForEcho(true)
	if _, err := os.Lstat(filepath.Join(site, "b.key")); err == nil {
		t.Error("there is a key")
	}
}
