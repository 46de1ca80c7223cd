package near

import "unicode/utf8"

// Only returns what belongs to the candidate that is nearest to word, if no candidate
// that belongs to something else is as near; else "". Word and candidates are compared
// as they are, by the measure of Word, but with one edit for each five letters: it is
// made for long names that have much in common.
func Only(word string, candidates map[string]string) string {
	length := utf8.RuneCountInString(word)
	if length == 0 || length > maxWord {
		return ""
	}
	found, nearest := "", max(1, length/5)+1
	for candidate, of := range candidates {
		switch d := distance(word, candidate, nearest+1); {
		case d < nearest:
			found, nearest = of, d
		case d == nearest && of != found:
			found = "" // until a nearer one comes
		}
	}
	return found
}
