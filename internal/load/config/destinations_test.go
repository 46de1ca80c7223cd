package config_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/config"
	"annals/internal/publish/destination"
	"annals/internal/testing/sitetest"
)

func TestDestinations(t *testing.T) {
	cfg := sitetest.Settings(t, start+`[destinations.main]
to = "git+https://record.ngo/a.git#pages"
keep = 0
[destinations.stick]
to = "/media/stick"
`)
	want := []config.Destination{
		{Name: "main", Destination: destination.Destination{Kind: destination.Git, URL: "https://record.ngo/a.git", Branch: "pages"}},
		{Name: "stick", Destination: destination.Destination{Kind: destination.Folder, Path: "/media/stick"}, Keep: config.DefaultKeep},
	}
	if diff := cmp.Diff(want, cfg.Destinations); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if _, ok := cfg.FindDestination("stick"); !ok || cfg.SuggestDestination("mian") != "main" {
		t.Error("a name is not found")
	}
}

func TestMistakesOfDestinations(t *testing.T) {
	_, list := config.Parse("config.toml", []byte(start+"[destinations.main]\nto = \"ftp://host/www\"\nkeep = -1\n[destinations.b]\n"))
	want := []string{
		`4:6-22 error invalid-value: FTP is not supported: it sends the password in clear {most such hosts also take SFTP or rsync: see "annals help hosting"}`,
	}
	if got := lines(list); len(got) != 3 || got[0] != want[0] {
		t.Errorf("%q", got)
	}
}
