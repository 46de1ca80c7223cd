package symbol

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"annals/internal/diag"
)

// repair is the pattern of a common mistake and its replacement.
type repair struct {
	find    *regexp.Regexp
	replace string
}

// repairs are applied in order, each to the result of those before it. Their
// input is the output of clean. They are compiled on first use because few runs
// need them.
var repairs = sync.OnceValue(func() []repair {
	return []repair{
		// Text around the symbol.
		{regexp.MustCompile(`^(?:HTTPS?:)?(?://)?(?:WWW\.)?(?:UNDOCS\.ORG|DOCS\.UN\.ORG)/(?:(?:EN|AR|ES|FR|RU|ZH)/)?`), ""},
		{regexp.MustCompile(`^.*[?&]SYMBOL=`), ""},
		{regexp.MustCompile(`^(?:(?:U\.?N\.?|UNITED NATIONS|GA|UNGA|GENERAL ASSEMBLY|DOC(?:UMENT)?\.?|SYMBOL|RES(?:OLUTION)?\.?|NO\.?)[ :.]+|U\.N\.DOC\.)+`), ""},
		{regexp.MustCompile(`^\((.*)\)$`), "$1"},
		{regexp.MustCompile(`^["'(<\[]+|["'>,;:. ]+$`), ""},
		{regexp.MustCompile(`NO\. ?([0-9])`), "$1"},
		// Separators.
		{regexp.MustCompile(`[|_]`), "/"},
		{regexp.MustCompile(`//+`), "/"},
		{regexp.MustCompile(`^/|/$`), ""},
		{regexp.MustCompile(`\b(RES|DEC|PRST)[-_. ]+`), "$1/"},
		{regexp.MustCompile(`\b(A|E|S)[-_. ]+(RES|DEC|PRST|HRC|PV|C|CN)\b`), "$1/$2"},
		{regexp.MustCompile(`\bHRC[-_. ]+`), "HRC/"},
		{regexp.MustCompile(`([0-9]{2,})[-_.: ]+([0-9])`), "$1/$2"},
		{regexp.MustCompile(`/(CN?|L|CRP|PV|SR|WP|REV|ADD|CORR)[-_/ ]?([0-9])`), "/$1.$2"},
		// Order and omissions.
		{regexp.MustCompile(`^A/RES/HRC/`), "A/HRC/RES/"},
		{regexp.MustCompile(`^A/HRC/([0-9]+)/RES/`), "A/HRC/RES/$1/"},
		{regexp.MustCompile(`^E/CN\.4/([0-9]{4})/RES/`), "E/CN.4/RES/$1/"},
		{regexp.MustCompile(`^HRC/`), "A/HRC/"},
		{regexp.MustCompile(`^(RES|DEC|C\.[1-6])/`), "A/$1/"},
		{regexp.MustCompile(`^(PV\.|PRST/)`), "S/$1"},
		{regexp.MustCompile(`^((?:ES-|S-)?[0-9]{1,3}/[0-9]{1,3})$`), "A/RES/$1"},
		{regexp.MustCompile(`^(?:S/|SC/|S/RES/)?([0-9]{1,4}) ?\(([0-9]{4})\)$`), "S/RES/$1($2)"},
		{regexp.MustCompile(`^S/RES/([0-9]{1,4})[-/ ]((?:19|20)[0-9]{2})$`), "S/RES/$1($2)"},
		{regexp.MustCompile(`^S/RES/((?:19|20)[0-9]{2})[-/ ]([0-9]{1,4})$`), "S/RES/$2($1)"},
		// Characters.
		{regexp.MustCompile(`([/.][0-9]*)O([0-9O]*(?:/|$))`), "${1}0${2}"},
		{regexp.MustCompile(`([0-9])[IL]($|/)`), "${1}1$2"},
		{regexp.MustCompile(`([/.])0+([1-9])`), "$1$2"},
	}
})

// withHint adds the spelling that was probably meant to problem.
func withHint(problem *diag.Problem, raw string) *diag.Problem {
	if suggestion := suggest(raw); suggestion != "" {
		problem.Hint = fmt.Sprintf("did you mean %s?", suggestion)
		return problem
	}
	if problem.Hint == "" {
		problem.Hint = "UN symbols look like A/RES/73/180, A/HRC/25/63 or S/PV.7353; other systems are described under [symbols] in config.toml"
	}
	return problem
}

// suggest returns the first valid symbol that repairs lead to, or "".
func suggest(raw string) string {
	text := clean(strings.ReplaceAll(raw, `\`, "/"))
	if sym, problem := parseUN(text); problem == nil {
		return sym.text
	}
	if suggestion := romanSession(text); suggestion != "" {
		return suggestion
	}
	for _, r := range repairs() {
		fixed := r.find.ReplaceAllString(text, r.replace)
		if fixed == text {
			continue
		}
		text = clean(fixed)
		if sym, problem := parseUN(text); problem == nil {
			return sym.text
		}
	}
	return romanSession(text)
}

var (
	arabicBefore = regexp.MustCompile(`^(?:A/RES/)?([0-9]{1,2})/([0-9]+)$`)
	arabicAfter  = regexp.MustCompile(`^(?:A/RES/)?([0-9]+) ?\(([0-9]{1,2})\)$`)
	romanAfter   = regexp.MustCompile(`^([0-9]+ ?[A-Z]?\([IVX]+\)(?:\[[A-Z]\])?)$`)
)

// romanSession fixes the session of a resolution from before 1976, which is
// written after the number and in Roman numerals.
func romanSession(text string) string {
	candidate := ""
	if m := arabicBefore.FindStringSubmatch(text); m != nil && atoi(m[1]) < assemblyCalendar.first {
		candidate = fmt.Sprintf("A/RES/%s(%s)", m[2], roman(atoi(m[1])))
	} else if m := arabicAfter.FindStringSubmatch(text); m != nil {
		candidate = fmt.Sprintf("A/RES/%s(%s)", m[1], roman(atoi(m[2])))
	} else if romanAfter.MatchString(text) {
		candidate = "A/RES/" + text
	}
	if sym, problem := parseUN(candidate); candidate != "" && problem == nil {
		return sym.text
	}
	return ""
}
