// Package index builds a full-text index that a script in the browser can query
// without a server.
//
// Its input is documents, added to the Reader of a Builder: fields of plain text,
// document symbols, and terms to filter by. Its output is an Index: for every term
// the numbers of its documents, each with the weight there, encoded as text in
// pieces, of which the browser fetches only the few that a query needs. The weights
// are final: the script (static/search.js) only intersects lists and adds up. The
// package never handles pages, HTML or files.
//
// The terms of a document are:
//
//   - Words, folded (AppendFold) and tokenised (Words): runs of letters and digits, as
//     they are written. The script finds their other forms: since all forms of a word
//     are near each other in the index, it can rank exact matches first, offer words
//     that were perhaps meant, and the rules stand in one place. "co-operation" is
//     also one word. Scripts without spaces between words, and Korean, whose particles
//     are suffixes, are tokenised as overlapping bigrams, so that a query for 이산가족
//     matches 이산가족을.
//   - Abbreviations of names that the text has in full (Alias).
//   - Days and months (Reader.Date), beginning with "@".
//   - Symbols of documents by any part (Symbols): "73/180" finds A/RES/73/180.
//     Their terms begin with "#".
//   - Filters, of the form "kind:value", which no word can have.
//
// The weight of a word in a document follows BM25F: occurrences count by field, with
// saturation. It is one of 64 levels; the rarity of the term is stored once per
// term. Positions are not stored: they would triple the size of the index, and the
// script can match phrases in the text of the few top results.
//
// No library met these requirements: Pagefind needs modules and fetch, which pages
// opened from disk cannot use, and splits Korean at spaces only; MiniSearch, lunr and
// similar ones load the whole index, 13 MB for 10,000 entries.
//
// The script folds and tokenises queries itself. Both implementations must agree;
// testdata/words.json tests both.
package index

// Field is a part of a document, by which occurrences of words are weighted.
type Field int

// The fields, by descending weight.
const (
	Title Field = iota
	Name        // last segment of the address: "coi-report"
	Time        // the year
	Summary
	Labels // of its terms
	Sources
	Body
	fieldCount
)

// boosts holds the weight of one occurrence of a word in each field.
var boosts = [fieldCount]float32{Title: 14, Name: 7, Time: 7, Summary: 4, Labels: 2, Sources: 1, Body: 1}

// Relation is how a document relates to a symbol.
type Relation int

// The relations, the closest first.
const (
	Own       Relation = iota // the document is about what the symbol names
	Stage                     // an earlier or later text of the same act
	Mentioned                 // a source, or named in the text
	relationCount
)

// The weights of a whole symbol and of a part of one, by relation.
var (
	wholeBoosts = [relationCount]float32{Own: 1000, Stage: 24, Mentioned: 6}
	partBoosts  = [relationCount]float32{Own: 60, Stage: 12, Mentioned: 3}
)
