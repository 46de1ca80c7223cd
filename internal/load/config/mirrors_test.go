package config_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/config"
	"annals/internal/testing/sitetest"
)

// onion is a valid address, of the key 00 01 02 … 1f.
const onion = "aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dyp3kead"

func TestMirrorsAndTheOnionServiceAreNormalised(t *testing.T) {
	c := sitetest.Settings(t, start+`
onion = "HTTP://WWW.`+onion+`.Onion"
mirrors = ["https://Mirror.example.net", "http://example.com:80/annals"]
`)
	if want := "http://www." + onion + ".onion/"; c.Onion != want {
		t.Errorf("onion %q, want %q", c.Onion, want)
	}
	want := []string{"https://mirror.example.net/", "http://example.com/annals/", c.Onion}
	if diff := cmp.Diff(want, c.Elsewhere()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestElsewhereOmitsTheBaseURL(t *testing.T) {
	c := sitetest.Settings(t, start+"onion = \"http://"+onion+".onion/\"\nmirrors = [\"https://a.example/\", \"https://b.example/\"]\n")
	for _, test := range []struct {
		base string
		want []string
	}{
		{"https://example.org/", []string{"https://a.example/", "https://b.example/", c.Onion}},
		{"https://b.example/", []string{"https://a.example/", c.Onion}},
		{c.Onion, []string{"https://a.example/", "https://b.example/"}},
	} {
		moved := *c
		moved.BaseURL = test.base
		if diff := cmp.Diff(test.want, moved.Elsewhere()); diff != "" {
			t.Errorf("built for %s: -want +got:\n%s", test.base, diff)
		}
	}
	if len(c.Mirrors) != 2 {
		t.Errorf("asking changed the mirrors to %v", c.Mirrors)
	}
}

func TestIsOnion(t *testing.T) {
	for address, want := range map[string]bool{
		"http://" + onion + ".onion/": true, "https://" + onion + ".onion:8443/a/": true,
		"https://example.org/": false, "https://onion/": false, "https://example.org/x.onion": false, "": false,
	} {
		if got := config.IsOnion(address); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
}

func TestRealOnionAddressesAreAccepted(t *testing.T) {
	for _, name := range []string{
		"2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid",
		"duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad",
	} {
		sitetest.Settings(t, start+"onion = \"https://"+name+".onion/\"\n")
	}
}

func TestMistakesInOnionAndMirrors(t *testing.T) {
	const copied = "copy it from the file hostname of the onion service"
	const hint = "write http://, the 56 letters and digits of the service's file hostname, and .onion/"
	for _, test := range []struct{ name, src, want string }{
		{"empty onion", `onion = ""`, `3:9-11 error invalid-value: "onion" is empty {write the address of the onion service, or delete the line}`},
		{"onion of the wrong type", `onion = 5`, `3:9-10 error wrong-type: "onion" must be text, but here it is a whole number {put it in quotes: onion = "5"}`},
		{"an onion without scheme", `onion = "` + onion + `.onion"`, `3:9-73 error invalid-url: the address does not begin with https:// {begin it with https://}`},
		{"no onion at all", `onion = "https://example.net/"`, `3:9-31 error invalid-url: this is not the address of an onion service {` + hint + `}`},
		{"version 2", `onion = "http://expyuzz4wqqyqhjn.onion/"`, `3:17-33 error invalid-url: this is an onion address of version 2, which Tor has not served since 2021 {set the onion service up anew: its address will have 56 letters and digits}`},
		{"a letter lost", `onion = "http://` + onion[1:] + `.onion/"`, `3:17-72 error invalid-url: an onion address has 56 letters and digits before .onion, this one 55 {` + copied + `}`},
		{"a digit that base32 lacks", `onion = "http://1` + onion[1:] + `.onion/"`, `3:17-73 error invalid-url: an onion address has only the letters a to z and the digits 2 to 7 {` + copied + `}`},
		{"a letter changed", `onion = "http://B` + onion[1:] + `.onion/"`, `3:17-73 error invalid-url: this onion address has a slip of the pen: its checksum is wrong {` + copied + `}`},
		{"another version", `onion = "http://` + onion[:55] + `e.onion/"`, `3:17-73 error invalid-url: this is an onion address of version 4; only version 3 is in use {` + copied + `}`},
		{"an onion with a query", `onion = "http://` + onion + `.onion/?a"`, `3:9-83 error invalid-url: the address of a site has no part after ? or # {end it before that sign}`},
		{"one mirror, not in a list", `mirrors = "https://a.example/"`, `3:11-31 error wrong-type: "mirrors" must be a list, but here it is text {put it in brackets: mirrors = ["https://a.example/"]}`},
		{"a mirror of the wrong type", `mirrors = ["https://a.example/", 5]`, `3:34-35 error wrong-type: each item of "mirrors" must be text, but here it is a whole number {put it in quotes: "5"}`},
		{"an empty mirror", `mirrors = [""]`, `3:12-14 error invalid-url: the address is empty {write an address that begins with https://}`},
		{"a scheme that is not allowed", `mirrors = ["https://a.example/", "ipfs://b"]`, `3:35-40 error invalid-url: an address that begins with "ipfs:" is not allowed {write an address that begins with https:// or http://}`},
		{"base_url itself", `mirrors = ["https://EXAMPLE.org"]`, `3:12-33 error invalid-value: this is base_url itself {list only the other addresses of the site}`},
		{"twice", `mirrors = ["https://a.example", "https://a.example/"]`, `3:33-53 error invalid-value: this mirror is listed twice {delete one of the two}`},
		{"an onion among the mirrors", `mirrors = ["http://` + onion + `.onion/"]`, `3:12-84 error invalid-url: this is the address of an onion service, which Tor Browser is told by a key of its own {take it out of the list and write onion = "http://` + onion + `.onion/"}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, list := config.Parse("config.toml", []byte(start+test.src+"\n"))
			if diff := cmp.Diff([]string{test.want}, lines(list)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestOnionMustDifferFromBaseURL(t *testing.T) {
	address := "http://" + onion + ".onion/"
	_, list := config.Parse("config.toml", fmt.Appendf(nil, "title = \"T\"\nbase_url = %q\nonion = %q\n", address, address))
	want := []string{`3:9-81 error invalid-value: this is base_url itself {delete one of the two lines}`}
	if diff := cmp.Diff(want, lines(list)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
