package html

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"
)

const (
	signingKey = "RWQBAQEBAQEBAYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"
	olderKey   = "RWQCAgICAgICAoE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU"
	signing    = "[signing]\nkeys = [\"" + signingKey + "\", \"" + olderKey + "\"]\n[downloads]\nzip = true\n"
)

func signedSite(more map[string]string) map[string]string {
	files := inAllLanguages()
	return withFiles(files, withFiles(map[string]string{"config.toml": files["config.toml"] + signing}, more))
}

func TestCheckingACopyIsWrittenInEveryLanguage(t *testing.T) {
	f := formatOf(t, signedSite(nil))
	english := sentences(parsedPage(t, f, "verify.html"))
	if len(english) < 19 {
		t.Errorf("the page says little: %q", english)
	}
	programs := []string{"Annals", "minisign", "ssh-keygen"}
	var commands []string
	for _, tag := range []string{"", "ar/", "es/", "fr/", "ko/", "ru/", "zh/"} {
		root := parsedPage(t, f, tag+"verify.html")
		got := sentences(root)
		if len(got) != len(english) {
			t.Errorf("%s has %d paragraphs and headings, not %d", tag, len(got), len(english))
		}
		for _, s := range got {
			if tag != "" && slices.Contains(english, s) && !slices.Contains(programs, s) {
				t.Errorf("%s is not translated: %s", tag, s)
			}
		}
		var all []string
		for _, pre := range elements(root, "pre") {
			if dir, _ := attr(pre, "dir"); dir != "ltr" {
				t.Errorf("%s: a command has no direction", tag)
			}
			all = append(all, textOf(pre))
		}
		if commands == nil {
			commands = all
		}
		if diff := cmp.Diff(commands, all); diff != "" {
			t.Errorf("%s has other commands: %s", tag, diff)
		}
		for _, foot := range elements(root, "footer") {
			if !slices.ContainsFunc(elements(foot, "a"), func(a *dom.Node) bool {
				href, _ := attr(a, "href")
				return href == "verify.html"
			}) {
				t.Errorf("the foot of %sverify.html does not link to it", tag)
			}
		}
	}
	want := []string{
		signingKey,
		"annals verify https://example.org/record/ --key " + signingKey,
		"minisign -Vm manifest.sha256 -P " + signingKey,
		`example.org namespaces="annals-manifest" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c`,
		"ssh-keygen -Y verify -f ../signers -I example.org -n annals-manifest -s manifest.sha256.sig < manifest.sha256",
		"sha256sum --quiet -c manifest.sha256",
		"shasum -a 256 -c manifest.sha256 | grep -v ': OK$'",
		powerShell,
	}
	if diff := cmp.Diff(want, commands); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if text := textOf(parsedPage(t, f, "verify.html")); !strings.Contains(text, olderKey) {
		t.Error("the older key is not named")
	}
}

func TestSitesWithoutKeysHaveNoPageOnCheckingACopy(t *testing.T) {
	f := formatOf(t, record)
	for _, o := range f.outputs() {
		if strings.HasSuffix(o.Path, "verify.html") {
			t.Errorf("there is %s", o.Path)
		}
	}
	own := "+++\ntitle = \"Our key\"\n+++\nAsk us.\n"
	f = formatOf(t, signedSite(map[string]string{"content/verify.md": own}))
	root := parsedPage(t, f, "verify.html")
	if got := textOf(root); !strings.Contains(got, "Ask us.") || strings.Contains(got, "minisign") {
		t.Errorf("verify.html is not the site's own: %s", got)
	}
	var names []string
	for _, a := range elements(elements(root, "footer")[0], "a") {
		if href, _ := attr(a, "href"); href == "verify.html" {
			names = append(names, textOf(a))
		}
	}
	if diff := cmp.Diff([]string{"Our key"}, names); diff != "" {
		t.Errorf("the foot (-want +got):\n%s", diff)
	}
}
