package cli

import (
	"fmt"
	"strings"

	"annals/internal/words"
)

// chooseWords chooses the language of messages, as other programs do: by LC_ALL,
// LC_MESSAGES or LANG, whichever is set first. What has no catalogue is English, and
// so is everything where the terminal has another encoding than UTF-8.
func (a *app) chooseWords() (err error) {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := a.getenv(name); locale != "" {
			a.words, err = words.Load(languageOf(locale))
			return err
		}
	}
	return nil
}

// languageOf returns the language of a locale such as ko_KR.UTF-8, or "" if its
// encoding is not UTF-8.
func languageOf(locale string) string {
	locale, _, _ = strings.Cut(locale, "@")
	tag, encoding, hasEncoding := strings.Cut(locale, ".")
	if encoding = strings.ToLower(strings.ReplaceAll(encoding, "-", "")); hasEncoding && encoding != "utf8" {
		return ""
	}
	tag, _, _ = strings.Cut(strings.ReplaceAll(tag, "-", "_"), "_")
	return strings.ToLower(tag)
}

// printf prints a closing line of a command, in the user's language.
func (a *app) printf(format string, args ...any) error {
	_, err := fmt.Fprintln(a.messages(), a.words.Text(fmt.Sprintf(format, args...)))
	return err
}
