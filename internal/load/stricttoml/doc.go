// Package stricttoml decodes TOML into a struct and reports every mistake at its
// exact position.
//
// Its input is a piece of TOML (a whole file, or front matter that begins
// somewhere inside a file) and a struct whose fields carry `toml:"name"` tags.
// Its output is the filled struct, a Keys value that returns the position of
// every key and value, and a list of diagnostics: unknown keys with a suggestion,
// wrong types, missing keys, duplicate keys, invisible characters, comments of HTML, and syntax
// errors in words for people who do not know TOML.
//
// # How a text is decoded
//
//  1. limits.go rejects input that is too large, too deeply nested or has too
//     many keys or items, in one pass and before any recursive code runs.
//  2. locate.go finds the statements and builds a tree of keys with positions.
//     A statement that cannot be parsed is explained (explain.go), blanked and
//     skipped (resume.go), so that the rest of the text is still checked.
//  3. simple.go takes the values of an ordinary text from the tree; values.go
//     decodes those of any other with BurntSushi/toml. What that parser rejects
//     is explained and blanked in the same way.
//  4. fill.go walks tree and values side by side and fills the struct.
//
// Line offsets are computed on first use, and the tree can be dropped and rebuilt
// (index.go): a text without mistakes needs neither.
//
// Valid fields are filled even when others are wrong, so that callers can go on
// checking. Nothing is converted: a number in quotes is text.
//
// # Fields
//
// A field may be a string, bool, int, int64, float64, LocalDate, LocalTime,
// LocalDateTime, time.Time (a date-time with offset), any, a pointer to, a
// slice of or a map[string] to one of these, a struct, or any type whose
// pointer has a method FromTOML(v any) error. FromTOML receives a string,
// int64, float64, bool, LocalDate, LocalTime, LocalDateTime, time.Time, []any
// or map[string]any; the error it returns is reported at the value. Fields of an
// embedded struct count as fields of the enclosing struct.
//
// The tag `toml:"title,required"` makes the absence of a key an error; with "usual" in its
// place, hints show the key together with the required ones; a tag
// `example:"2018-12-17"` is the value that hints show. `is:"topic"` names what a
// text or a number refers to; the decoder ignores it and Decoder.Shape returns
// it, for generators of a schema.
//
// The package never reads files and does not know what the keys mean.
package stricttoml
