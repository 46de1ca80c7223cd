package words

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the messages of the program into the catalogues")

// maxMissing is how many messages a catalogue may lack, so that a message can be
// added by somebody who does not know every language. It appears in English until
// somebody has translated it.
const maxMissing = 10

func read(t *testing.T, tag string) []entry {
	t.Helper()
	src, err := os.ReadFile(tag + ".po")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := parse(tag+".po", string(src))
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

// TestCataloguesAreComplete holds the catalogues to the code. With -update, messages
// are added that a catalogue lacks, and those taken out that the program has no more;
// an entry below a comment "#. …" is a part of a message and stays.
func TestCataloguesAreComplete(t *testing.T) {
	all := messages(t)
	for _, tag := range Languages() {
		entries := read(t, tag)
		texts := map[string]string{}
		for _, e := range entries {
			if _, twice := texts[e.id]; twice {
				t.Errorf("%s.po: %q stands here twice", tag, e.id)
			}
			texts[e.id] = e.text
		}
		var missing []string
		for _, m := range all {
			// A reason follows a path, or another message.
			if texts[m.id] == "" && texts["%s "+m.id] == "" {
				missing = append(missing, fmt.Sprintf("%s: %q", m.in, m.id))
			}
		}
		t.Logf("%s.po: %d of %d messages are missing:\n%s", tag, len(missing), len(all), strings.Join(missing, "\n"))
		if len(missing) > maxMissing {
			t.Errorf("%s.po lacks %d messages, more than %d: see -v, and add them with -update", tag, len(missing), maxMissing)
		}
		if *update {
			write(t, tag, all, entries)
		}
	}
}

func write(t *testing.T, tag string, all []found, entries []entry) {
	t.Helper()
	byID := map[string]entry{}
	for _, e := range entries {
		byID[e.id] = e
	}
	var b strings.Builder
	src, err := os.ReadFile(tag + ".po")
	if err != nil {
		t.Fatal(err)
	}
	header, _, _ := strings.Cut(string(src), "\n\n")
	b.WriteString(header + "\n")
	done := map[string]bool{}
	put := func(note, id, text string) {
		if !done[id] {
			done[id] = true
			fmt.Fprintf(&b, "\n%smsgid %s\nmsgstr %s\n", note, quoted(id), quoted(text))
		}
	}
	for _, m := range all {
		e, ok := byID[m.id]
		if after, isReason := byID["%s "+m.id]; !ok && isReason {
			e = after
		}
		if e.id == "" {
			e.id = m.id
		}
		put("#: "+m.in+"\n", e.id, e.text)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.note, "#.") {
			put(e.note, e.id, e.text)
		}
	}
	if err := os.WriteFile(tag+".po", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// quoted writes a text as a catalogue does: several lines as several strings.
func quoted(s string) string {
	escape := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)
	if !strings.Contains(s, "\n") {
		return `"` + escape.Replace(s) + `"`
	}
	out := `""`
	for line := range strings.Lines(s) {
		out += "\n\"" + escape.Replace(line) + `"`
	}
	return out
}

func TestTranslationsHaveTheVerbsOfTheMessage(t *testing.T) {
	for _, tag := range Languages() {
		for _, e := range read(t, tag) {
			if e.text == "" {
				continue
			}
			_, verbs, indexes := split(e.id)
			kindOfArg := map[int]byte{}
			for i, arg := range indexes {
				kindOfArg[arg] = verbs[i]
			}
			_, kinds, args := split(e.text)
			used := map[int]bool{}
			for i, arg := range args {
				used[arg] = true
				if kinds[i] != kindOfArg[arg] {
					t.Errorf("%s.po: verb %d of %q is another one in %q", tag, arg+1, e.id, e.text)
				}
			}
			if len(used) != len(kindOfArg) {
				t.Errorf("%s.po: a verb of %q is missing in %q", tag, e.id, e.text)
			}
		}
	}
}

// TestEveryMessageIsRecognized fills each format and asks for its translation: no
// other format may match first.
func TestEveryMessageIsRecognized(t *testing.T) {
	for _, tag := range Languages() {
		c, err := Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range read(t, tag) {
			if e.text == "" || e.text == e.id {
				continue
			}
			p := newPattern(e)
			english, args := p.literals[0], []string{}
			for i, v := range p.verbs {
				arg := sample(v, p.args[i])
				args = append(args, arg)
				english += arg + p.literals[i+1]
			}
			want := strings.TrimSpace(p.fill(args))
			if got := strings.TrimSpace(c.Text(english)); got != want {
				t.Errorf("%s.po: %q becomes\n%s\nand not\n%s", tag, english, got, want)
			}
		}
	}
}

func sample(verb byte, i int) string {
	switch verb {
	case quotedVerb:
		return strconv.Quote("name" + strconv.Itoa(i))
	case numberVerb:
		return strconv.Itoa(17 + i)
	case letterVerb:
		return "ü"
	case codeVerb:
		return "00A0"
	}
	return "content/" + strconv.Itoa(i) + ".md"
}
