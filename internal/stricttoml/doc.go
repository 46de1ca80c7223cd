// Package stricttoml reads TOML into a struct and tells every mistake at its
// exact place.
//
// Its input is a piece of TOML (a whole file, or front matter that begins
// somewhere inside a file) and a struct whose fields carry `toml:"name"` tags.
// Its output is the filled struct, a Keys value that knows where every key and
// every value stands, and a list of diagnostics: unknown keys with a near name,
// wrong types, missing keys, keys given twice, characters that cannot be seen,
// and what is no TOML at all, in plain words.
//
// # How a text is read
//
//  1. limits.go refuses what is too large, too deep or too full, in one pass
//     and before anything recursive sees it.
//  2. locate.go finds the statements and builds a tree of keys with positions;
//     a statement that cannot be read is explained (explain.go), blanked and
//     passed over (resume.go), so that the rest of the text is still checked.
//  3. values.go has BurntSushi/toml read what is left: it decides about values.
//     What it refuses is explained and blanked in the same way.
//  4. fill.go walks tree and values side by side into the struct.
//
// Lines are counted when the first of them is asked for, and the tree can be let
// go of and be found again (place.go): of a text without a mistake nobody asks.
//
// Fields that are right are filled even when others are wrong, so that callers
// can go on checking. Nothing is converted: a number in quotes is text.
//
// # Fields
//
// A field may be a string, bool, int, int64, float64, LocalDate, LocalTime,
// LocalDateTime, time.Time (a date-time with offset), any, a pointer to, a
// slice of or a map[string] to one of these, a struct, or any type whose
// pointer has a method FromTOML(v any) error. FromTOML receives a string,
// int64, float64, bool, LocalDate, LocalTime, LocalDateTime, time.Time, []any
// or map[string]any; the error it returns is placed at the value. Fields of an
// embedded struct count as fields of the struct around it.
//
// The tag `toml:"title,required"` makes the absence of a key an error; a tag
// `example:"2018-12-17"` is the value that hints show. `is:"topic"` says what a
// text or a number stands for; Decoder.Shape hands it on to those who describe
// what a type takes.
//
// The package never reads files, and knows nothing of what the keys mean.
package stricttoml
