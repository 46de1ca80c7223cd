// Package words says in another language what the program says in English.
//
// The key of a message is its English format, as the code holds it: "unknown %s
// %q". Code that finds mistakes knows nothing of languages; whoever prints a
// message asks a Catalogue for it at the last moment: the command line and the
// panel of the preview. A message is recognized by the format that it was made
// from, and what the verbs have put in is taken out of it again and put into the
// translation. A message that the catalogue does not know stays as it is, whole.
//
// There is one catalogue for each language, LANGUAGE.po in this folder, in the
// form of GNU gettext. English needs none.
package words

import (
	"cmp"
	"embed"
	"io/fs"
	"strings"
)

//go:embed *.po
var files embed.FS

// Catalogue translates messages. The nil Catalogue leaves them in English. It is
// safe for concurrent use.
type Catalogue struct {
	tag      string
	formats  map[string]string // as they stand in the catalogue
	exact    map[string]string // those without verbs, as they are printed
	patterns []pattern         // those with more literal text first
}

// Languages returns the tags of the catalogues, in order.
func Languages() (tags []string) {
	all, _ := fs.Glob(files, "*.po") // the pattern is right
	for _, name := range all {
		tags = append(tags, strings.TrimSuffix(name, ".po"))
	}
	return tags
}

// Load returns the catalogue of a language, or nil if there is none.
func Load(tag string) (*Catalogue, error) {
	src, err := files.ReadFile(tag + ".po")
	if err != nil {
		return nil, nil //nolint:nilerr // English, or a language that nobody has translated into
	}
	entries, err := parse(tag+".po", string(src))
	if err != nil {
		return nil, err
	}
	return newCatalogue(tag, entries), nil
}

// Language returns the tag of the language.
func (c *Catalogue) Language() string {
	if c == nil {
		return "en"
	}
	return c.tag
}

// Text returns a message in the language of the catalogue.
func (c *Catalogue) Text(english string) string {
	if c == nil {
		return english
	}
	text, _ := c.translate(english, 0)
	return text
}

// Format returns the translation of a format, verbs and all, for those that fill it
// themselves.
func (c *Catalogue) Format(english string) string {
	if text, ok := c.formats[english]; ok {
		return text
	}
	return english
}

// maxDepth limits messages within messages.
const maxDepth = 4

// translate returns a message in the language of the catalogue, and whether it was
// found.
func (c *Catalogue) translate(english string, depth int) (string, bool) {
	core := strings.TrimSpace(english)
	if core == "" || depth > maxDepth {
		return english, false
	}
	text, ok := c.lookUp(core, depth)
	if !ok {
		return english, false
	}
	at := strings.Index(english, core)
	return english[:at] + text + english[at+len(core):], true
}

func (c *Catalogue) lookUp(english string, depth int) (string, bool) {
	if text, ok := c.exact[english]; ok {
		return text, true
	}
	text, isSure := c.byPattern(english, depth)
	if isSure {
		return text, true
	}
	if joined, ok := c.bySentence(english, depth); ok {
		return joined, true
	}
	return text, text != ""
}

// byPattern looks for the format that a message was made from. One whose verbs
// hold what is no English prose, or is known, goes before one that holds words of
// others, such as the name of a state or an error of the system. These stay
// English, where they stand apart from the sentence; else the whole does. It is not
// sure of a format whose verb holds what may be another message, joined to this one.
func (c *Catalogue) byPattern(english string, depth int) (text string, isSure bool) {
	if len(english) > maxLength {
		return "", false
	}
	var likely, doubtful string
	for i := range c.patterns {
		p := &c.patterns[i]
		args, ok := p.match(english)
		if !ok {
			continue
		}
		isKnown, isForeign, isJoined := true, true, false
		for j, arg := range args {
			if p.verbs[j] != textVerb {
				continue
			}
			text, ok := c.translate(arg, depth+1)
			switch {
			case p.weight.letters < minWeight && strings.Contains(arg, "; "):
				isKnown, isForeign = false, false
			case !ok && isProse(arg):
				isKnown, isForeign = false, isForeign && p.isApart(j)
			}
			isJoined = isJoined || p.literals[j+1] != "" && (strings.Contains(arg, ": ") || strings.Contains(arg, "; "))
			args[j] = text
		}
		if isKnown && !isJoined {
			return p.fill(args), true
		}
		if isKnown && likely == "" {
			likely = p.fill(args)
		}
		if doubtful == "" && isForeign && p.weight.letters >= minWeight {
			doubtful = p.fill(args)
		}
	}
	return cmp.Or(likely, doubtful), false
}

// minWeight is the number of letters from which a format is recognized though what
// it holds is English prose.
const minWeight = 8

// maxLength is the number of bytes up to which a message is recognized; a longer one
// holds a text of the site.
const maxLength = 8 << 10

// maxParts limits the messages that are joined into one, and the lines of one.
const maxParts = 50

// joints are what messages are joined with when one holds another.
var joints = []string{"\n", "; ", ": "}

// bySentence translates the parts of a message that was joined from several, if
// all of them are known. Of several lines, the further ones may be lines to write.
func (c *Catalogue) bySentence(english string, depth int) (string, bool) {
	for _, joint := range joints {
		parts := strings.Split(english, joint)
		if len(parts) == 1 || len(parts) > maxParts && joint != "\n" {
			continue
		}
		found := false
		known := true
		for i, part := range parts[:min(len(parts), maxParts)] {
			text, ok := c.translate(part, depth+1)
			parts[i] = text
			found = found || ok
			known = known && (ok || joint == "\n" && i > 0 || !isProse(part))
		}
		if found && known {
			return strings.Join(parts, joint), true
		}
	}
	return "", false
}
