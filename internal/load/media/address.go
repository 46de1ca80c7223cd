package media

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"strings"

	"annals/internal/diag"
)

const mediaSVG = "image/svg+xml"

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

// dataOf returns what a data address holds.
func dataOf(address string) ([]byte, error) {
	head, content, ok := strings.Cut(address, ",")
	if !ok {
		return nil, broken("the address has no comma")
	}
	content = unescape(content)
	if !strings.HasSuffix(strings.ToLower(strings.TrimSpace(head)), "base64") {
		return []byte(content), nil
	}
	content = strings.TrimRight(strings.ReplaceAll(content, " ", ""), "=")
	data, err := base64.RawStdEncoding.DecodeString(content)
	if err != nil {
		return nil, broken("its letters are no base64")
	}
	return data, nil
}

// unescape returns a text with the bytes that its %XX stand for. As in browsers, any
// other % is one itself.
func unescape(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	var b strings.Builder
	for len(s) > 0 {
		if len(s) >= 3 {
			if plain, err := url.PathUnescape(s[:3]); s[0] == '%' && err == nil {
				b.WriteString(plain)
				s = s[3:]
				continue
			}
		}
		b.WriteByte(s[0])
		s = s[1:]
	}
	return b.String()
}

// cleanData returns a data address with the cleaned picture that it holds.
func cleanData(address string) (string, error) {
	data, err := dataOf(address)
	if err != nil {
		return "", err
	}
	return cleanPoints(data)
}

// cleanPoints returns a data address for a picture made of points.
func cleanPoints(data []byte) (string, error) {
	w, ok := walkers[sniff(data)]
	if !ok {
		return "", broken("it is no JPEG, PNG, GIF or WebP")
	}
	picture, err := w.clean(data)
	if err != nil {
		return "", err
	}
	return dataAddress(w.media, picture.parts), nil
}

func dataAddress(media string, parts [][]byte) string {
	return "data:" + media + ";base64," + base64.StdEncoding.EncodeToString(bytes.Join(parts, nil))
}

// cleanEmbedded returns a data address of a style sheet with what it holds cleaned. What
// that is the bytes decide: browsers show a picture whatever it is called.
func cleanEmbedded(address string) (string, error) {
	data, err := dataOf(address)
	if err != nil {
		return "", err
	}
	media := mediaType(address)
	switch format := sniff(data); {
	case walkers[format].clean != nil:
		return cleanPoints(data)
	case format == formatSVG || media == mediaSVG:
		return cleanDrawing(address, data)
	case format == formatWOFF || format == formatWOFF2 || format == formatSFNT:
		return address, nil
	case format == "" && (strings.Contains(media, "font") || media == "application/octet-stream"):
		return address, nil // of a kind that nobody shows
	}
	return "", broken("it is no JPEG, PNG, GIF, WebP, SVG or font")
}

// cleanDrawing returns the data address of an SVG picture as it may be published: as it
// is, if there is nothing to leave out.
func cleanDrawing(address string, data []byte) (string, error) {
	var problems diag.List
	parts := cleanSVG(&cleaner{data: data, format: formatSVG, report: &problems})
	if parts == nil {
		for _, p := range problems {
			return "", broken("%s", p.Message)
		}
	}
	if bytes.Equal(bytes.Join(parts, nil), data) {
		return address, nil
	}
	return dataAddress(mediaSVG, parts), nil
}
