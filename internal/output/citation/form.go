package citation

import (
	"fmt"
	"io"
	"iter"
	"path"
	"strings"
)

// Form is a form of files that reference managers read.
type Form struct {
	Name      string // "BibTeX"
	Extension string // ".bib"
	Media     string // media type

	begin, between, end string // of a file
	record              func(Work) string
}

// Forms returns the forms, always in the same order.
func Forms() []Form {
	return []Form{
		{"BibTeX", ".bib", "application/x-bibtex", "", "\n", "", Work.BibTeX},
		{"RIS", ".ris", "application/x-research-info-systems", "", "\n", "", Work.RIS},
		{"CSL-JSON", ".csl.json", "application/vnd.citationstyles.csl+json", "[", ",\n", "]\n", Work.CSL},
	}
}

// Beside returns the address of the citations of a page: "2018/a.bib" for "2018/a.html".
func (f *Form) Beside(page string) string {
	return strings.TrimSuffix(page, path.Ext(page)) + f.Extension
}

// Write writes a file of works.
func (f *Form) Write(w io.Writer, works iter.Seq[Work]) error {
	before := f.begin
	for work := range works {
		_, err := io.WriteString(w, before)
		if err == nil {
			_, err = io.WriteString(w, f.record(work))
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", f.Name, err)
		}
		before = f.between
	}
	if before == f.begin {
		before += f.end
	} else {
		before = f.end
	}
	if _, err := io.WriteString(w, before); err != nil {
		return fmt.Errorf("write %s: %w", f.Name, err)
	}
	return nil
}
