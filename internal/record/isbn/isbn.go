// Package isbn reads International Standard Book Numbers: those of ten and those of
// thirteen digits, with hyphens or spaces as they stand on a book, or without.
//
// A number is checked by its check digit, so that most mistypings are found. What is
// wrong comes back as a *diag.Problem.
package isbn

import (
	"fmt"
	"regexp"
	"strings"

	"annals/internal/diag"
)

// label is what stands before a number on a book.
var label = regexp.MustCompile(`(?i)^\s*ISBN(?:[- ]?1[03])?\s*:?\s*`)

var (
	lookalikes = strings.NewReplacer("x", "X", "‐", "-", "‑", "-", "–", "-", "\u00a0", " ")
	separators = strings.NewReplacer("-", "", " ", "")
)

// Parse returns a number as it is shown: as it was written, without the letters ISBN
// before it.
func Parse(text string) (string, error) {
	number := strings.TrimSpace(label.ReplaceAllString(text, ""))
	number = lookalikes.Replace(number)
	digits := Digits(number)
	if rest := strings.TrimLeft(digits, "0123456789"); rest != "" && rest != "X" {
		return "", problem(fmt.Sprintf("%q is no ISBN: it has other characters than digits and hyphens", text), "copy it from the back of the title page, such as 978-0-306-40615-7")
	}
	switch len(digits) {
	case 10:
		return number, checked(digits, number, digit10(digits))
	case 13:
		if !strings.HasPrefix(digits, "978") && !strings.HasPrefix(digits, "979") {
			return "", problem(fmt.Sprintf("the ISBN %s begins with other digits than 978 or 979", number), "copy it from the back of the title page; the number of a journal, an ISSN, is no ISBN")
		}
		return number, checked(digits, number, digit13(digits))
	case 9:
		p := problem(fmt.Sprintf("an ISBN has 10 or 13 digits, and here are 9, as books had before 1970 (%s)", number), "")
		p.Instead = "0" + digits
		p.Hint = fmt.Sprintf("write a 0 before it: %q", p.Instead)
		return "", p
	case 8:
		return "", problem(fmt.Sprintf("%s is no ISBN; with 8 digits it is an ISSN, the number of a whole journal", number), "delete the line, and give the doi or the url of the article")
	}
	return "", problem(fmt.Sprintf("an ISBN has 10 or 13 digits, and here are %d", len(digits)), "copy it from the back of the title page, such as 978-0-306-40615-7")
}

// Digits returns the digits of a number alone, the last of ten perhaps an X.
func Digits(number string) string { return separators.Replace(number) }

// checked returns the problem of a number whose last digit is not the wanted one.
func checked(digits, number string, want byte) error {
	last := len(digits) - 1
	if digits[last] == want {
		return nil
	}
	p := problem(fmt.Sprintf("the ISBN %s is mistyped: its last digit does not go with the others", number), "")
	p.Instead = number[:len(number)-1] + string(want)
	p.Hint = fmt.Sprintf("compare it with the book; if only the last digit is wrong, write %q", p.Instead)
	return p
}

// digit10 returns the check digit of ten: weights from 10 down, modulo 11.
func digit10(digits string) byte {
	sum := 0
	for i := range 9 {
		sum += (10 - i) * int(digits[i]-'0')
	}
	if rest := (11 - sum%11) % 11; rest < 10 {
		return byte('0' + rest)
	}
	return 'X'
}

// digit13 returns the check digit of thirteen: weights 1 and 3, modulo 10.
func digit13(digits string) byte {
	sum := 0
	for i := range 12 {
		sum += (1 + i%2*2) * int(digits[i]-'0')
	}
	return byte('0' + (10-sum%10)%10)
}

func problem(message, hint string) *diag.Problem {
	return &diag.Problem{Code: diag.InvalidISBN, Message: message, Hint: hint}
}
