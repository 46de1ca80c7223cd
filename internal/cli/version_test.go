package cli

import (
	"runtime/debug"
	"testing"
)

func TestVersionIsWhatWasBuiltIn(t *testing.T) {
	for built, want := range map[string]string{
		"v" + version:                        version,
		"v" + version + "+dirty":             version + "-dev",
		"v0.0.0-20261130210100-5d1b14201234": version + "-dev",
		"(devel)":                            version + "-dev",
		"":                                   version + "-dev",
	} {
		if got := Version(&debug.BuildInfo{Main: debug.Module{Version: built}}); got != want {
			t.Errorf("%q: %s, want %s", built, got, want)
		}
	}
	settings := []debug.BuildSetting{{Key: "vcs.revision", Value: "0123456789abcdef"}, {Key: "vcs.modified", Value: "true"}}
	if got := commit(&debug.BuildInfo{Settings: settings}); got != "commit 0123456789ab with changes, " {
		t.Errorf("%q", got)
	}
	if got := commit(&debug.BuildInfo{}); got != "" {
		t.Errorf("%q", got)
	}
}
