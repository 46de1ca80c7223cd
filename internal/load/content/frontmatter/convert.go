package frontmatter

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"annals/internal/record/edtf"
)

// Target describes the front matter that facts are written as.
type Target struct {
	Keys     []string                        // that it may have, in their order
	Required []string                        // of these
	Key      func(table, name string) string // the key of a table ("" for the text's own) that a name means, or ""
	Topic    func(name string) string        // the id of a topic
	Type     func(name string) string        // the id of a type, or ""
}

// dropped are keys of other generators that say how a page is made, not what it says.
var dropped = []string{
	"layout", "slug", "template", "outputs", "markup", "toc", "comments", "permalink", "lang", "language", "locale",
	"translationkey", "eleventyexcludefromcollections", "eleventynavigation", "render", "sitemap", "cascade", "url", "linktitle", "weight", "order",
}

// converter collects the facts of a target.
type converter struct {
	Target
	values map[string]any
	params Facts
}

// TOML returns the facts between two lines of +++, and the required keys that they lack.
func (f Facts) TOML(t Target) (text string, missing []string) {
	c := &converter{Target: t, values: map[string]any{}}
	c.table(f)
	if c.has("params") && len(c.params) > 0 {
		c.values["params"] = c.params
	}
	var b strings.Builder
	b.WriteString("+++\n")
	for _, key := range t.Keys {
		if v, ok := c.values[key]; ok && !isTable(v) {
			b.WriteString(key + " = " + inline(v) + "\n")
		}
	}
	for _, key := range t.Keys {
		if v, ok := c.values[key]; ok && isTable(v) {
			writeTable(&b, key, v)
		}
	}
	for _, key := range t.Required {
		if _, ok := c.values[key]; !ok {
			missing = append(missing, key)
		}
	}
	return b.String() + "+++", missing
}

func (c *converter) has(key string) bool { return slices.Contains(c.Keys, key) }

func (c *converter) table(f Facts) {
	for _, fact := range f {
		name := strings.ToLower(fact.Key)
		if inner, ok := fact.Value.(Facts); ok && (name == "params" || name == "extra" || name == "taxonomies") {
			if name == "taxonomies" {
				c.table(inner)
			} else {
				c.params = append(c.params, inner...)
			}
			continue
		}
		c.fact(name, fact)
	}
}

func (c *converter) fact(name string, fact Fact) {
	key := c.Key("", fact.Key)
	switch {
	case name == "published" && fact.Value == false && c.has("draft"):
		c.values["draft"] = true
	case name == "published":
	case (name == "permalink" || name == "url") && c.has("aliases"):
		if address, ok := fact.Value.(string); ok && oldAddress.MatchString(address) {
			c.add("aliases", address)
		}
	case key == "topics":
		c.topics(texts(fact.Value))
	case key == "aliases":
		for _, alias := range texts(fact.Value) {
			c.add(key, alias)
		}
	case key != "" && c.values[key] == nil && c.has(key):
		c.known(key, fact.Value)
	case slices.Contains(dropped, name):
	case key == "" || !c.has(key):
		c.params = append(c.params, fact)
	}
}

// oldAddress is an address that is written out, not a pattern.
var oldAddress = regexp.MustCompile(`^/?[^:{}<>"\s?#]+$`)

func (c *converter) add(key, text string) {
	list, _ := c.values[key].([]any)
	if !slices.Contains(list, any(text)) {
		c.values[key] = append(list, text)
	}
}

// topics adds tags and categories. A category may be the type of the entry.
func (c *converter) topics(names []string) {
	for _, name := range names {
		if id := c.Type(name); id != "" && c.values["type"] == nil {
			c.values["type"] = id
		} else {
			c.add("topics", c.Topic(name))
		}
	}
}

func (c *converter) known(key string, value any) {
	switch key {
	case "date":
		day, clock := dateOf(value)
		c.values[key] = day
		if c.has("time") && c.values["time"] == nil && clock != "" {
			c.values["time"] = clock
		}
	case "type":
		c.values[key] = value
		if text, ok := value.(string); ok {
			if id := c.Type(text); id != "" {
				c.values[key] = id
			}
		}
	case "publish_after":
		c.values[key] = instantOf(value)
	case "added":
		c.values[key], _ = dateOf(value)
	case "title", "summary":
		c.values[key] = strings.Join(strings.Fields(textOf(value)), " ")
	default:
		c.values[key] = c.inner(key, value)
	}
}

// inner writes the keys of a table as the target has them.
func (c *converter) inner(table string, value any) any {
	switch value := value.(type) {
	case []any:
		for i := range value {
			value[i] = c.inner(table, value[i])
		}
	case Facts:
		for i := range value {
			fact := &value[i]
			if key := c.Key(table, fact.Key); key != "" {
				fact.Key = key
			}
			if fact.Key == "date" || fact.Key == "accessed" {
				fact.Value, _ = dateOf(fact.Value)
			}
		}
	}
	return value
}

// texts returns the texts of a list; of one text, its parts between commas.
func texts(value any) (all []string) {
	switch value := value.(type) {
	case []any:
		for _, v := range value {
			all = append(all, textOf(v))
		}
	case Facts:
	default:
		for part := range strings.SplitSeq(textOf(value), ",") {
			if part = strings.TrimSpace(part); part != "" {
				all = append(all, part)
			}
		}
	}
	return all
}

func textOf(value any) string {
	switch value := value.(type) {
	case string:
		return value
	case Literal:
		return string(value)
	case bool:
		return strconv.FormatBool(value)
	}
	return ""
}

var instant = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})(?:[Tt ]+(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$`)

// dateOf returns a date as it is written here, and the time of day behind it, if it says
// more than the day: other generators write midnight where no time is known.
func dateOf(value any) (date any, clock string) {
	text := strings.TrimSpace(textOf(value))
	if m := instant.FindStringSubmatch(text); m != nil && edtf.IsPlainDay(m[1]) {
		if m[2] != "" && m[2] != "00:00" {
			clock = m[2] + offset(m[3])
		}
		return Literal(m[1]), clock
	}
	if text = cmp.Or(edtf.Reading(text), text); edtf.IsPlainDay(text) {
		return Literal(text), ""
	}
	return text, ""
}

func instantOf(value any) any {
	if m := instant.FindStringSubmatch(textOf(value)); m != nil && edtf.IsPlainDay(m[1]) {
		clock, zone := m[2], offset(m[3])
		if clock == "" {
			clock = "00:00"
		}
		if zone == "" {
			zone = "Z"
		}
		return Literal(m[1] + "T" + clock + ":00" + zone)
	}
	return value
}

func offset(zone string) string {
	switch {
	case zone == "UTC":
		return "Z"
	case len(zone) == len("+0900"):
		return zone[:3] + ":" + zone[3:]
	}
	return zone
}
