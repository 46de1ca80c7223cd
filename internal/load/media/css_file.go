package media

import (
	"fmt"

	"annals/internal/diag"
)

// cleanStyle publishes a style sheet, with the pictures in it cleaned. It must load
// nothing from elsewhere.
func cleanStyle(f *cleaner) [][]byte {
	if f.format != "" {
		f.agrees("style sheet")
		return nil
	}
	text := string(f.data)
	clean, problems := scanStyle(text, false)
	for _, p := range problems[:min(len(problems), maxProblems)] {
		code, message, hint := diag.BrokenFile, "", "put a JPEG or PNG in its place"
		if p.err != nil {
			message = fmt.Sprintf("the picture in this style sheet cannot be cleaned: %s", p.err)
		} else {
			code, message, hint = addressProblem(p.kind, p.address)
		}
		f.report.Error(f.at(p.from, p.to), code, message, hint)
	}
	switch {
	case len(problems) > 0:
		return nil
	case clean == text:
		return f.whole()
	}
	return [][]byte{[]byte(clean)}
}
