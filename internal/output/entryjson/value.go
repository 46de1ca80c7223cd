package entryjson

import (
	"annals/internal/jsonstr"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/record/symbol"
	"annals/internal/site"
)

// The functions below turn what a T has into the value of a member.

func str[T any, S ~string](of func(T) S) value[T] {
	return func(w *writer, t T) { w.string(string(of(t))) }
}

// words is a text of the record.
func words[T any](of func(T) lang.Text) value[T] {
	return func(w *writer, t T) { w.text(of(t)) }
}

// count is a number, of which nil is not known.
func count[T any](of func(T) *int) value[T] {
	return func(w *writer, t T) {
		if n := of(t); n != nil {
			w.number(*n)
		}
	}
}

// positive is a number, of which 0 is not known.
func positive[T any](of func(T) int) value[T] {
	return func(w *writer, t T) {
		if n := of(t); n > 0 {
			w.number(n)
		}
	}
}

// mark is true, or absent.
func mark[T any](of func(T) bool) value[T] {
	return func(w *writer, t T) {
		if of(t) {
			w.out = append(w.out, "true"...)
		}
	}
}

func day[T any](of func(T) edtf.Day) value[T] {
	return func(w *writer, t T) { w.day(of(t), true) }
}

func texts[T any](of func(T) []string) value[T] {
	return func(w *writer, t T) {
		all := of(t)
		w.list(len(all), func(i int) { w.out = jsonstr.AppendData(w.out, all[i]) })
	}
}

func symbols[T any](of func(T) []symbol.Symbol) value[T] {
	return func(w *writer, t T) {
		all := of(t)
		w.list(len(all), func(i int) { w.out = jsonstr.AppendData(w.out, all[i].String()) })
	}
}

// term is the id of a term.
func term[T any](of func(T) *site.Term) value[T] {
	return func(w *writer, t T) {
		if known := of(t); known != nil {
			w.string(known.ID)
		}
	}
}

func terms[T any](of func(T) []*site.Term) value[T] {
	return func(w *writer, t T) {
		all := of(t)
		w.list(len(all), func(i int) { w.out = jsonstr.AppendData(w.out, all[i].ID) })
	}
}

func series[T any](of func(T) *site.Series) value[T] {
	return func(w *writer, t T) {
		if known := of(t); known != nil {
			w.string(known.ID)
		}
	}
}

// parts is a list of objects.
func parts[T, P any](o object[*P], of func(T) []P) value[T] {
	return func(w *writer, t T) {
		all := of(t)
		w.list(len(all), func(i int) { o.write(w, &all[i]) })
	}
}

// dates are the members that say when something was.
func dates[T any](required bool, of func(T) edtf.Date) object[T] {
	return object[T]{
		{"date", "When it was, in EDTF (ISO 8601-2): never more exact than the sources.", edtfForm, required, func(w *writer, t T) {
			if d := of(t); !d.IsZero() {
				w.string(d.String())
			}
		}},
		{"earliest", "The first day that the date allows. Absent where its start is open, and for a season.", dayForm, false, func(w *writer, t T) {
			if d := of(t); !d.IsZero() {
				w.day(d.Earliest())
			}
		}},
		{"latest", "The last day that the date allows. Absent where its end is open, and for a season.", dayForm, false, func(w *writer, t T) {
			if d := of(t); !d.IsZero() {
				w.day(d.Latest())
			}
		}},
	}
}
