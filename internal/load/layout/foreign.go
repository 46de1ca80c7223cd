package layout

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"annals/internal/diag"
	"annals/internal/sitepath"
)

const staticFolder = "static/"

// foreignKinds are the files that people put beside entries, by the endings of their
// names, and what to do with each.
var foreignKinds = []struct {
	endings string
	what    string
	hint    func(foreignFile) string
}{
	{"jpg jpeg jpe jfif png apng gif webp svg ico", "a picture", foreignFile.picture},
	{"heic heif hif tif tiff bmp avif jxl jp2 psd xcf eps dng cr2 cr3 nef arw raw", "a picture", foreignFile.otherPicture},
	{"xls xlsx xlsm xlsb ods numbers csv tsv", "a table", foreignFile.table},
	{"doc docx docm dot dotx odt rtf pages tex wpd hwp hwpx", "a document", foreignFile.document},
	{"pdf epub mobi djvu ppt pptx pps odp key ps xps", "a document", foreignFile.download},
	{"zip gz tgz bz2 xz zst 7z rar tar warc wacz", "an archive", foreignFile.download},
	{"mp4 m4v mov webm mkv avi ogv mpg mpeg wmv 3gp", "a film", foreignFile.download},
	{"mp3 m4a aac ogg oga opus flac wav aif aiff wma amr", "a recording", foreignFile.download},
	{"txt text markdown mdown mdwn mkd mkdn mdx md rst adoc org", "a text of another name", foreignFile.text},
	{"html htm xhtml", "a page of HTML", foreignFile.page},
	{"css js", "a file for the pages' looks", func(f foreignFile) string { return "move it to " + f.static() }},
	{"json jsonl yaml yml toml xml bib ris geojson vtt srt", "a file of data", foreignFile.data},
}

// foreignFile is a file of content/ that is none of the site's kinds.
type foreignFile struct {
	path string
	stem string // without its ending
}

// votesLike is a name that is meant as that of a votes file.
var votesLike = regexp.MustCompile(`(?i)^(.+?)[ ._-]votes?(?:\.(?:csv|tsv|txt|xlsx?|ods|numbers)|\.csv\.txt)$`)

// foreign reports a file of content/ whose ending is none of the site's kinds. What is
// done with it depends on what it is.
func foreign(file string) *diag.Problem {
	name := path.Base(file)
	ending := path.Ext(name)
	f := foreignFile{file, strings.TrimSuffix(file, ending)}
	for strings.EqualFold(path.Ext(f.stem), Extension) { // x.md.txt, as systems that hide endings name it
		f.stem = f.stem[:len(f.stem)-len(Extension)]
	}
	p := &diag.Problem{
		Code: diag.FilePosition, Message: "content/ holds only texts (.md), votes of states (.votes.csv) and, in the folders of entries, evidence",
		Hint: fmt.Sprintf("move it to %s, or delete it", f.static()),
	}
	if ending == "" || ending == name {
		p.Hint = fmt.Sprintf("rename it to %s%s if it is a text, or move it to %s", file, Extension, f.static())
		return p
	}
	for _, kind := range foreignKinds {
		for known := range strings.FieldsSeq(kind.endings) {
			if strings.EqualFold(ending[1:], known) {
				p.Message, p.Hint = fmt.Sprintf("%s cannot stand here: %s", kind.what, p.Message), kind.hint(f)
			}
		}
	}
	if m := votesLike.FindStringSubmatch(name); m != nil {
		p.Message = "the votes of states stand in a file whose name ends in .votes.csv"
		to := path.Join(path.Dir(file), m[1]) + votesExtension
		p.Hint = "rename it to " + to
		if !strings.EqualFold(ending, ".csv") && !strings.EqualFold(ending, ".txt") {
			p.Hint = fmt.Sprintf("save it as CSV, with commas, under the name %s", to)
		}
	}
	return p
}

// static is where the file belongs that is for readers.
func (f foreignFile) static() string { return staticFolder + path.Base(f.path) }

// link is the address of that file in a text beside this one.
func (f foreignFile) link() string { return sitepath.Rel(f.path, f.static()) }

func (f foreignFile) picture() string {
	return fmt.Sprintf("move it to %s, and show it in a text with ![what it shows](%s)", f.static(), f.link())
}

func (f foreignFile) otherPicture() string {
	ending := ".jpg"
	f.path = f.stem + ending
	return fmt.Sprintf("save it as a JPEG picture under %s, and show it in a text with ![what it shows](%s)", f.static(), f.link())
}

func (f foreignFile) table() string {
	return fmt.Sprintf("votes of states: save them as CSV under the name of their entry, such as %s; a table for readers: %s",
		f.stem+votesExtension, f.download())
}

func (f foreignFile) document() string {
	return fmt.Sprintf("copy its words into a text, %s; or, to offer the file itself: %s", f.stem+Extension, f.download())
}

// download is the way for what cannot be published without saying that it may be.
func (f foreignFile) download() string {
	name := path.Base(f.path)
	if strings.HasSuffix(strings.ToLower(name), ".csv") || strings.HasSuffix(strings.ToLower(name), ".tsv") {
		return fmt.Sprintf("move it to %s, and link to it with [what it is](%s)", f.static(), f.link())
	}
	return fmt.Sprintf("move it to %s, write as_is = [%q] below [static] in config.toml, and link to it with [what it is](%s)", f.static(), name, f.link())
}

func (f foreignFile) text() string {
	return fmt.Sprintf("rename it to %s if it is a text for readers; move notes to another folder, and what readers may download to %s",
		f.stem+Extension, f.static())
}

func (f foreignFile) page() string {
	return fmt.Sprintf("write its words in Markdown, in %s; templates for all pages belong in templates/", f.stem+Extension)
}

func (f foreignFile) data() string {
	return fmt.Sprintf("move it to %s if readers may download it, or delete it; facts stand at the top of a text, settings in config.toml", f.static())
}
