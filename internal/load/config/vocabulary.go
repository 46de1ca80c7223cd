package config

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
	"annals/internal/near"
	"annals/internal/record/geo"
	"annals/internal/record/lang"
	"annals/internal/record/state"
	"annals/internal/record/symbol"
	"annals/internal/sitepath"
	"annals/internal/weburl"
)

// Vocabulary is a list of terms that entries refer to by id.
type Vocabulary struct {
	terms []*Term
	byID  map[string]*Term
}

// Term is a type, an organ, a topic, an actor, a place, a series or a subject.
type Term struct {
	ID          string
	Label       lang.Text
	Description lang.Text
	Verb        Verb       // of types only; "" if none is given
	Members     Members    // of organs only
	Veto        []string   // codes of the members of an organ that have a veto; nil if none has
	State       string     // code of the state that an actor is, or ""
	Body        string     // id of the organ that an actor is, or ""
	Point       *geo.Point // of places only; nil when not given
	Topic       string     // id of the topic that a subject belongs to, or ""
	At          diag.Range // of the definition
}

// Terms returns the terms in the order of the file. The slice must not be
// modified.
func (v *Vocabulary) Terms() []*Term { return v.terms }

// Lookup returns the term of an id, or nil.
func (v *Vocabulary) Lookup(id string) *Term { return v.byID[id] }

// IDs returns the ids in the order of the file.
func (v *Vocabulary) IDs() []string {
	ids := make([]string, len(v.terms))
	for i, t := range v.terms {
		ids[i] = t.ID
	}
	return ids
}

// Suggest returns the id that was probably intended by an unknown one: the id
// with that label, or a similar id; or "".
func (v *Vocabulary) Suggest(id string) string {
	for _, t := range v.terms {
		for _, label := range t.Label.Strings() {
			if strings.EqualFold(label, id) {
				return t.ID
			}
		}
	}
	return near.Word(id, v.IDs())
}

// Label returns the label of a term in a language or its fallback, or the id of a
// term without a label.
func (c *Config) Label(t *Term, tag string) string {
	if label, _ := t.Label.In(tag, c.DefaultLanguage); label != "" {
		return label
	}
	return t.ID
}

// vocabulary reads the terms of a table. A term with mistakes is kept with its
// valid parts, since entries may refer to it.
func vocabulary[T interface{ common() term }](r *reader, table string, written map[string]T) *Vocabulary {
	v := &Vocabulary{byID: map[string]*Term{}}
	for _, id := range r.keys.Order(table) {
		path := stricttoml.Join(table, id)
		r.id(path, id)
		known := written[id].common()
		r.text(path+".label", known.Label)
		r.text(path+".description", known.Description)
		t := &Term{ID: id, Label: known.Label, Description: known.Description, At: r.keys.Key(path)}
		v.terms = append(v.terms, t)
		v.byID[id] = t
	}
	return v
}

func (r *reader) bodies() *Vocabulary {
	v := vocabulary(r, "bodies", r.Bodies)
	for _, t := range v.terms {
		path := stricttoml.Join("bodies", t.ID)
		t.Members = r.members(path+".members", r.Bodies[t.ID].Members)
		t.Veto = r.veto(path, t.ID)
	}
	return v
}

// securityCouncil is the id of the one organ whose veto need not be named, since it is that
// of the Charter of the United Nations.
const securityCouncil = "security-council"

// veto reads which members of an organ have a veto.
func (r *reader) veto(path, id string) []string {
	path += ".veto"
	if id == securityCouncil && !r.keys.Has(path) {
		return []string{"CHN", "FRA", "GBR", "RUS", "USA"}
	}
	var codes []string
	for i, code := range r.Bodies[id].Veto {
		at := fmt.Sprintf("%s[%d]", path, i)
		switch s, known := state.Lookup(code); {
		case !known && r.keys.Has(at):
			r.problem(at, state.Unknown(code, `"`))
		case slices.Contains(codes, code):
			r.warn(at, diag.InvalidValue, fmt.Sprintf("%q stands here twice", code), "delete one of them")
		case known:
			codes = append(codes, state.Heir(s.Code))
		}
	}
	return codes
}

// actors reads the actors, of which some are states and organs.
func (r *reader) actors(bodies *Vocabulary) *Vocabulary {
	v := vocabulary(r, "actors", r.Actors)
	for _, t := range v.terms {
		path, a := stricttoml.Join("actors", t.ID), r.Actors[t.ID]
		if s, ok := state.Lookup(a.State); ok {
			t.State = state.Heir(s.Code)
		} else if r.keys.Has(path + ".state") {
			r.problem(path+".state", state.Unknown(a.State, `"`))
		}
		t.Body = r.reference(path+".body", a.Body, bodies, "name an organ of [bodies], or leave the line out")
	}
	return v
}

// subjects reads the subjects, of which some belong to a topic.
func (r *reader) subjects(topics *Vocabulary) *Vocabulary {
	v := vocabulary(r, "subjects", r.Subjects)
	for _, t := range v.terms {
		path := stricttoml.Join("subjects", t.ID)
		t.Topic = r.reference(path+".topic", r.Subjects[t.ID].Topic, topics, "name a topic of [topics], or leave the line out")
	}
	return v
}

// reference returns the id of a term in another vocabulary that the value at path names,
// or "". otherwise is the hint for an unknown id that is like no other.
func (r *reader) reference(path, id string, in *Vocabulary, otherwise string) string {
	if in.Lookup(id) != nil {
		return id
	}
	if r.keys.Has(path) && !r.reported(path) {
		key := path[strings.LastIndexByte(path, '.')+1:]
		r.problem(path, &diag.Problem{Code: diag.UnknownTerm, Message: fmt.Sprintf("unknown %s %q", key, id), Hint: near.Hint(id, in.IDs(), otherwise)})
	}
	return ""
}

// reservedID has the address of the page that lists all terms.
const reservedID = "index"

// id checks that a name can be part of an address unchanged.
func (r *reader) id(path, id string) {
	if id == reservedID {
		r.keyError(path, diag.ReservedAddress, `"index" is the page that lists all terms`, "choose another id")
		return
	}
	if isSlug(id) {
		if err := sitepath.Check(id); err != nil {
			problem := diag.AsProblem(err, diag.InvalidValue)
			r.keyError(path, problem.Code, problem.Message, problem.Hint)
		}
		return
	}
	hint := "choose an id such as \"general-assembly\"; what readers see is the label"
	if slug := slugOf(id); slug != "" {
		hint = fmt.Sprintf("write %q; what readers see is the label", slug)
	}
	r.keyError(path, diag.InvalidValue, "an id may hold only the letters a to z, digits, and hyphens between them", hint)
}

// IsID reports whether id can name a term.
func IsID(id string) bool {
	return isSlug(id) && id != reservedID && sitepath.Check(id) == nil
}

// maxID is the longest id, in bytes: it becomes the name of a file.
const maxID = 100

func isSlug(id string) bool { return id != "" && len(id) <= maxID && slugOf(id) == id }

// slugOf converts s to a valid id.
func slugOf(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	slug := strings.Join(words, "-")
	return slug[:min(len(slug), maxID)]
}

// symbols reads [symbols].
func (r *reader) symbols() *symbol.Registry {
	var systems []symbol.System
	for _, id := range r.keys.Order("symbols") {
		path := stricttoml.Join("symbols", id)
		r.id(path, id)
		s := r.Symbols[id]
		if s.Pattern == nil || s.URL == nil {
			continue
		}
		systems = append(systems, symbol.System{ID: id, Pattern: *s.Pattern, URL: *s.URL})
	}
	registry, err := symbol.New(systems)
	var mistakes symbol.SystemErrors
	if errors.As(err, &mistakes) {
		for _, m := range mistakes {
			r.systemError(m)
		}
	}
	for _, s := range systems {
		example := strings.ReplaceAll(s.URL, "{symbol}", "symbol")
		if _, err := weburl.CheckHTTP(example); err != nil && diag.AsProblem(err, "").Code == diag.PrivateAddress {
			r.problem(stricttoml.Join("symbols", s.ID)+".url", err)
		}
	}
	return registry
}

func (r *reader) systemError(m *symbol.SystemError) {
	path := stricttoml.Join("symbols", m.ID)
	if m.Field == "id" {
		r.keyError(path, m.Problem.Code, m.Problem.Message, m.Problem.Hint)
		return
	}
	r.problem(path+"."+m.Field, m.Problem)
}
