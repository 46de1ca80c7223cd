package citation_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/citation"
)

var cffLine = regexp.MustCompile(`^(?:([a-z-]+): |  - (?:name: )?)("(?:[^"\\]|\\.)*"|1\.2\.0|dataset)$`)

// readCFF reads what this package writes of YAML, and nothing else: a scalar on each line,
// and lists of one level. Its escapes are among those of Go.
func readCFF(text string) (map[string][]string, error) {
	fields := map[string][]string{}
	list := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if line == "authors:" || line == "keywords:" {
			list = strings.TrimSuffix(line, ":")
			continue
		}
		m := cffLine.FindStringSubmatch(line)
		if m == nil {
			return nil, fmt.Errorf("no field: %q", line)
		}
		value := m[2]
		if strings.HasPrefix(value, `"`) {
			var err error
			if value, err = strconv.Unquote(value); err != nil {
				return nil, fmt.Errorf("%q: %w", line, err)
			}
		}
		name := m[1]
		if name == "" {
			name = list
		} else if fields[name] != nil {
			return nil, fmt.Errorf("%s is repeated", name)
		}
		fields[name] = append(fields[name], value)
	}
	return fields, nil
}

func TestCFFReadsBack(t *testing.T) {
	r := citation.Record{
		Message: "Cite it: so", Title: "유엔 \"#1\"", Abstract: "- [a] {b} & *c* !d | > % @ ` 'e' \\", Author: "The editors", Version: "2026-11-23", Released: "2026-11-23",
		URL: "https://example.org/", DOI: "10.5281/zenodo.12", License: "CC-BY-4.0", Terms: "https://example.com/", Keywords: []string{"yes", "no: 1"},
	}
	want := map[string][]string{
		"cff-version": {"1.2.0"}, "message": {r.Message}, "type": {"dataset"}, "title": {r.Title}, "abstract": {r.Abstract}, "authors": {r.Author},
		"version": {r.Version}, "date-released": {r.Released}, "url": {r.URL}, "doi": {r.DOI}, "license": {r.License}, "keywords": r.Keywords,
	}
	got, err := readCFF(r.CFF())
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	got, err = readCFF(citation.Record{Message: "M", Title: "T", Terms: "https://example.com/"}.CFF())
	want = map[string][]string{"cff-version": {"1.2.0"}, "message": {"M"}, "type": {"dataset"}, "title": {"T"}, "authors": {"T"}, "license-url": {"https://example.com/"}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func FuzzTextStaysInItsScalar(f *testing.F) {
	for _, title := range hostile {
		f.Add(title)
	}
	f.Add("\u202e\ufeff\ufffe\U000e0041\u00a0")
	f.Fuzz(func(t *testing.T, title string) {
		text := citation.Record{Message: "M", Title: title, Keywords: []string{title}}.CFF()
		got, err := readCFF(text)
		if err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		if want := oneLine(title); want != strings.Join(got["title"], "") || got["authors"][0] != want || got["keywords"][0] != want {
			t.Errorf("%q reads %q", title, got)
		}
	})
}
