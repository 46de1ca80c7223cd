package deposit_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/bibliography"
	"annals/internal/output/data"
	"annals/internal/output/datapackage"
	"annals/internal/output/dataset"
	"annals/internal/output/deposit"
	"annals/internal/output/entryjson"
	"annals/internal/output/text"
	"annals/internal/record/edtf"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

var record = map[string]string{
	"content/2018/a.md": sitetest.Entry("A vote", "2018-12-17", `topics = ["food"]`, "Words.\n<!-- canary comment -->\n"),
	"content/2018/b.md": sitetest.Entry("canary draft", "2018-12-18", "draft = true", "canary\n"),
	"content/2019/c.md": sitetest.Entry("Later", "2019", "", "Words.\n"),
	"content/2020/d.md": "+++\n[withdrawn]\ndate = 2020-01-01\nreason = \"A reason.\"\n+++\n",
}

func onDay(in *site.Inputs) { in.Date = edtf.Day{Year: 2026, Month: 11, Day: 23} }

func zipOf(t testing.TB, s *site.Site) []byte {
	t.Helper()
	locales := sitetest.Locales(t, s)
	files := dataset.New(data.Files(s), entryjson.New(s).Files(), bibliography.Files(s, locales), text.Files(s, locales))
	others := slices.Concat(datapackage.Outputs(s, files, locales), bibliography.Whole(s, locales, nil))
	var b bytes.Buffer
	if err := deposit.Zip(s, locales, deposit.Files{Data: files, Others: others}).Render(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func unpack(t testing.TB, archive []byte) map[string]string {
	t.Helper()
	files := map[string]string{}
	for f, content := range sitetest.Unzip(t, archive) {
		if f.Modified.Year() != 1980 {
			t.Errorf("%s is of %s", f.Name, f.Modified)
		}
		files[f.Name] = content
	}
	return files
}

func TestDepositIsWholeAndChecked(t *testing.T) {
	s := sitetest.Site(t, record, onDay)
	archive := zipOf(t, s)
	if !bytes.Equal(archive, zipOf(t, sitetest.Site(t, record, onDay))) {
		t.Error("the same record gives other bytes")
	}
	files := unpack(t, archive)
	for _, name := range []string{"ro-crate-metadata.json", ".zenodo.json", "CITATION.cff", "LICENSE", "data/datapackage.json", "data/entries.csv", "data/entries.json", "data/record.en.txt", "data/record.ko.txt"} {
		if files[name] == "" {
			t.Errorf("there is no %s", name)
		}
	}
	var sums []string
	for name, content := range files {
		if strings.Contains(content, "canary") {
			t.Errorf("%s has what is not published", name)
		}
		if name != "manifest.sha256" {
			sum := sha256.Sum256([]byte(content))
			sums = append(sums, hex.EncodeToString(sum[:])+"  "+name)
		}
	}
	listed := strings.Split(strings.TrimSpace(files["manifest.sha256"]), "\n")
	slices.Sort(sums)
	slices.Sort(listed)
	if diff := cmp.Diff(sums, listed); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if want := "A record\nhttps://example.org/record/\n\nData and downloads: CC BY 4.0\nhttps://creativecommons.org/licenses/by/4.0/\n\nText: CC BY 4.0\nhttps://creativecommons.org/licenses/by/4.0/\n"; files["LICENSE"] != want {
		t.Errorf("LICENSE is %q", files["LICENSE"])
	}
}

// crate is what RO-Crate 1.2 asks of an object.
type crate struct {
	Context string           `json:"@context"`
	Graph   []map[string]any `json:"@graph"`
}

// Each file is described, and all that is referred to is there.
func TestCrateIsClosed(t *testing.T) {
	s := sitetest.Site(t, record, onDay)
	files := unpack(t, zipOf(t, s))
	var c crate
	if err := json.Unmarshal([]byte(files["ro-crate-metadata.json"]), &c); err != nil || c.Context != "https://w3id.org/ro/crate/1.2/context" {
		t.Fatalf("%v: %s", err, c.Context)
	}
	byID := map[string]map[string]any{}
	for _, one := range c.Graph {
		id := one["@id"].(string)
		if byID[id] != nil || one["@type"] == nil {
			t.Errorf("%s is described twice, or has no type", id)
		}
		byID[id] = one
	}
	root := byID["./"]
	for _, key := range []string{"name", "description", "datePublished", "license"} {
		if root[key] == nil {
			t.Errorf("the dataset has no %s", key)
		}
	}
	if about := byID["ro-crate-metadata.json"]; about["conformsTo"].(map[string]any)["@id"] != "https://w3id.org/ro/crate/1.2" || about["about"].(map[string]any)["@id"] != "./" {
		t.Errorf("%v", about)
	}
	for _, key := range []string{"license", "publisher", "author"} {
		if id := root[key].(map[string]any)["@id"].(string); byID[id] == nil {
			t.Errorf("%s is %s, which is not described", key, id)
		}
	}
	parts := map[string]bool{}
	for _, part := range root["hasPart"].([]any) {
		id := part.(map[string]any)["@id"].(string)
		parts[id] = true
		if size := byID[id]["contentSize"]; size != fmt.Sprint(len(files[id])) {
			t.Errorf("%s has %v bytes, not %d", id, size, len(files[id]))
		}
	}
	for name := range files {
		if name != "ro-crate-metadata.json" && name != "manifest.sha256" && !parts[name] {
			t.Errorf("%s is no part of the dataset", name)
		}
	}
	if strings.Contains(strings.ToLower(files["ro-crate-metadata.json"]), "datacite") {
		t.Error("the crate claims to be enough for DataCite")
	}
}

func TestFormOfZenodo(t *testing.T) {
	all := map[string]string{"config.toml": strings.Replace(sitetest.Config, `"What happened"`, `"<b> & what"`, 1)}
	for name, text := range record {
		all[name] = text
	}
	s := sitetest.Site(t, all, onDay).Part(site.Selection{Topics: []string{"food"}})
	var got map[string]any
	if err := json.Unmarshal([]byte(unpack(t, zipOf(t, s))[".zenodo.json"]), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"upload_type": "dataset", "title": "A record", "description": "<p>&lt;b&gt; &amp; what This is a part of the record: 1 of 2 entries.</p>",
		"creators": []any{map[string]any{"name": "The editors"}}, "publication_date": "2026-11-23", "version": "2026-11-23", "language": "eng",
		"access_right": "open", "license": "cc-by-4.0", "keywords": []any{"Food"},
		"related_identifiers": []any{map[string]any{"identifier": "https://example.org/record/", "relation": "isPartOf", "resource_type": "other"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
