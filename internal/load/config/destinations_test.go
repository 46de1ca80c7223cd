package config_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
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
[destinations.store]
to = "s3://record-site/www"
endpoint = "https://s3.record.ngo/"
region = "auto"
[destinations.host]
to = "sftp://mina@record.ngo:2222/~/www"
`)
	want := []config.Destination{
		{Name: "main", Destination: destination.Destination{Kind: destination.Git, URL: "https://record.ngo/a.git", Branch: "pages"}},
		{Name: "stick", Destination: destination.Destination{Kind: destination.Folder, Path: "/media/stick"}, Keep: config.DefaultKeep},
		{
			Name: "store", Destination: destination.Destination{Kind: destination.S3, Bucket: "record-site", Prefix: "www/"},
			Endpoint: "https://s3.record.ngo", Region: "auto", Keep: config.DefaultKeep,
		},
		{
			Name: "host", Destination: destination.Destination{Kind: destination.SFTP, User: "mina", Host: "record.ngo", Port: "2222", Path: "www"},
			Keep: config.DefaultKeep,
		},
	}
	if diff := cmp.Diff(want, cfg.Destinations); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if _, ok := cfg.FindDestination("stick"); !ok || cfg.SuggestDestination("mian") != "main" {
		t.Error("a name is not found")
	}
}

func TestMistakesOfDestinations(t *testing.T) {
	for name, test := range map[string]struct{ src, want string }{
		"ftp":         {`to = "ftp://host/www"`, "4:6-22 error invalid-value: FTP is not supported: it sends the password in clear {most such hosts also take sftp://USER@HOST/FOLDER}"},
		"keep":        {"to = \"a\"\nkeep = -1", "5:8-10 error invalid-value: this must be a whole number from 0 {write 0 to keep none}"},
		"nothing":     {"keep = 1", `3:1-20 error missing-key: "to" is missing {add to = "s3://record-site"}`},
		"key in to":   {`to = "s3://key:hunter2@bucket"`, "4:6-31 error secret: an address holds no keys {" + whereKeys + "}"},
		"password":    {`to = "sftp://mina:hunter2@host/www"`, "4:6-36 error secret: an address holds no password {take it out; the keys of ssh and its agent are used}"},
		"secret":      {"to = \"s3://bucket\"\nsecret_key = \"hunter2\"", `5:1-11 error secret: "secret_key" does not belong here: config.toml is no place for secrets {` + whereKeys + "}"},
		"AWS's name":  {"to = \"s3://bucket\"\nAWS_ACCESS_KEY_ID = \"hunter2\"", `5:1-18 error secret: "AWS_ACCESS_KEY_ID" does not belong here: config.toml is no place for secrets {` + whereKeys + "}"},
		"an endpoint": {"to = \"s3://bucket\"\nendpoint = \"https://key:hunter2@host\"", "5:12-38 error secret: an address holds no keys {" + whereKeys + "}"},
		"a path":      {"to = \"s3://bucket\"\nendpoint = \"https://host/bucket\"", `5:12-33 error invalid-url: the address of a store has no path {the bucket and the folder stand in to = "s3://BUCKET/FOLDER"}`},
		"in clear":    {"to = \"s3://bucket\"\nendpoint = \"http://host\"", "5:12-25 error invalid-url: what is sent by http can be read and changed on the way {write https://}"},
		"no address":  {"to = \"s3://bucket\"\nendpoint = \"host\"", "5:12-18 error invalid-url: this is no address of a store {write https:// and the name of the host, as the store's own pages give it for S3}"},
		"not a store": {"to = \"/media/stick\"\nregion = \"auto\"", "5:10-16 warning invalid-value: this says something only of an address that begins with s3:// {delete the line}"},
	} {
		_, list := config.Parse("config.toml", []byte(start+"[destinations.main]\n"+test.src+"\n"))
		if got := lines(list); len(got) != 1 || got[0] != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
		var shown bytes.Buffer
		source := func(string) ([]byte, error) { return []byte(start + "[destinations.main]\n" + test.src + "\n"), nil }
		if err := diag.WriteText(&shown, list, source, diag.TextOptions{}); err != nil || strings.Contains(shown.String(), "hunter2") {
			t.Errorf("%s: %v\n%s", name, err, shown.String())
		}
	}
}

const whereKeys = "take them out; they are read from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or from a file: see \"annals help publishing\""
