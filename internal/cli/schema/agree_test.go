package schema_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"annals/internal/cli/schema"
	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/record/edtf"
	"annals/internal/testing/sharedtest"
	"annals/internal/testing/sitetest"
)

// subject is a text that is checked by Annals and by a schema.
type subject struct {
	file   string
	kind   schema.Kind
	schema validator
	toml   string
	check  func(toml string) diag.List
}

// subjects returns the texts of three sites: the real record, the site of init,
// and one in Arabic.
func subjects(t *testing.T) (all []subject) {
	t.Helper()
	for _, site := range sites {
		settings := read(t, site+"/config.toml")
		cfg := sitetest.Settings(t, settings)
		all = append(all, subject{site + "/config.toml", schema.Config, compile(t, schema.Config, nil), settings, func(toml string) diag.List {
			_, problems := config.Parse("config.toml", []byte(toml))
			return problems
		}})
		schemas := map[schema.Kind]validator{}
		for _, kind := range schema.Kinds() {
			schemas[kind] = compile(t, kind, cfg)
		}
		loader := content.NewLoader(cfg)
		written := texts(t, site)
		for _, file := range slices.Sorted(maps.Keys(written)) {
			text := written[file]
			kind := kindOf(loader, file, text)
			before, toml, behind := front(t, text)
			all = append(all, subject{file, kind, schemas[kind], toml, func(toml string) diag.List {
				return check(cfg, loader.Parse(context.Background(), file, []byte(before+toml+behind)))
			}})
		}
	}
	return all
}

// check adds the checks of a vote, which need all files.
func check(cfg *config.Config, r content.Result) diag.List {
	if r.Document == nil || r.Document.Entry == nil {
		return r.Problems
	}
	return append(r.Problems, content.CheckVotes(cfg, r.Document, nil, nil)...)
}

func TestSchemasAcceptAllContent(t *testing.T) {
	for _, s := range subjects(t) {
		if accepted, readable, err := s.schema.accepts(s.toml); !accepted {
			t.Errorf("%s (readable: %v): %v", s.file, readable, err)
		}
	}
}

func hasCode(problems diag.List, code diag.Code) bool {
	return slices.ContainsFunc(problems, func(d diag.Diagnostic) bool { return d.Code == code })
}

// A text with random changes must be refused by its schema if Annals refuses a key
// or a value in it, and must be accepted if Annals accepts it. What is left of a withdrawn
// entry is a warning whatever it says, so that it can be withdrawn at once; its schema
// goes on holding it to what an entry may say.
func TestSchemasAgreeWithParserOnMutatedTexts(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	perFile := 40
	if testing.Short() {
		perFile = 8
	}
	refused, accepted := 0, 0
	for _, s := range subjects(t) {
		for range perFile {
			toml := changed(random, s.toml)
			acceptedBySchema, readable, why := s.schema.accepts(toml)
			if !readable {
				continue
			}
			problems := s.check(toml)
			switch {
			case !problems.HasErrors() && !acceptedBySchema && hasCode(problems, diag.WithdrawnContent):
			case !problems.HasErrors() && !acceptedBySchema:
				t.Errorf("%s: Annals accepts what the schema refuses:\n%s\n%v", s.file, toml, why)
			case acceptedBySchema && s.firstLocalError(problems) != "":
				t.Errorf("%s: the schema accepts what Annals refuses, %s:\n%s", s.file, s.firstLocalError(problems), toml)
			case acceptedBySchema:
				accepted++
			default:
				refused++
			}
		}
	}
	if t.Logf("%d refused, %d accepted", refused, accepted); refused < 1000 || accepted < 200 {
		t.Error("the changes are not varied enough for a meaningful test")
	}
}

// firstLocalError returns the first error that a schema must find: one that depends
// on a single key or value. Only some pages need a title, so a missing title of
// a page does not count.
func (s subject) firstLocalError(problems diag.List) string {
	for _, p := range problems {
		if p.Severity != diag.Error {
			continue
		}
		switch p.Code {
		case diag.UnknownKey, diag.WrongType, diag.UnknownTerm:
			return p.Message
		case diag.MissingKey:
			if strings.HasSuffix(p.Message, `" is missing`) && s.kind != schema.Page {
				return p.Message
			}
		}
	}
	return ""
}

var (
	line   = regexp.MustCompile(`(?m)^([a-z_]+) = (.+)$`)
	header = regexp.MustCompile(`(?m)^(\[+)([a-z_]+)(.*)$`)
)

var values = []string{
	`"some text"`, `"nothing-like-it"`, `"2018-12"`, `"2018-12-17"`, `"https://example.org/"`, `"resolution"`, `"primary"`, `"rtl"`, `"A/RES/73/180"`,
	"5", "0", "-3", "1.5", "true", "false", "2018-12-17", "2018-12-17T10:00:00+09:00", "2018-12-17T10:00:00", "10:00:00",
	`["a"]`, `["food", "accountability"]`, `[1, 2]`, "[]", "{}", `{ en = "text", ko = "글" }`, `{ xx = "text" }`, `{ a = 1 }`, `{ 2006 = 47 }`, `{ 2006 = "47" }`,
}

var keys = []string{
	"title", "date", "summary", "method", "yes", "note", "label", "lang", "kind", "titel", "weight", "reviewed", "body",
	"members", "name", "dir", "draft", "aliases", "added", "topics", "cosponsors", "outcome", "publish_after", "url", "pattern",
}

// changed makes one or two random changes to a TOML text.
func changed(random *rand.Rand, toml string) string {
	for range 1 + random.IntN(2) {
		toml = change(random, toml)
	}
	return toml
}

func change(random *rand.Rand, toml string) string {
	all := line.FindAllStringSubmatchIndex(toml, -1)
	if all == nil {
		return toml
	}
	at := all[random.IntN(len(all))]
	value, key := values[random.IntN(len(values))], keys[random.IntN(len(keys))]
	switch random.IntN(5) {
	case 0: // another value
		return toml[:at[4]] + value + toml[at[5]:]
	case 1: // another key
		return toml[:at[2]] + key + toml[at[3]:]
	case 2: // one key less
		return toml[:at[0]] + toml[at[1]:]
	case 3: // one key more
		return toml[:at[0]] + key + " = " + value + "\n" + toml[at[0]:]
	}
	tables := header.FindAllStringSubmatchIndex(toml, -1)
	if tables == nil {
		return toml
	}
	table := tables[random.IntN(len(tables))]
	return toml[:table[4]] + toml[table[4]:table[5]] + "s" + toml[table[5]:]
}

func TestEveryValidDateIsAccepted(t *testing.T) {
	entry := compile(t, schema.Entry, sitetest.Settings(t, read(t, root+"/config.toml")))
	random := rand.New(rand.NewPCG(3, 4))
	read := 0
	for _, row := range sharedtest.Table(t, "corpora/edtf.csv")[1:] {
		for i := range 200 {
			date := row[0]
			if i > 0 {
				date = mutated(random, date)
			}
			if _, err := edtf.Parse(date); err != nil {
				continue
			}
			read++
			quoted, err := json.Marshal(date)
			if err != nil {
				t.Fatal(err)
			}
			toml := fmt.Sprintf("title = \"x\"\ntype = \"report\"\ndate = %s\n", quoted)
			if accepted, _, err := entry.accepts(toml); !accepted {
				t.Errorf("%q is refused: %v", date, err)
			}
		}
	}
	if read < 1000 {
		t.Errorf("%d dates only", read)
	}
}

// mutated replaces or adds one character of a date.
func mutated(random *rand.Rand, date string) string {
	const signs = "0123456789X?~%-/.,[]Y "
	at := random.IntN(len(date) + 1)
	end := min(at+random.IntN(2), len(date))
	return date[:at] + string(signs[random.IntN(len(signs))]) + date[end:]
}

func TestInvalidDatesAreRefused(t *testing.T) {
	entry := compile(t, schema.Entry, sitetest.Settings(t, read(t, root+"/config.toml")))
	for _, date := range []string{`"17/12/2018"`, `"17.12.2018"`, `"2018-1-2"`, `"spring"`, `"18"`, "2018", "2018-12-17T10:00:00Z", `""`} {
		if accepted, _, _ := entry.accepts("title = \"x\"\ntype = \"report\"\ndate = " + date + "\n"); accepted {
			t.Errorf("%s is accepted", date)
		}
	}
}
