package stricttoml

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"time"
)

// Want is the kind of value that a field takes.
type Want uint8

// The kinds of value that fields take. A Shape never has WantPointer: it
// describes the type that the pointer points to.
const (
	WantText Want = iota
	WantInteger
	WantFloat
	WantBool
	WantLocalDate
	WantLocalTime
	WantLocalDateTime
	WantDateTime
	WantAny
	WantCustom  // FromTOML decides
	WantPointer // to elem
	WantList    // of elem
	WantMap     // of name to elem
	WantTable   // a struct
)

// description completes the message "must be …".
func (p *plan) description() string {
	switch p.want {
	case WantText:
		return "text"
	case WantInteger:
		return "a whole number"
	case WantFloat:
		return "a number"
	case WantBool:
		return "true or false"
	case WantLocalDate:
		return "a date"
	case WantLocalTime:
		return "a time of day"
	case WantLocalDateTime:
		return "a date with a time"
	case WantDateTime:
		return "a date with a time and an offset"
	case WantPointer:
		return p.elem.description()
	case WantList:
		if p.elem.isTable() {
			return "a list of tables"
		}
		return "a list"
	}
	return "a table"
}

// isTable reports whether the plan wants a table of fixed keys.
func (p *plan) isTable() bool {
	return p.want == WantTable || p.want == WantPointer && p.elem.isTable()
}

// plan describes how to fill values of one Go type. Plans are immutable once
// built.
type plan struct {
	want   Want
	typ    reflect.Type
	elem   *plan
	fields []*field // of a struct, in the order of its declaration
	byName map[string]*field
	folded func() map[string]string // see foldedNames
}

// field is one key that a table may hold.
type field struct {
	name     string
	index    []int // for reflect.Value.FieldByIndex
	plan     *plan
	required bool
	isUsual  bool   // hints show it with the required ones
	example  string // a value for hints, or ""
	is       string // see Key.Is
	also     string // other words for the key, as people write them elsewhere
}

// fromTOML is implemented by types that validate their own values.
type fromTOML interface{ FromTOML(v any) error }

var (
	customType        = reflect.TypeFor[fromTOML]()
	dateTimeType      = reflect.TypeFor[time.Time]()
	localDateType     = reflect.TypeFor[LocalDate]()
	localTimeType     = reflect.TypeFor[LocalTime]()
	localDateTimeType = reflect.TypeFor[LocalDateTime]()
)

// planner builds plans. It holds those that are not finished yet, so that types
// may refer to themselves.
type planner map[reflect.Type]*plan

// plan returns the plan of a type. It panics for a type that TOML cannot fill,
// which is a programming error.
func (b planner) plan(t reflect.Type) *plan {
	if p := b[t]; p != nil {
		return p
	}
	p := &plan{typ: t}
	b[t] = p
	if reflect.PointerTo(t).Implements(customType) {
		p.want = WantCustom
		return p
	}
	switch t {
	case dateTimeType:
		p.want = WantDateTime
		return p
	case localDateType:
		p.want = WantLocalDate
		return p
	case localTimeType:
		p.want = WantLocalTime
		return p
	case localDateTimeType:
		p.want = WantLocalDateTime
		return p
	}
	b.byKind(p)
	return p
}

func (b planner) byKind(p *plan) {
	switch t := p.typ; t.Kind() {
	case reflect.String:
		p.want = WantText
	case reflect.Int, reflect.Int64:
		p.want = WantInteger
	case reflect.Float64:
		p.want = WantFloat
	case reflect.Bool:
		p.want = WantBool
	case reflect.Interface:
		if t.NumMethod() > 0 {
			panic(fmt.Sprintf("stricttoml: cannot fill the interface %v", t))
		}
		p.want = WantAny
	case reflect.Pointer:
		p.want, p.elem = WantPointer, b.plan(t.Elem())
	case reflect.Slice:
		p.want, p.elem = WantList, b.plan(t.Elem())
	case reflect.Map:
		if t.Key().Kind() != reflect.String {
			panic(fmt.Sprintf("stricttoml: the keys of %v are no strings", t))
		}
		p.want, p.elem = WantMap, b.plan(t.Elem())
	case reflect.Struct:
		p.want, p.byName = WantTable, map[string]*field{}
		p.folded = sync.OnceValue(p.foldedNames)
		b.addFields(p, t, nil)
	default:
		panic(fmt.Sprintf("stricttoml: cannot fill %v", t))
	}
}

// addFields collects the tagged fields of a struct, and those of embedded ones.
func (b planner) addFields(p *plan, t reflect.Type, index []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		at := append(index[:len(index):len(index)], i)
		tag, tagged := f.Tag.Lookup("toml")
		if f.Anonymous && !tagged && f.Type.Kind() == reflect.Struct {
			b.addFields(p, f.Type, at)
			continue
		}
		name, option, _ := strings.Cut(tag, ",")
		if !f.IsExported() || name == "" || name == "-" {
			continue
		}
		field := &field{
			name:     name,
			index:    at,
			plan:     b.plan(f.Type),
			required: option == "required",
			isUsual:  option == "usual",
			example:  f.Tag.Get("example"),
			is:       f.Tag.Get("is"),
			also:     f.Tag.Get("also"),
		}
		p.fields = append(p.fields, field)
		p.byName[name] = field
	}
}

// names returns the keys that a table may hold.
func (p *plan) names() []string {
	names := make([]string, len(p.fields))
	for i, f := range p.fields {
		names[i] = f.name
	}
	return names
}
