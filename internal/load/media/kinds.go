package media

import (
	"path"
	"strings"
)

// rule cleans one file. It reports why it does not.
type rule func(*cleaner) [][]byte

// kind is what the end of a name says about a file.
type kind struct {
	format   string // for messages, and for what sniff must find
	rule     rule
	isShown  bool // browsers show it as a picture
	isActive bool // browsers run it, or load what it names
}

// The formats that have an ending of their own.
const (
	formatJPEG  = "JPEG picture"
	formatPNG   = "PNG picture"
	formatGIF   = "GIF picture"
	formatWebP  = "WebP picture"
	formatIcon  = "icon"
	formatSVG   = "SVG picture"
	formatPDF   = "PDF document"
	formatText  = "text"
	formatHTML  = "HTML page"
	formatXML   = "XML document"
	formatZIP   = "ZIP archive"
	formatWOFF  = "WOFF font"
	formatWOFF2 = "WOFF2 font"
	formatSFNT  = "TrueType or OpenType font"
	serverPage  = "page that a server makes"
)

// endingOf is the usual ending of a format.
var endingOf = map[string]string{
	formatJPEG: ".jpg", formatPNG: ".png", formatGIF: ".gif", formatWebP: ".webp", formatSVG: ".svg", formatPDF: ".pdf",
	formatZIP: ".zip", formatWOFF: ".woff", formatWOFF2: ".woff2", formatSFNT: ".ttf", "AVIF picture": ".avif", "HEIC picture": ".heic",
	"TIFF picture": ".tif", "BMP picture": ".bmp", formatIcon: ".ico", "MP4 film": ".mp4", "MP3 recording": ".mp3",
}

// kindOf returns the kind of a file by its name. A name with several endings is a page
// if one of them is that of a page: some servers look at all.
func kindOf(name string) kind {
	parts := strings.Split(strings.ToLower(path.Base(name)), ".")
	if len(parts) < 2 {
		return kind{format: formatText, rule: cleanText} // CNAME, LICENSE, _headers
	}
	last := len(parts) - 1
	if last == 1 && parts[0] == "" && active[parts[1]] == "" && kinds[parts[1]].rule == nil {
		return kind{format: formatText, rule: cleanText} // .htaccess, .nojekyll
	}
	for i, ending := range parts[1:] {
		if format := active[ending]; format != "" && (i+1 == last || format == formatHTML || format == serverPage) {
			return kind{format: format, rule: refuseActive, isActive: true}
		}
	}
	return kinds[parts[last]]
}

// kinds is the table of all kinds of files that Annals knows, but those of active.
var kinds = table()

func table() map[string]kind {
	all := map[string]kind{
		"svg": {format: formatSVG, rule: cleanSVG, isShown: true, isActive: true},
		"css": {format: "style sheet", rule: cleanStyle, isActive: true},
	}
	add := func(k kind, endings string) {
		for _, ending := range strings.Fields(endings) {
			all[ending] = k
		}
	}
	add(kind{format: formatJPEG, rule: picture(cleanJPEG), isShown: true}, "jpg jpeg jpe jfif")
	add(kind{format: formatPNG, rule: picture(cleanPNG), isShown: true}, "png apng")
	add(kind{format: formatGIF, rule: picture(cleanGIF), isShown: true}, "gif")
	add(kind{format: formatWebP, rule: picture(cleanWebP), isShown: true}, "webp")
	add(kind{format: formatIcon, rule: picture(cleanIcon), isShown: true}, "ico")

	add(kind{format: formatText, rule: cleanText}, `txt text md csv tsv json jsonld jsonl ndjson geojson topojson webmanifest map
		srt bib ris ics asc sig minisig pem pub sha256 sha512 yaml yml toml ttl nt nq`)
	add(kind{format: formatText, rule: cleanCaptions}, "vtt")
	add(kind{format: formatXML, rule: cleanXML, isActive: true}, "xml rss atom rdf xsd gpx kml opml gml mml")

	add(kind{format: formatWOFF2, rule: font(formatWOFF2)}, "woff2")
	add(kind{format: formatWOFF, rule: font(formatWOFF)}, "woff")
	add(kind{format: formatSFNT, rule: font(formatSFNT)}, "ttf otf ttc otc")

	add(kind{format: "picture of a kind that Annals cannot clean", rule: refuseUnclean, isShown: true}, "avif bmp")
	add(kind{format: "picture of a kind that Annals cannot clean", rule: refuseUnclean}, "heic heif hif tif tiff jxl jp2 j2k psd xcf ai eps ps dng cr2 cr3 nef arw raw orf rw2 cur")
	add(kind{format: formatPDF, rule: refuseUnclean}, "pdf")
	add(kind{format: "film", rule: refuseUnclean}, "mp4 m4v mov webm mkv avi ogv mpg mpeg wmv flv 3gp")
	add(kind{format: "recording", rule: refuseUnclean}, "mp3 m4a aac ogg oga opus flac wav aif aiff wma amr mid")
	add(kind{format: "document", rule: refuseUnclean}, "doc docx docm dot dotx xls xlsx xlsm ppt pptx pps ppsx odt ods odp odg rtf epub mobi djvu pages numbers key pub2 vsd msg eml tex")
	add(kind{format: "archive", rule: refuseUnclean}, "zip gz tgz bz2 xz zst 7z rar tar kmz zim warc wacz")
	add(kind{format: "database", rule: refuseUnclean}, "sqlite sqlite3 db parquet mdb gpkg shp dbf")
	return all
}

// active lists the endings of files that a browser or a server may run.
var active = activeEndings()

func activeEndings() map[string]string {
	all := map[string]string{}
	add := func(format, endings string) {
		for _, ending := range strings.Fields(endings) {
			all[ending] = format
		}
	}
	add(formatHTML, "html htm xhtml xht shtml shtm stm mht mhtml hta htc xul xbl")
	add("script", "js mjs cjs jsx ts tsx wasm vbs jse wsf ps1 sh bat cmd")
	add("style sheet that can run script", "xsl xslt")
	add("packed SVG picture", "svgz")
	add("program", "swf jar jnlp exe msi dll apk app dmg deb rpm com scr lnk url desktop")
	add(serverPage, "php php3 php4 php5 phtml phar asp aspx jsp jspx cgi pl py rb cfm")
	return all
}
