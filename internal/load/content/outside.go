package content

import (
	"fmt"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/linkstate"
	"annals/internal/weburl"
)

// Outside is a use of an external address in the site.
type Outside struct {
	Address string // http or https, as linkstate.Key has it
	Use     Use
	Archive []string // of a source: its archived copies

	at  diag.Range
	doc *Document // with key, gives the range; nil if at is set
	key string    // of an element, also where its list is one text: Keys knows what is nearest
}

// At returns the range of the address. It is computed on demand, since most
// addresses are never reported.
func (o *Outside) At() diag.Range {
	if o.doc != nil {
		return o.doc.At(o.key)
	}
	return o.at
}

// Use is the purpose of an external address.
type Use uint8

// The uses.
const (
	UseSource  Use = iota // the url or the doi of [[sources]]
	UseArchive            // the archive of [[sources]]
	UseText               // a link in a text
	UseSite               // in config.toml
)

// AllOutside returns every use of an external address, including drafts: those of
// config.toml first, then document by document. Addresses that Annals generates
// from document symbols are omitted: an editor could not fix them.
func AllOutside(cfg *config.Config, record *Record) []Outside {
	var all []Outside
	for _, l := range cfg.Links {
		all = append(all, Outside{Address: linkstate.Key(l.Address), Use: UseSite, at: l.At})
	}
	for _, d := range record.Documents {
		all = append(all, d.outside()...)
	}
	return all
}

func (d *Document) outside() (all []Outside) {
	if d.Entry != nil {
		for i, s := range d.Entry.Sources {
			key := elementKey("sources", i)
			if s.URL != "" {
				all = append(all, Outside{Address: linkstate.Key(s.URL), Use: UseSource, Archive: s.Archive, doc: d, key: key + ".url"})
			}
			if s.DOI != "" {
				all = append(all, Outside{Address: weburl.DOIAddress(s.DOI), Use: UseSource, Archive: s.Archive, doc: d, key: key + ".doi"})
			}
			for i, copied := range s.Archive {
				all = append(all, Outside{Address: linkstate.Key(copied), Use: UseArchive, doc: d, key: elementKey(key+".archive", i)})
			}
		}
	}
	for _, l := range d.Body.Outside {
		all = append(all, Outside{Address: linkstate.Key(l.Address), Use: UseText, at: l.In(d.File)})
	}
	return all
}

// DeadLinks warns of the links whose address is dead, except for sources with an
// archived copy, which the page shows instead.
func DeadLinks(links []Outside, state linkstate.State) (list diag.List) {
	for _, p := range links {
		link, dead := state.Dead(p.Address)
		if !dead {
			continue
		}
		if p.Use == UseSource && Copy(p.Archive, state) != "" {
			continue
		}
		what, hint := p.Use.description()
		list.Warn(p.At(), diag.DeadLink, fmt.Sprintf("%s has been dead since %s (checked %s)", what, link.Since, link.Checked), hint)
	}
	return list
}

// Copy returns the first of the archived copies of a source that is not dead, or "".
func Copy(archive []string, state linkstate.State) string {
	for _, address := range archive {
		if _, dead := state.Dead(address); !dead {
			return address
		}
	}
	return ""
}

func (u Use) description() (what, hint string) {
	switch u {
	case UseSource:
		return "this source", "look for a copy, at web.archive.org for example, and give its address as archive"
	case UseArchive:
		return "this archived copy", "look for another copy, or delete the line"
	case UseText:
		return "this link", "lead to an archived copy, or take the link out"
	}
	return "this address", "correct it, or delete it"
}
