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
	record              func(w *Work, dst []byte) []byte
}

// Forms returns the forms, always in the same order.
func Forms() []Form {
	return []Form{
		{"BibTeX", ".bib", "application/x-bibtex", "", "\n", "", (*Work).AppendBibTeX},
		{"RIS", ".ris", "application/x-research-info-systems", "", "\n", "", (*Work).AppendRIS},
		{"CSL-JSON", ".csl.json", "application/vnd.citationstyles.csl+json", "[", ",\n", "]\n", (*Work).AppendCSL},
	}
}

// Beside returns the address of the citations of a page: "2018/a.bib" for "2018/a.html".
func (f *Form) Beside(page string) string {
	return strings.TrimSuffix(page, path.Ext(page)) + f.Extension
}

// Write writes a file of works.
func (f *Form) Write(w io.Writer, works iter.Seq[Work]) error {
	inPlace, _ := w.(interface{ AvailableBuffer() []byte })
	before, record := f.begin, []byte(nil)
	for work := range works {
		if record = record[:0]; inPlace != nil {
			record = inPlace.AvailableBuffer()
		}
		record = f.record(&work, append(record, before...))
		if _, err := w.Write(record); err != nil {
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
