package content

import (
	"annals/internal/record/lang"
	"annals/internal/record/symbol"
	"annals/internal/record/vote"
)

// Entry is the front matter of an entry: the facts, written once for all
// languages.
type Entry struct {
	Title        string         `toml:"title,required" is:"words"`
	Date         Date           `toml:"date,required" example:"2018-12-17"`
	Time         Time           `toml:"time"`
	Order        *int           `toml:"order"`
	Type         string         `toml:"type,required" is:"type"`
	Organ        string         `toml:"body" is:"organ"`
	Symbol       Strings        `toml:"symbol"`
	Topics       []string       `toml:"topics" is:"topic"`
	Actors       []string       `toml:"actors" is:"actor"`
	Summary      string         `toml:"summary"`
	Added        Day            `toml:"added"`
	Milestone    bool           `toml:"milestone"`
	Draft        bool           `toml:"draft"`
	PublishAfter Moment         `toml:"publish_after"`
	Aliases      []string       `toml:"aliases"`
	Follows      []string       `toml:"follows"`
	Vote         *Vote          `toml:"vote"`
	Stages       []Stage        `toml:"stages"`
	Cosponsors   *int           `toml:"cosponsors" is:"count"`
	Sources      []Source       `toml:"sources"`
	Corrections  []Correction   `toml:"corrections"`
	Params       map[string]any `toml:"params"`

	Symbols []symbol.Symbol // Symbol, parsed
}

// Vote is how a text was acted upon.
type Vote struct {
	Method  vote.Method  `toml:"method,required" example:"\"recorded\""`
	Outcome vote.Outcome `toml:"outcome"`
	Yes     *int         `toml:"yes" is:"count"`
	No      *int         `toml:"no" is:"count"`
	Abstain *int         `toml:"abstain" is:"count"`
	Absent  *int         `toml:"absent" is:"count"`
	Note    lang.Text    `toml:"note"`
}

// Tally returns the figures of the vote.
func (v *Vote) Tally() vote.Tally {
	return vote.Tally{Yes: v.Yes, No: v.No, Abstain: v.Abstain, Absent: v.Absent}
}

// Stage is another stage of the same act, before or after.
type Stage struct {
	Label   lang.Text    `toml:"label,required"`
	Date    Date         `toml:"date,required" example:"2018-12-17"`
	Organ   string       `toml:"body" is:"organ"`
	Symbol  Strings      `toml:"symbol"`
	Method  vote.Method  `toml:"method"`
	Outcome vote.Outcome `toml:"outcome"`
	Yes     *int         `toml:"yes" is:"count"`
	No      *int         `toml:"no" is:"count"`
	Abstain *int         `toml:"abstain" is:"count"`

	Symbols []symbol.Symbol // Symbol, parsed
}

// Tally returns the figures of the stage's vote.
func (s *Stage) Tally() vote.Tally {
	return vote.Tally{Yes: s.Yes, No: s.No, Abstain: s.Abstain}
}

// SourceKinds returns what the kind of a source may be: the document itself, or
// a report about it.
func SourceKinds() []string { return []string{"primary", "secondary"} }

// Source is where a claim can be looked up.
type Source struct {
	Title     string    `toml:"title,required" is:"words"`
	URL       string    `toml:"url,required" example:"\"https://undocs.org/A/RES/73/180\"" is:"address"`
	Publisher string    `toml:"publisher"`
	Date      Date      `toml:"date"`
	Lang      string    `toml:"lang"`
	Symbol    string    `toml:"symbol"`
	Archive   string    `toml:"archive" is:"address"`
	Accessed  Day       `toml:"accessed"`
	Kind      string    `toml:"kind" is:"source kind"` // one of SourceKinds, or ""
	Note      lang.Text `toml:"note"`

	Parsed symbol.Symbol // Symbol, parsed; the zero value without one
}

// Correction describes a correction of the entry.
type Correction struct {
	Date Day       `toml:"date,required" example:"2018-12-17"`
	Text lang.Text `toml:"text,required"`
}
