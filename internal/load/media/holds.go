package media

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
)

// sign is a mark in a file and what it tells.
type sign struct{ mark, what string }

// signs are marks of entries that say something about people. Values are never
// repeated in messages, which may be read in public logs.
var signs = map[string][]sign{
	formatPDF: {
		{"/Author", "its author"},
		{"<dc:creator", "its author"},
		{"/Creator", "the program"},
		{"/Producer", "the program"},
		{"xmp:CreatorTool", "the program"},
		{"/CreationDate", "the time"},
		{"xmp:CreateDate", "the time"},
		{"/Title", "a title"},
		{"Exif\x00\x00", "the EXIF of a picture in it"},
	},
	"film": {
		{"\xA9xyz", "the place where it was taken"},
		{"location.ISO6709", "the place where it was taken"},
		{"loci", "the place where it was taken"},
		{"\xA9mak", "the maker of the camera"},
		{"quicktime.make", "the maker of the camera"},
		{"\xA9mod", "the camera"},
		{"quicktime.model", "the camera"},
		{"\xA9swr", "the program"},
		{"quicktime.software", "the program"},
		{"\xA9too", "the program"},
		{"quicktime.creationdate", "the time"},
		{"\xA9ART", "its author"},
		{"\xA9nam", "a title"},
		{"mvhd", "the time"},
		{"TPE1", "its author"},
		{"TCOM", "its author"},
		{"TIT2", "a title"},
		{"TSSE", "the program"},
		{"COMM", "a comment"},
		{"ARTIST=", "its author"},
		{"ARTIST\x44\x87", "its author"}, // a tag of Matroska, before its value
		{"ENCODER", "the program"},
		{"Lavf", "the program"},
		{"DATE_RECORDED", "the time"},
		{"RECORDING_LOCATION", "the place where it was taken"},
		{"COMMENT=", "a comment"},
		{"DATE=", "the time"},
	},
	"office": {
		{"<dc:creator>", "its author"},
		{"<meta:initial-creator>", "its author"},
		{"<cp:lastModifiedBy>", "who changed it last"},
		{"<dcterms:created", "the time"},
		{"<meta:creation-date>", "the time"},
		{"<Company>", "a company"},
		{"<Application>", "the program"},
		{"<meta:generator>", "the program"},
	},
	"picture": {
		{"<dc:creator", "its author"},
		{"xmp:CreatorTool", "the program"},
		{"exif:GPSLatitude", "the place where it was taken (GPS)"},
		{"photoshop:", "how it was edited"},
	},
}

// holds lists, in words, what a file of a format says beside its content, as far as
// that can be seen.
func holds(format string, data []byte) []string {
	switch {
	case format == formatPDF:
		return marked(append(readPDF(data).unpacked, data...), signs[formatPDF])
	case format == formatZIP:
		return archiveHolds(data)
	case strings.HasSuffix(format, "film"), strings.HasSuffix(format, "recording"):
		return marked(data, signs["film"])
	case strings.HasSuffix(format, "picture"):
		return pictureHolds(data)
	}
	return nil
}

// marked lists what the marks in some bytes tell, each once.
func marked(data []byte, signs []sign) []string {
	var found []string
	for _, s := range signs {
		if !slices.Contains(found, s.what) && bytes.Contains(data, []byte(s.mark)) {
			found = append(found, s.what)
		}
	}
	return found
}

// pictureHolds looks for EXIF, and for XMP.
func pictureHolds(data []byte) []string {
	var found []string
	if sniff(data) == "TIFF picture" {
		found = exifHolds(data)
	} else if at := bytes.Index(data, []byte(exifPrefix)); at >= 0 {
		found = exifHolds(data[at+len(exifPrefix):])
	}
	for _, more := range marked(data, signs["picture"]) {
		if !slices.Contains(found, more) {
			found = append(found, more)
		}
	}
	return found
}

// archiveHolds looks into the files of an office document in which its author stands.
func archiveHolds(data []byte) []string {
	const (
		maxEntries = 2000
		maxText    = 1 << 20
	)
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(archive.File) > maxEntries {
		return nil
	}
	var found []string
	for _, file := range archive.File {
		if !slices.Contains([]string{"docProps/core.xml", "docProps/app.xml", "meta.xml"}, file.Name) {
			continue
		}
		r, err := file.Open()
		if err != nil {
			continue
		}
		text, _ := io.ReadAll(io.LimitReader(r, maxText)) // as far as it can be read
		r.Close()
		for _, what := range marked(text, signs["office"]) {
			if !slices.Contains(found, what) {
				found = append(found, what)
			}
		}
	}
	return found
}

// list joins words as a sentence does.
func list(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}
