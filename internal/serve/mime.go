package serve

import (
	"path"
	"strings"
)

// mediaTypes covers the usual files of sites. The system's table is not used: it
// differs between machines.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".htm":  "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".mjs":  "text/javascript; charset=utf-8",
	".json": "application/json",
	".xml":  "application/xml",
	".csv":  "text/csv; charset=utf-8",
	".txt":  "text/plain; charset=utf-8",
	".md":   "text/markdown; charset=utf-8",
	".vtt":  "text/vtt; charset=utf-8",
	".ics":  "text/calendar; charset=utf-8",
	".bib":  "text/plain; charset=utf-8",
	".ris":  "text/plain; charset=utf-8",

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

// mediaType returns the Content-Type of a file. Files without an extension, such
// as _headers, and manifest.sha256 are text.
func mediaType(file string) string {
	ext := strings.ToLower(path.Ext(file))
	if known, ok := mediaTypes[ext]; ok {
		return known
	}
	if ext == "" || ext == ".sha256" {
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}

func isHTML(file string) bool { return strings.HasPrefix(mediaType(file), "text/html") }
