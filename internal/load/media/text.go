package media

import (
	"bytes"
	"fmt"
	"regexp"

	"annals/internal/diag"
)

// cleanText publishes a text as it is. What is no text, or what a browser could take
// for a page, is refused.
func cleanText(f *cleaner) [][]byte {
	isWide := bytes.HasPrefix(f.data, []byte("\xFF\xFE")) || bytes.HasPrefix(f.data, []byte("\xFE\xFF")) // UTF-16
	switch {
	case f.format == formatHTML || f.format == formatSVG || f.format == formatXML:
		f.error(diag.WrongExtension, fmt.Sprintf("the name promises a text, but it begins as %s does, which browsers may run", withArticle(f.format)),
			"give it the name of what it is; if it is meant so, "+f.asIsHint())
		return nil
	case f.format != "":
		f.agrees(formatText)
		return nil
	case !isWide && bytes.IndexByte(f.data, 0) >= 0:
		f.error(diag.WrongExtension, "the name promises a text, but the file holds bytes that are no text", "look at what it holds; to publish it, "+f.asIsHint())
		return nil
	}
	return f.whole()
}

// font returns the rule for fonts of a format. They are published as they are: what
// they say of people are the names of their designers.
func font(format string) rule {
	return func(f *cleaner) [][]byte {
		if !f.agrees(format) {
			return nil
		}
		return f.whole()
	}
}

// refuseActive refuses what a browser or a server runs.
func refuseActive(f *cleaner) [][]byte {
	f.error(diag.ActiveFile, fmt.Sprintf("this is %s: it can do in a reader's browser whatever a page of the site can", withArticle(f.kind.format)),
		"take it out if you do not know it; if it is yours, "+f.asIsHint())
	return nil
}

// cleanCaptions publishes a text that begins as browsers ask of captions.
func cleanCaptions(f *cleaner) [][]byte {
	parts := cleanText(f)
	first, _, _ := bytes.Cut(bytes.TrimPrefix(f.data, []byte("\xEF\xBB\xBF")), []byte("\n"))
	if parts != nil && !captionsStart.Match(first) {
		f.error(diag.BrokenFile, "the file does not begin with WEBVTT, so no browser shows these captions", "write WEBVTT as its first line, and leave the second one empty")
		return nil
	}
	return parts
}

var captionsStart = regexp.MustCompile(`^WEBVTT(?:[ \t].*)?\r?$`)

// refuseUnclean refuses what may say who made it, when and where.
func refuseUnclean(f *cleaner) [][]byte {
	format := f.kind.format
	if f.format != "" {
		format = f.format
	}
	message := fmt.Sprintf("this %s may say who made it, when and where, and Annals cannot clean it", format)
	if found := holds(f.format, f.data); len(found) > 0 {
		message = fmt.Sprintf("this %s tells %s, and Annals cannot clean it", format, list(found))
	}
	hint := "clean it with a program made for that, such as mat2 or ExifTool, then "
	if f.kind.isShown || bytes.HasSuffix([]byte(format), []byte("picture")) {
		hint = "save it as JPEG, PNG or WebP; or clean it yourself, then "
	}
	f.error(diag.UncleanFile, message, hint+f.asIsHint())
	return nil
}
