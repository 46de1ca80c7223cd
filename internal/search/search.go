// Package search makes an index that a browser can ask without a server.
//
// Its input is documents, told to the Reader of a Builder: fields of plain text,
// document symbols, and terms to filter by. Its output is an Index: for every term
// the numbers of the documents that have it, each with its weight there, packed as
// text in pieces of which a reader fetches the few that a query needs. The package knows no page, no HTML
// and no file; it computes weights, so that the script in the browser
// (static/search.js) has only to intersect and to add.
//
// What a document is found by:
//
//   - Words, folded (AppendFold) and cut (Words): runs of letters and digits. English
//     plurals and the Arabic article are taken off. Scripts that set no spaces
//     between words, and Korean, whose particles hang on the word, are cut in
//     overlapping pairs, so that a query for 이산가족 meets 이산가족을.
//   - Symbols of documents by any part (Symbols): "73/180" finds A/RES/73/180.
//     Their terms begin with "#".
//   - Filters, of the form "kind:value", which no word can be.
//
// The weight of a word in a document follows BM25F: occurrences count by the
// field they stand in, and ever less. It is one of 64 levels; the rarity of the
// term stands beside it once. Positions are not kept: they would make the index
// three times as large, and the few documents shown first can be held to a
// phrase by their text.
//
// No library met all of this when it was weighed: Pagefind needs modules and
// fetch, which pages on disk cannot use, and cuts Korean at spaces alone;
// MiniSearch, lunr and their like load the whole index, 13 MB for ten thousand
// entries.
//
// Folding and cutting are done once more by the script, for queries. The two
// must agree to the letter: testdata/words.json holds both to one table.
package search

// Field is a part of a document. What stands in a weightier part counts for more.
type Field int

// The fields, the weightiest first.
const (
	Title Field = iota
	Name        // the last part of its address, as "coi-report"
	Time        // the year
	Summary
	Labels // what it is filed under
	Sources
	Body
	fieldCount
)

// boosts is what one occurrence of a word in a field counts.
var boosts = [fieldCount]float32{Title: 14, Name: 7, Time: 7, Summary: 4, Labels: 2, Sources: 1, Body: 1}

// Standing is what a document has to do with a symbol.
type Relation int

// The standings of symbols, the closest first.
const (
	Own       Relation = iota // the document is about what the symbol names
	Stage                     // an earlier or later text of the same act
	Mentioned                 // a source, or named in the text
	standingCount
)

// A symbol counts more whole than by a part, and more the closer it stands.
var (
	wholeBoosts = [standingCount]float32{Own: 1000, Stage: 24, Mentioned: 6}
	partBoosts  = [standingCount]float32{Own: 60, Stage: 12, Mentioned: 3}
)
