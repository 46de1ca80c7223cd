package sitepath

import (
	"regexp"
	"strings"
	"unicode"
)

// copyForm is a form of name that programs give to a second version of a file.
type copyForm struct {
	pattern *regexp.Regexp
	rest    string // what the pattern is replaced by in the name of the original
	certain bool   // nobody names a file like this
}

// copyForms are what synchronising programs, merge tools and file managers write.
// The first that matches counts.
var copyForms = []copyForm{
	// Syncthing; ownCloud; Synology.
	{regexp.MustCompile(`\.sync-conflict-\d{8}-\d{6}(?:-[A-Za-z0-9]+)?`), "", true},
	{regexp.MustCompile(`_conflict-\d{8}-\d{6}`), "", true},
	{regexp.MustCompile(`_[^_]+_[A-Z][a-z]{2}-\d{2}-\d{4}-\d{4}_[Cc]onflict`), "", true},
	// Dropbox, Nextcloud, Seafile, Box, Obsidian, Unison, Egnyte, Google Drive, in many languages.
	{regexp.MustCompile(`(?i)\s*[(\[][^()\[\]]*(?:conflict(?:ed|ing)? copy|sfconflict|` + conflictWords + `[^()\[\]]*\d{4})[^()\[\]]*[)\]]`), "", true},
	{regexp.MustCompile(`(?i)\s*[(\[][^()\[\]]*` + conflictWords + `[^()\[\]]*[)\]]`), "", false},
	{regexp.MustCompile(`(?i)\.conflict\d*(\.)`), "$1", false},
	// git mergetool, patch, Subversion, Breezy.
	{regexp.MustCompile(`(\.[a-z]+)\.(?:BACKUP|BASE|LOCAL|REMOTE)\.\d+\.[a-z]+$`), "$1", true},
	{regexp.MustCompile(`[._](?:BACKUP|BASE|LOCAL|REMOTE)[._]\d+`), "", true},
	{regexp.MustCompile(`(\.(?:md|csv|toml|html|css|js))\.(?:orig|rej|mine|theirs|r\d+|THIS|OTHER|BACKUP|BASE|LOCAL|REMOTE)$`), "$1", true},
	// Windows, macOS and browsers, for a file that is there already.
	{regexp.MustCompile(`(?i)^(?:copy|kopie|copie|copia|cópia) (?:\(\d+\) )?(?:of|von|de|di) `), "", false},
	{regexp.MustCompile(`(?i) (?:[-–] )?(?:copy|kopie|copie|copia|cópia|копия|副本|コピー|복사본)(?: ?\(?\d+\)?)?(\.|$)`), "$1", false},
	{regexp.MustCompile(` ?\(\d{1,3}\)`), "", false},
	{regexp.MustCompile(`(\S) \d{1,2}(\.|$)`), "$1$2", false},
	// OneDrive, which adds the name of the computer.
	{regexp.MustCompile(`-(?:(?:[A-Z][A-Za-z0-9]*-)*(?:MacBook|iMac|Laptop|Desktop|LAPTOP|DESKTOP)(?:-[A-Za-z0-9]+)*|[A-Z0-9]+-PC|WIN-[A-Z0-9]+)(\.|$)`), "$1", false},
	{regexp.MustCompile(`(\p{Ll}.*)-[A-Z][A-Z0-9]{3,}(?:-[A-Z0-9]+)*(\.|$)`), "$1$2", false},
}

const conflictWords = `(?:conflict|konflikt|conflit|ristiriita|çakış|конфл[иі]кт|تعارض|競合|冲突|衝突|충돌)`

// officialSuffix is the end of a document's symbol, which looks like the name of a
// computer.
var officialSuffix = regexp.MustCompile(`-(?:ADD|AMEND|CORR|INF|REV|SUMMARY|RESUMED)-?\d*(?:\.|$)`)

// CopyOf returns the name of the file of which name is a second version, left by a
// program when two people changed the file at once or when it was copied, and ""
// for every other name. It is certain for names that nobody would choose; otherwise
// the file is a copy only if the original is there too.
func CopyOf(name string) (original string, certain bool) {
	if !mayBeCopy(name) {
		return "", false
	}
	name = Normal(name)
	for _, form := range copyForms {
		original = form.pattern.ReplaceAllString(name, form.rest)
		if original != name && original != "" && !strings.HasPrefix(original, ".") && !officialSuffix.MatchString(name) {
			return original, form.certain
		}
	}
	return "", false
}

// mayBeCopy reports whether name can match one of copyForms: a fast answer for most
// names.
func mayBeCopy(name string) bool {
	isSign := func(r rune) bool { return strings.ContainsRune(" _([", r) || unicode.IsUpper(r) || unicode.IsSpace(r) }
	if strings.ContainsFunc(name, isSign) || strings.Contains(name, "conflict") {
		return true
	}
	end := name[strings.LastIndexByte(name, '.')+1:]
	switch end {
	case "orig", "rej", "mine", "theirs":
		return true
	}
	return strings.HasPrefix(end, "r") && strings.Trim(end[1:], "0123456789") == ""
}
