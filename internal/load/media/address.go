package media

import (
	"encoding/base64"
	"net/url"
	"strings"
)

// addressKind says where an address in a file leads.
type addressKind int

const (
	addressLocal   addressKind = iota // a part of the file, or a file beside it
	addressRooted                     // begins with a slash: another place on each host and disk
	addressData                       // holds its content itself
	addressForeign                    // another server, or this computer's disk
	addressScript                     // runs
)

// classify returns where an address leads, as a browser reads it: without the spaces
// around it and without line ends in it.
func classify(raw string) (addressKind, string) {
	address := strings.TrimFunc(raw, func(r rune) bool { return r <= ' ' })
	address = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address)
	scheme, _, hasColon := strings.Cut(address, ":")
	switch {
	case hasColon && isScheme(scheme):
		switch strings.ToLower(scheme) {
		case "data":
			return addressData, address
		case "javascript", "vbscript", "livescript", "mocha":
			return addressScript, address
		}
		return addressForeign, address
	case strings.Contains(pathOf(address), `\`), strings.HasPrefix(address, "//"):
		return addressForeign, address
	case strings.HasPrefix(address, "/"):
		return addressRooted, address
	}
	return addressLocal, address
}

// pathOf returns an address without its query and fragment.
func pathOf(address string) string {
	if end := strings.IndexAny(address, "?#"); end >= 0 {
		return address[:end]
	}
	return address
}

func isScheme(s string) bool {
	for i, c := range []byte(s) {
		isLetter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !isLetter && (i == 0 || c != '+' && c != '-' && c != '.' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != ""
}

// walkers are the formats whose pictures may stand within a file, and their media types.
var walkers = map[string]struct {
	media string
	clean func([]byte) (walked, error)
}{
	formatJPEG: {"image/jpeg", cleanJPEG},
	formatPNG:  {"image/png", cleanPNG},
	formatGIF:  {"image/gif", cleanGIF},
	formatWebP: {"image/webp", cleanWebP},
}

// mediaType returns the media type of a data address, in small letters.
func mediaType(address string) string {
	head, _, _ := strings.Cut(address, ",")
	media, _, _ := strings.Cut(head[len("data:"):], ";")
	return strings.ToLower(strings.TrimSpace(media))
}

// cleanData returns a data address with the cleaned picture that it holds.
func cleanData(address string) (string, error) {
	head, content, ok := strings.Cut(address, ",")
	if !ok {
		return "", broken("the address has no comma")
	}
	if plain, err := url.PathUnescape(content); err == nil {
		content = plain
	}
	data := []byte(content)
	if strings.HasSuffix(strings.ToLower(strings.TrimSpace(head)), "base64") {
		content = strings.TrimRight(strings.ReplaceAll(content, " ", ""), "=")
		var err error
		if data, err = base64.RawStdEncoding.DecodeString(content); err != nil {
			return "", broken("its letters are no base64")
		}
	}
	w, ok := walkers[sniff(data)]
	if !ok {
		return "", broken("it is no JPEG, PNG, GIF or WebP")
	}
	picture, err := w.clean(data)
	if err != nil {
		return "", err
	}
	var all []byte
	for _, part := range picture.parts {
		all = append(all, part...)
	}
	return "data:" + w.media + ";base64," + base64.StdEncoding.EncodeToString(all), nil
}
