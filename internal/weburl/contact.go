package weburl

import "strings"

// checkMail checks what follows "mailto:": one or more addresses, and
// optionally a subject or the like.
func checkMail(rest string) (string, error) {
	recipients, query, hasQuery := strings.Cut(rest, "?")
	list := strings.Split(recipients, ",")
	for i, recipient := range list {
		local, host, ok := strings.Cut(recipient, "@")
		if !ok || !isMailbox(local) {
			return "", problem("\""+recipient+"\" is not an e-mail address", "write mailto:name@example.org")
		}
		host, err := normalHost(host)
		if err == nil {
			err = checkPublic(host)
		}
		if err != nil {
			return "", err
		}
		list[i] = local + "@" + host
	}
	if hasEncodedControl(query) {
		return "", problem("the e-mail link holds an encoded line break", "leave out %0A and %0D")
	}
	mail := "mailto:" + strings.Join(list, ",")
	if hasQuery {
		mail += "?" + encode(query)
	}
	return mail, nil
}

// isMailbox reports whether s is a local part that needs no quoting.
func isMailbox(s string) bool {
	for i := range len(s) {
		if c := s[i]; !isLetter(c) && !isDigit(c) && strings.IndexByte("!#$&'*+-=.^_~", c) < 0 {
			return false
		}
	}
	return s != ""
}

// hasEncodedControl reports whether s holds a percent-encoded control character,
// which could inject headers into the e-mail.
func hasEncodedControl(s string) bool {
	for i := range len(s) {
		if isCode(s[i:]) && (s[i+1] < '2' || s[i+1] == '7' && s[i+2]|0x20 == 'f') {
			return true
		}
	}
	return false
}

// checkPhone checks what follows "tel:".
func checkPhone(rest string) (string, error) {
	number := strings.TrimPrefix(rest, "+")
	digits := strings.Map(func(r rune) rune {
		if strings.ContainsRune("-.()", r) {
			return -1
		}
		return r
	}, number)
	if len(digits) < 3 || strings.Trim(digits, "0123456789") != "" {
		return "", problem("\""+rest+"\" is not a telephone number", "write it as tel:+41229179000")
	}
	return "tel:" + rest, nil
}
