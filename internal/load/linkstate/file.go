package linkstate

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
	"annals/internal/record/edtf"
	"annals/internal/weburl"
)

const heading = `# Kept by "annals check --links"; "annals help links" explains it.
`

// file is the structure of content/_links.toml.
type file struct {
	Well   map[string]day    `toml:"well"`
	Broken map[string]broken `toml:"broken"`
}

// broken is a value of the table [broken].
type broken struct {
	Well    day `toml:"well"`
	Since   day `toml:"since,required" example:"2026-11-16"`
	Checked day `toml:"checked,required" example:"2026-11-23"`
}

// day is a TOML date without a time.
type day struct{ edtf.Day }

// FromTOML accepts only a local date.
func (d *day) FromTOML(v any) error {
	local, ok := v.(stricttoml.LocalDate)
	if !ok {
		return &diag.Problem{Code: diag.WrongType, Message: "this must be an exact day, without quotation marks", Hint: "write it like 2026-11-23"}
	}
	d.Day = edtf.Day{Year: local.Year, Month: local.Month, Day: local.Day}
	return nil
}

// Parse parses the text of the file; name is its path for diagnostics. The State
// has all valid lines even if the list has errors.
func Parse(name string, src []byte) (State, diag.List) {
	var f file
	keys, list := stricttoml.For[file](stricttoml.GeneratedFile).Decode(name, 1, src, &f)
	r := parser{keys: keys, list: list, state: make(State, len(f.Well)+len(f.Broken))}
	for address, last := range f.Well {
		r.add("well", address, Link{Well: last.Day})
	}
	for address, b := range f.Broken {
		r.broken(address, Link{Well: b.Well.Day, Since: b.Since.Day, Checked: b.Checked.Day})
	}
	r.list.Sort()
	return r.state, r.list
}

// parser checks what the types of file cannot express.
type parser struct {
	keys  stricttoml.Keys
	list  diag.List
	state State
}

func (r *parser) broken(address string, l Link) {
	none := edtf.Day{}
	at := stricttoml.Join("broken", address)
	switch {
	case l.Since == none || l.Checked == none:
		return // reported by the decoder
	case l.Checked.Compare(l.Since) < 0:
		r.list.Error(r.keys.Value(at+".checked"), diag.InvalidValue, "this day comes before since", "since is the first day on which the address was broken, checked the last")
		return
	case l.Well.Compare(l.Since) > 0:
		r.list.Error(r.keys.Value(at+".well"), diag.InvalidValue, "this day comes after since", "an address that answered since then belongs below [well]")
		return
	}
	r.add("broken", address, l)
}

func (r *parser) add(table, address string, l Link) {
	at := r.keys.Key(stricttoml.Join(table, address))
	normal, err := weburl.CheckHTTP(address)
	if err != nil {
		r.list.Add(at, diag.InvalidURL, err)
		return
	}
	if normal != address || Key(address) != address {
		r.list.Error(at, diag.InvalidURL, "this is not how the check spells the address", fmt.Sprintf("write %s, or delete the line", Key(normal)))
		return
	}
	if _, twice := r.state[address]; twice {
		r.list.Error(at, diag.InvalidValue, "this address stands in both tables", "delete the older one of the two lines")
		return
	}
	r.state[address] = l
}

// Encode returns the text of the file.
func (s State) Encode() []byte {
	var b bytes.Buffer
	b.WriteString(heading)
	addresses := slices.Sorted(maps.Keys(s))
	table(&b, "\n[well] # the last day on which each answered\n", addresses, func(a string) (string, bool) {
		return s[a].Well.String(), s[a].Since == edtf.Day{}
	})
	table(&b, "\n[broken] # dead, when a week or more lies between the two days\n", addresses, func(a string) (string, bool) {
		l, known := s[a], ""
		if l.Well != (edtf.Day{}) {
			known = fmt.Sprintf("well = %s, ", l.Well)
		}
		return fmt.Sprintf("{ %ssince = %s, checked = %s }", known, l.Since, l.Checked), l.Since != edtf.Day{}
	})
	return b.Bytes()
}

// table writes a table of the addresses that have a value, or nothing if none
// has.
func table(b *bytes.Buffer, header string, addresses []string, value func(string) (string, bool)) {
	for _, address := range addresses {
		text, ok := value(address)
		if !ok {
			continue
		}
		b.WriteString(header)
		header = ""
		fmt.Fprintf(b, "%q = %s\n", address, text)
	}
}
