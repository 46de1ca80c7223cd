package markwhen

import (
	"regexp"
	"strings"
	"unicode"

	"annals/internal/jsonstr"
)

// oneLine returns a text on one line. JavaScript knows more line breaks than others.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, "\uFFFD"), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\uFEFF'
	}), " ")
}

// joiner is a character that nobody sees. Behind a sign of Markwhen it makes it a text.
const joiner = "\u2060"

// signs matches the signs that Markwhen reads within a line: tags, ids, the ends of other
// events, per cent, links, places and pictures.
var signs = regexp.MustCompile(`#(?:\w)|!(?:[\w\[])|\.(?:start|end)|\](?:\()|[0-9](?:%)`)

// inLine returns a text whose signs are no signs of Markwhen.
func inLine(text string) string {
	text = oneLine(text)
	for signs.MatchString(text) { // two signs may share a character
		text = signs.ReplaceAllStringFunc(text, func(sign string) string { return sign[:1] + joiner + sign[1:] })
	}
	return text
}

// title returns the words behind the date of an event.
func title(text string) string {
	text = inLine(text)
	if strings.HasPrefix(text, "[") || strings.HasPrefix(text, "//") { // a box to be ticked, a comment
		text = joiner + text
	}
	return text
}

// risky matches the beginnings of lines that Markwhen may take for an event, a comment, a
// section, a list or a property.
var risky = regexp.MustCompile(`(?i)^(?:[^\pL]|now|by|before|after|plus|to|every|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)`)

// description returns a text as a line below an event.
func description(text string) string {
	text = inLine(text)
	if risky.MatchString(text) {
		text = joiner + " " + text
	}
	return text
}

// tag returns the id of a topic as a tag: Markwhen takes letters, digits and low lines, and
// not digits alone.
func tag(id string) string {
	id = strings.ReplaceAll(id, "-", "_")
	if strings.Trim(id, "0123456789") == "" {
		return "_" + id
	}
	return id
}

// property returns the line of a property, which is YAML on one line; nothing without a
// value.
func property(name, value string) string {
	if value = oneLine(value); value == "" {
		return ""
	}
	return name + ": " + quoted(value) + "\n"
}

// properties returns the line of a property with several values; nothing without any.
func properties(name string, values []string) string {
	var all []string
	for _, v := range values {
		if v = oneLine(v); v != "" {
			all = append(all, quoted(v))
		}
	}
	if all == nil {
		return ""
	}
	return name + ": [" + strings.Join(all, ", ") + "]\n"
}

// quoted returns a text as YAML in double quotes. Markwhen looks for tags in YAML too, so
// there is no number sign in it.
func quoted(text string) string {
	return strings.ReplaceAll(string(jsonstr.AppendData(nil, text)), "#", `\u0023`)
}
