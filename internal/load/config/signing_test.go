package config_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/config"
	"annals/internal/testing/sitetest"
)

const (
	keyOne = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
	keyTwo = "RWTBgYJe4sCcHaNYKqVVE5MwJVsmOzQyWcMVVoYQpRM2jBDPGVtPQM9V"
)

func TestSigning(t *testing.T) {
	s := sitetest.Settings(t, start+"[signing]\nkeys = [\""+keyOne+"\", \""+keyTwo+"\"]\n").Signing
	if len(s.Keys) != 2 || s.Keys[0].String() != keyOne || s.Keys[1].String() != keyTwo {
		t.Errorf("the keys are %v", s.Keys)
	}
	if s := sitetest.Settings(t, start).Signing; s.Keys != nil {
		t.Errorf("a site without keys has %v", s.Keys)
	}
}

func TestMistakesOfSigning(t *testing.T) {
	src := start + "[signing]\nkeys = [\"" + keyOne + "\", \"RWQ\", \"" + keyOne + "\", 5]\n"
	_, list := config.Parse("config.toml", []byte(src))
	want := []string{
		`4:69-74 error invalid-value: this is no public key of minisign, which has 56 characters and begins with RW {copy the key from what "annals key show" prints}`,
		`4:76-134 error invalid-value: this key is listed twice {delete one of the two}`,
		`4:136-137 error wrong-type: each item of "keys" must be text, but here it is a whole number {put it in quotes: "5"}`,
	}
	if diff := cmp.Diff(want, lines(list)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if _, list := config.Parse("config.toml", []byte(start+"[signing]\nkeys = []\n")); len(list) != 1 {
		t.Errorf("no keys: %q", lines(list))
	}
	if _, list := config.Parse("config.toml", []byte(start+"[signing]\n")); len(list) != 1 {
		t.Errorf("without the list: %q", lines(list))
	}
}
