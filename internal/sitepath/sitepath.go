// Package sitepath validates and compares the paths of a site: which paths may
// be published, which two would collide on disk, how a title becomes a slug, and
// the relative URL from one page to another.
//
// A path is that of an output file relative to the output folder, with slashes
// and without a leading one ("2018/ga-73-180.html"). Names are untrusted input:
// every file name, id, alias and link target passes Check before anything is
// opened or written. The package touches no disk; callers still open what it
// accepts through os.Root.
package sitepath

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"annals/internal/diag"
	"annals/internal/invisible"
)

// IndexPage is the name of the page of a folder, which Annals makes.
const IndexPage = "index"

// Limits in bytes. A segment stays below the 255 bytes of common file systems, so
// that a language, an extension or a fingerprint can be added to it.
const (
	maxSegment = 220
	maxPath    = 900
)

// Check returns why p may not be a path of the site: a *diag.Problem with code
// diag.FileName, or nil. Letters of every script are accepted, in normal form C.
func Check(p string) error {
	switch {
	case p == "":
		return problem("the path is empty", "")
	case !utf8.ValidString(p):
		return problem("the name is not valid UTF-8", "rename the file")
	case len(p) > maxPath:
		return problem(fmt.Sprintf("the path is longer than %d bytes", maxPath), "use shorter names")
	case strings.HasPrefix(p, "/"):
		return problem("the path begins with a slash", "write it relative to the site, without the first slash")
	case strings.Contains(p, `\`):
		return problem("the path holds a backslash", "separate folders with /")
	case !norm.NFC.IsNormalString(p):
		return problem("the name is not in Unicode normal form C, so it would have two spellings", fmt.Sprintf("rename it to %q as typed on a keyboard", norm.NFC.String(p)))
	}
	for segment := range strings.SplitSeq(p, "/") {
		if err := checkSegment(segment); err != nil {
			return err
		}
	}
	return nil
}

func checkSegment(s string) error {
	switch {
	case s == "":
		return problem("the path has an empty part", "remove the doubled or trailing slash")
	case s == "." || s == "..":
		return problem(fmt.Sprintf("the path holds %q", s), "name the file itself")
	case len(s) > maxSegment:
		return problem(fmt.Sprintf("a name is longer than %d bytes", maxSegment), "use a shorter name")
	case strings.HasSuffix(s, ".") || strings.HasSuffix(s, " ") || strings.HasPrefix(s, " "):
		return problem(fmt.Sprintf("%q begins or ends with a space or ends with a dot, which some systems drop", s), "rename it")
	case isReserved(s):
		return problem(fmt.Sprintf("%q is a device name on Windows", s), "rename it")
	}
	for _, r := range s {
		if strings.ContainsRune(`<>:"|?*%#`, r) {
			return problem(fmt.Sprintf("%q holds %q, which addresses or some systems do not allow", s, r), "use letters, digits and hyphens")
		}
		if r != ' ' && (unicode.IsSpace(r) || invisible.InName(r)) {
			return problem(fmt.Sprintf("%q holds the hidden character %s", s, invisible.Name(r)), "rename it: type the name again")
		}
	}
	if IsASCII(s) {
		return nil
	}
	return checkLookalikes(s)
}

// IsASCII reports whether all characters of s are ASCII.
func IsASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// isReserved reports whether s is a device name on Windows, with or without an
// extension.
func isReserved(s string) bool {
	name, _, _ := strings.Cut(strings.ToLower(s), ".")
	switch name {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	device, isCOM := strings.CutPrefix(name, "com")
	if !isCOM {
		var isLPT bool
		if device, isLPT = strings.CutPrefix(name, "lpt"); !isLPT {
			return false
		}
	}
	number, size := utf8.DecodeRuneInString(device)
	return size > 0 && size == len(device) && strings.ContainsRune("0123456789¹²³", number)
}

// CheckSlug is Check for the last segment of the id of an entry or page, which an
// editor chooses. It allows letters, marks and digits of any script, and - _ .
func CheckSlug(s string) error {
	if strings.Contains(s, "/") {
		return problem("a slug holds no slash", "")
	}
	if err := Check(s); err != nil {
		return err
	}
	for i, r := range s {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || (i > 0 && unicode.IsMark(r))
		if !letter && (i == 0 || !strings.ContainsRune("-_.", r)) {
			return problem(fmt.Sprintf("the file name %q holds %q", s, r),
				fmt.Sprintf("use letters, digits and hyphens: %q", Slug(s)))
		}
	}
	return nil
}

func problem(message, hint string) error {
	return &diag.Problem{Code: diag.FileName, Message: message, Hint: hint}
}

// Normal returns p in Unicode normal form C.
func Normal(p string) string { return norm.NFC.String(p) }

// Decomposed returns p in Unicode normal form D, in which a Mac stores names.
func Decomposed(p string) string { return norm.NFD.String(p) }

// Fold returns a key that is equal for two paths which collide on a
// case-insensitive or normalising file system.
func Fold(p string) string {
	if isPlain(p) {
		return p
	}
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(p)))
}

func isPlain(p string) bool {
	for i := range len(p) {
		if c := p[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

// Slug makes the last segment of an id from a title: letters and digits of any
// script in lower case and normal form C, joined by single hyphens, at most 80
// bytes long. Letters of two alphabets stand in words of their own. It is "entry" for a
// title without letters or digits.
func Slug(title string) string {
	const limit = 80
	var b strings.Builder
	gap, w := false, noWord
	for _, r := range strings.ToLower(norm.NFC.String(title)) {
		if plain, ok := plainForm(r); ok {
			r = unicode.ToLower(plain)
		}
		if invisible.Is(r) {
			continue
		}
		joined := unicode.IsMark(r) && b.Len() > 0 && !gap
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !joined {
			gap = gap || (r != '\'' && r != '’')
			continue
		}
		if b.Len()+utf8.RuneLen(r)+1 > limit {
			break
		}
		if gap {
			w = noWord
		}
		next, mixed := w.with(r)
		w, gap = next, gap || mixed
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(r)
	}
	slug := norm.NFC.String(b.String())
	if slug == "" || slug == IndexPage || isReserved(slug) {
		return strings.TrimSuffix("entry-"+slug, "-")
	}
	return slug
}

// Root returns the relative URL of the output folder from the page at p: "" at the
// top level, "../" one folder down.
func Root(p string) string { return strings.Repeat("../", strings.Count(p, "/")) }

// Rel returns the relative, percent-encoded URL of the file to from the page from.
// A fragment of to, after '#', is kept.
func Rel(from, to string) string {
	file, fragment, hasFragment := strings.Cut(to, "#")
	rel := relative(from, file)
	if hasFragment {
		rel += "#" + Escape(fragment)
	}
	return rel
}

func relative(from, to string) string {
	if from == to {
		return Escape(path.Base(to))
	}
	f, t := strings.Split(from, "/"), strings.Split(to, "/")
	common := 0
	for common < len(f)-1 && common < len(t)-1 && f[common] == t[common] {
		common++
	}
	return strings.Repeat("../", len(f)-1-common) + Escape(strings.Join(t[common:], "/"))
}

// Absolute returns the absolute URL of the file p under base, which ends in a
// slash. The URL of an index page is that of its folder.
func Absolute(base, p string) string {
	if p == "index.html" || strings.HasSuffix(p, "/index.html") {
		p = strings.TrimSuffix(p, "index.html")
	}
	return base + Escape(p)
}

// Escape percent-encodes a path or a fragment for a URL; slashes and the characters
// that RFC 3986 allows there are kept.
func Escape(p string) string {
	n := 0
	for n < len(p) && isURLByte[p[n]] {
		n++
	}
	if n == len(p) {
		return p
	}
	const hex = "0123456789ABCDEF"
	escaped := append(make([]byte, 0, len(p)+16), p[:n]...)
	for _, c := range []byte(p[n:]) {
		if isURLByte[c] {
			escaped = append(escaped, c)
		} else {
			escaped = append(escaped, '%', hex[c>>4], hex[c&15])
		}
	}
	return string(escaped)
}

// isURLByte marks the bytes that Escape keeps.
var isURLByte = func() (is [256]bool) {
	for _, c := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/!$&'()*+,;=@") {
		is[c] = true
	}
	return is
}()
