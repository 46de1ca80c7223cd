package content

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/content/frontmatter"
	"annals/internal/load/layout"
	"annals/internal/load/stricttoml"
	"annals/internal/near"
	"annals/internal/sitepath"
)

// foreignFacts reports facts in YAML or JSON with which a text begins, and shows what they
// would be here; nil if it begins with none.
func (l *Loader) foreignFacts(p layout.File, text []byte) *diag.Problem {
	block, ok := frontmatter.Find(text)
	if !ok {
		return nil
	}
	problem := &diag.Problem{
		Code:    diag.FrontMatterMissing,
		Message: fmt.Sprintf("the facts are written in %s, as for other generators; here they are TOML between two lines of +++", block.Form),
		Hint:    "put +++ in the place of the lines around the facts, and write each fact as key = value: text in quotes, lists in [ ]",
		Length:  len("---"),
	}
	switch {
	case block.Form == "TOML":
		problem.Message = "the facts stand between two lines of ---, in place of +++"
		problem.Hint = fmt.Sprintf("write +++ in lines 1 and %d", block.Lines)
	case block.Facts != nil:
		problem.Hint = l.shown(p, block.Facts, block.Lines)
	}
	return problem
}

// foreignKeys are keys of other generators that are not known here, by which their front
// matter is told from a slip of the pen.
var foreignKeys = []string{
	"tags", "categories", "category", "description", "keywords", "lastmod", "publishDate", "expiryDate", "slug", "url", "layout",
	"author", "authors", "toc", "images", "linkTitle", "markup", "outputs", "permalink", "template", "extra", "taxonomies", "excerpt",
	"weight", "cover", "featured_image", "series", "categoria", "updated", "isCJKLanguage", "menu", "resources", "cascade",
}

// otherGenerator reports, in the place of all problems of the facts, that they are written
// for Hugo or Zola: at least two keys say so.
func (l *Loader) otherGenerator(d *Document, p layout.File, front []byte, lines int) *diag.Diagnostic {
	if d.Keys.Broken() {
		return nil
	}
	var found []string
	for _, key := range d.Keys.Order("") {
		if slices.Contains(foreignKeys, key) && (d.Page == nil || key != "weight") {
			found = append(found, key)
		}
	}
	if len(found) < 2 {
		return nil
	}
	facts := factsOf(d.Keys, "", stricttoml.Values(front))
	problem := &diag.Problem{
		Code:    diag.UnknownKey,
		Message: fmt.Sprintf("the facts are written for another generator: there is no %s here", strings.Join(found, ", ")),
		Hint:    l.shown(p, facts, lines),
	}
	at := problem.At(d.Keys.Key(found[0]))
	return &at
}

// factsOf returns the values of a table in the order of the text.
func factsOf(keys stricttoml.Keys, path string, values map[string]any) (facts frontmatter.Facts) {
	order := keys.Order(path)
	if len(order) != len(values) {
		order = slices.Sorted(maps.Keys(values))
	}
	for _, key := range order {
		if v, ok := values[key]; ok {
			facts = append(facts, frontmatter.Fact{Key: key, Value: factOf(keys, stricttoml.Join(path, key), v)})
		}
	}
	return facts
}

func factOf(keys stricttoml.Keys, path string, v any) any {
	switch v := v.(type) {
	case string, bool:
		return v
	case time.Time:
		return v.Format(time.RFC3339)
	case map[string]any:
		return factsOf(keys, path, v)
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = factOf(keys, elementKey(path, i), v[i])
		}
		return list
	case int64, float64:
		return frontmatter.Literal(fmt.Sprint(v))
	}
	return fmt.Sprint(v)
}

// shown is the hint that shows facts as they are written here, in place of the first lines
// of the file.
func (l *Loader) shown(p layout.File, facts frontmatter.Facts, lines int) string {
	text, missing := facts.TOML(l.target(p))
	if len(missing) == 0 {
		return fmt.Sprintf("write in place of lines 1 to %d:\n%s", lines, text)
	}
	return fmt.Sprintf("write in place of lines 1 to %d, and add %s:\n%s", lines, strings.Join(missing, ", "), text)
}

// target describes the front matter of a file.
func (l *Loader) target(p layout.File) frontmatter.Target {
	shape := l.pages.Shape()
	switch {
	case p.Translation:
		shape = l.translations.Shape()
	case p.Kind == layout.KindEntry:
		shape = l.entries.Shape()
	}
	t := frontmatter.Target{
		Key: func(table, name string) string {
			in := shape
			if table != "" {
				var ok bool
				if in, ok = shape.In(table); !ok || in.Want() != stricttoml.WantTable {
					return ""
				}
			}
			return in.Find(name)
		},
		Topic: func(name string) string {
			if id := termNamed(l.cfg, l.cfg.Topics, name); id != "" {
				return id
			}
			return sitepath.Slug(name)
		},
		Type: func(name string) string { return termNamed(l.cfg, l.cfg.Types, name) },
	}
	for _, key := range shape.Keys() {
		t.Keys = append(t.Keys, key.Name)
		if key.Required {
			t.Required = append(t.Required, key.Name)
		}
	}
	switch {
	case p.Kind == layout.KindEntry && !p.Translation:
		t.Required = append(t.Required, "sources")
	case p.Kind == layout.KindPage && !p.Translation:
		t.Required = append(t.Required, "title")
	}
	return t
}

// termNamed returns the id of a term with an id or a label, or "".
func termNamed(cfg *config.Config, terms *config.Vocabulary, name string) string {
	name = near.Fold(name)
	for _, id := range terms.IDs() {
		if near.Fold(id) == name {
			return id
		}
		for _, tag := range cfg.Tags() {
			if near.Fold(cfg.Label(terms.Lookup(id), tag)) == name {
				return id
			}
		}
	}
	return ""
}
