package content

import "annals/internal/record/lang"

// Provision is what a text says about a subject, in the words of the record.
type Provision struct {
	Subject string    `toml:"subject,required" is:"subject"`
	Text    lang.Text `toml:"text,required"`
	New     *bool     `toml:"new"`
	Place   lang.Text `toml:"place"`
	Quote   lang.Text `toml:"quote"`
	Source  *int      `toml:"source" is:"number"`
}

// SourceNumber returns the number, from 1, of the source that a provision names, or of
// the entry's one source if the provision quotes from it; 0 if none is known.
func (e *Entry) SourceNumber(p *Provision) int {
	switch {
	case p.Source != nil && (*p.Source < 1 || *p.Source > len(e.Sources)):
	case p.Source != nil:
		return *p.Source
	case !p.Quote.IsZero() && len(e.Sources) == 1:
		return 1
	}
	return 0
}
