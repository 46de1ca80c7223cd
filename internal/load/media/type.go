package media

import (
	"path"
	"strings"
)

// types are the media types of formats.
var types = map[string]string{
	formatJPEG: "image/jpeg", formatPNG: "image/png", formatGIF: "image/gif", formatWebP: "image/webp", formatSVG: "image/svg+xml",
	formatIcon: "image/x-icon", "AVIF picture": "image/avif", "HEIC picture": "image/heic", "TIFF picture": "image/tiff", "BMP picture": "image/bmp",
	formatPDF: "application/pdf", formatZIP: "application/zip", formatHTML: "text/html", formatXML: "application/xml",
	"MP4 film": "video/mp4", "QuickTime film": "video/quicktime", "Matroska or WebM film": "video/webm", "AVI film": "video/x-msvideo",
	"MP3 recording": "audio/mpeg", "MP4 recording": "audio/mp4", "WAV recording": "audio/wav", "FLAC recording": "audio/flac",
}

// TypeOf returns the media type of a file by its content. Its name decides only where
// one format has several types.
func TypeOf(name string, data []byte) string {
	format, ending := sniff(data), strings.ToLower(path.Ext(name))
	switch {
	case format == "Ogg recording or film" && ending == ".ogv":
		return "video/ogg"
	case format == "Ogg recording or film":
		return "audio/ogg"
	case types[format] != "":
		return types[format]
	case format == "" && ending == ".vtt":
		return "text/vtt"
	case format == "" && kindOf(name).format == formatText:
		return "text/plain"
	}
	return "application/octet-stream"
}
