package stricttoml_test

import (
	"fmt"
	"time"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
)

// common is embedded: keys that several kinds of front matter share.
type common struct {
	Title   string `toml:"title,required"`
	Summary string `toml:"summary"`
}

// entry resembles real front matter and has every type of field.
type entry struct {
	common
	Date         edtfLike             `toml:"date,required" example:"2018-12-17"`
	Type         string               `toml:"type"`
	Body         string               `toml:"body"`
	Symbol       string               `toml:"symbol"`
	Topics       []string             `toml:"topics"`
	Added        stricttoml.LocalDate `toml:"added"`
	Milestone    bool                 `toml:"milestone"`
	PublishAfter time.Time            `toml:"publish_after"`
	Weight       float64              `toml:"weight"`
	Vote         *ballot              `toml:"vote"`
	Stages       []stage              `toml:"stages"`
	Sources      []source             `toml:"sources"`
	Labels       map[string]stage     `toml:"labels"`
	Params       map[string]any       `toml:"params"`
}

type ballot struct {
	Method  string `toml:"method,required"`
	Outcome string `toml:"outcome"`
	Yes     *int   `toml:"yes" example:"88"`
	No      *int   `toml:"no"`
	Abstain *int   `toml:"abstain"`
}

type stage struct {
	Label string   `toml:"label,required"`
	Date  edtfLike `toml:"date"`
	Notes []note   `toml:"notes"`
}

type note struct {
	Text string `toml:"text"`
	Page int    `toml:"page"`
}

type source struct {
	Title     string `toml:"title,required"`
	URL       string `toml:"url,required"`
	Publisher string `toml:"publisher"`
	Lang      string `toml:"lang"`
	Extra     *note  `toml:"extra"`
}

// edtfLike accepts a date or a text of four or more characters.
type edtfLike struct{ text string }

func (d *edtfLike) FromTOML(v any) error {
	switch v := v.(type) {
	case stricttoml.LocalDate:
		d.text = v.String()
		return nil
	case string:
		if len(v) >= 4 {
			d.text = v
			return nil
		}
		return &diag.Problem{Code: diag.InvalidDate, Message: "this is no date", Length: len(v)}
	}
	return &diag.Problem{Code: diag.WrongType, Message: "a date is needed here"}
}

// good holds the required keys, for texts with other mistakes.
const good = "title = \"T\"\ndate = 2018-12-17\n"

// line formats a diagnostic for comparison.
func line(d diag.Diagnostic) string {
	s := fmt.Sprintf("%d:%d-%d %s: %s", d.Line, d.Column, d.End, d.Code, d.Message)
	if d.Hint != "" {
		s += " {" + d.Hint + "}"
	}
	return s
}

func lines(list diag.List) []string {
	var all []string
	for _, d := range list {
		all = append(all, line(d))
	}
	return all
}
