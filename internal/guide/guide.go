// Package guide embeds the documentation: the guide for editors and the reference
// of all keys and syntax.
//
// Its input is the name of a topic, its output a Markdown text that is readable in
// a terminal. Pictures are not embedded; a text shows their descriptions instead.
// Every *.md file of the folder is a topic; its first line is its title. The topic
// "codes" is generated from the catalogue of package diag. The package prints
// nothing.
package guide

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"annals/internal/diag"
)

//go:embed *.md
var texts embed.FS

// codes is the generated topic.
const codes = "codes"

// Topic is one text of the guide.
type Topic struct {
	Name  string // as typed after "annals help"
	Title string
}

// Topics returns all topics, those for newcomers first.
func Topics() []Topic {
	topics := []Topic{{codes, firstLine(codesText())}}
	names, err := fs.Glob(texts, "*.md")
	if err != nil {
		return topics
	}
	for _, file := range names {
		name := strings.TrimSuffix(file, ".md")
		text, _, err := Read(name)
		if err != nil {
			continue
		}
		topics = append(topics, Topic{name, firstLine(text)})
	}
	slices.SortFunc(topics, func(a, b Topic) int {
		return cmp.Or(cmp.Compare(topicRank(a.Name), topicRank(b.Name)), cmp.Compare(a.Name, b.Name))
	})
	return topics
}

// topicRank returns the position of a topic in Topics; unknown ones come last.
func topicRank(name string) int {
	order := []string{
		"editing", "installing", "serve", "editors", "front-matter", "dates", "symbols", "votes", "provisions", "places", "markdown",
		"pictures", "evidence", "withdrawing", "config", "themes", "templates", "sources", "links", "publishing", "signing",
		"hosting",
		"output", "data", "json", "charts", "editions", "export", "search", codes, "maintaining",
	}
	if i := slices.Index(order, name); i >= 0 {
		return i
	}
	return len(order)
}

// picture matches a line with an image.
var picture = regexp.MustCompile(`(?m)^!\[([^\]]+)\]\(pictures/[a-z-]+\.png\)$`)

// Read returns the text of a topic, and whether there is such a topic.
func Read(name string) (text string, ok bool, err error) {
	if name == codes {
		return codesText(), true, nil
	}
	if strings.ContainsAny(name, "/.") {
		return "", false, nil
	}
	content, err := texts.ReadFile(name + ".md")
	if errors.Is(err, fs.ErrNotExist) {
		return "", false, nil
	}
	if err != nil {
		return "", false, fmt.Errorf("read the guide: %w", err)
	}
	return picture.ReplaceAllString(string(content), "(Picture: $1)"), true, nil
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimPrefix(line, "# ")
}

func codesText() string {
	var b strings.Builder
	b.WriteString(`# Codes: every problem that Annals can find

Each problem is reported with its position, a message and a code in brackets:

    content/2018/ga-73-180.md:4:11: error: unknown topic "acountability" [unknown-term]

Codes never change their meaning, so that programs can rely on them.
`)
	for _, e := range diag.Catalog() {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n%s\n", e.Code, e.Meaning, e.Fix)
	}
	return b.String()
}
