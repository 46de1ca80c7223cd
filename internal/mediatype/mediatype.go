// Package mediatype tells the media type of a file by its name.
//
// Its input is a path and its output a Content-Type. Never is the table of the system
// used: it differs between machines.
package mediatype

import (
	"path"
	"strings"
)

// known covers the usual files of sites.
var known = map[string]string{
	".html":  "text/html; charset=utf-8",
	".htm":   "text/html; charset=utf-8",
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".mjs":   "text/javascript; charset=utf-8",
	".json":  "application/json",
	".jsonl": "application/jsonl",
	".xml":   "application/xml",
	".csv":   "text/csv; charset=utf-8",
	".txt":   "text/plain; charset=utf-8",
	".md":    "text/markdown; charset=utf-8",
	".vtt":   "text/vtt; charset=utf-8",
	".ics":   "text/calendar; charset=utf-8",
	".bib":   "text/plain; charset=utf-8",
	".ris":   "text/plain; charset=utf-8",
	".cff":   "text/plain; charset=utf-8",

	".sha256":  plain,
	".minisig": plain,
	".sig":     plain,
	".pub":     plain,

	".webmanifest": "application/manifest+json",
	".geojson":     "application/geo+json",
	".wasm":        "application/wasm",
	".pdf":         "application/pdf",
	".zip":         "application/zip",
	".epub":        "application/epub+zip",

	".svg":  "image/svg+xml",
	".png":  "image/png",
	".jpg":  "image/jpeg",
	".jpeg": "image/jpeg",
	".gif":  "image/gif",
	".webp": "image/webp",
	".avif": "image/avif",
	".ico":  "image/x-icon",

	".woff":  "font/woff",
	".woff2": "font/woff2",
	".ttf":   "font/ttf",
	".otf":   "font/otf",

	".mp3":  "audio/mpeg",
	".ogg":  "audio/ogg",
	".m4a":  "audio/mp4",
	".mp4":  "video/mp4",
	".webm": "video/webm",
}

// plain is the type of files without an extension, such as _headers, and of lists of
// checksums, signatures and keys.
const plain = "text/plain; charset=utf-8"

// Of returns the Content-Type of a file.
func Of(file string) string {
	ext := strings.ToLower(path.Ext(file))
	if ext == "" {
		return plain
	}
	if media, ok := known[ext]; ok {
		return media
	}
	return "application/octet-stream"
}

// IsHTML reports whether a file is a page, by its name.
func IsHTML(file string) bool { return strings.HasPrefix(Of(file), "text/html") }
