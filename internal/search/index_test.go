package search_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"annals/internal/search"
)

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// posting is a term in a document, as the script reads it.
type posting struct {
	doc, level int // level -1 for a filter
}

// built indexes documents and reads the pieces back, holding each to what the
// script relies on.
func built(t testing.TB, jobs, pieces int, docs []search.Document) (map[string][]posting, *search.Index) {
	t.Helper()
	index, err := search.Build(t.Context(), jobs, pieces, len(docs), 10, func(i int) (search.Document, error) { return docs[i], nil })
	if err != nil {
		t.Fatal(err)
	}
	firsts := index.Firsts()
	if len(firsts) != pieces {
		t.Fatalf("%d pieces, want %d", len(firsts), pieces)
	}
	all, before := map[string][]posting{}, ""
	for i := range pieces {
		for _, u := range piece(t, index, i) {
			if utf16Compare(u.term, before) < 0 {
				t.Errorf("%q stands behind %q", u.term, before)
			}
			if before = u.term; utf16Compare(u.term, firsts[i]) < 0 || i+1 < pieces && utf16Compare(u.term, firsts[i+1]) > 0 {
				t.Errorf("piece %d from %q has %q", i, firsts[i], u.term)
			}
			all[u.term] = append(all[u.term], u.postings(t)...)
		}
	}
	return all, index
}

type unit struct {
	term, gaps, marks string
	rarity            float64
}

func piece(t testing.TB, index *search.Index, i int) []unit {
	t.Helper()
	raw, err := index.AppendPiece(nil, i)
	if err != nil {
		t.Fatal(err)
	}
	var flat []any
	if err := json.Unmarshal(raw, &flat); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	var units []unit
	for u := range slices.Chunk(flat, 4) {
		units = append(units, unit{u[0].(string), u[2].(string), u[3].(string), u[1].(float64)})
	}
	return units
}

func (u unit) postings(t testing.TB) []posting {
	t.Helper()
	var all []posting
	doc, shift := 0, 0
	for _, sign := range u.gaps {
		n := strings.IndexRune(alphabet, sign)
		doc += (n & 31) << shift
		if shift += 5; n < 32 {
			level := -1
			if u.marks != "" {
				level = strings.IndexByte(alphabet, u.marks[len(all)])
			}
			all = append(all, posting{doc, level})
			shift = 0
		}
	}
	if u.marks != "" && len(u.marks) != len(all) {
		t.Errorf("%s has %d documents and %d marks", u.term, len(all), len(u.marks))
	}
	return all
}

func utf16Compare(a, b string) int {
	return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
}

// record makes documents of random words, enough for several shards.
func record(n int) []search.Document {
	r := rand.New(rand.NewPCG(5, 6))
	docs := make([]search.Document, n)
	for i := range docs {
		words := []string{"every"}
		for range r.IntN(4) {
			words = append(words, fmt.Sprintf("w%d", int(r.ExpFloat64()*40)))
		}
		docs[i].Fields[search.Body] = []string{strings.Join(words, " ")}
		docs[i].Filters = []string{fmt.Sprintf("topics:t%d", i%3)}
		docs[i].Length = 10
	}
	return docs
}

func TestEveryWordOfEveryDocumentIsInTheIndex(t *testing.T) {
	for _, n := range []int{0, 1, 50, 2048, 2049, 9000} {
		docs := record(n)
		want := map[string][]int{}
		for i, d := range docs {
			terms := append(strings.Fields(d.Fields[search.Body][0]), d.Filters...)
			slices.Sort(terms)
			for _, term := range slices.Compact(terms) {
				want[term] = append(want[term], i)
			}
		}
		all, _ := built(t, 0, 7, docs)
		got := map[string][]int{}
		for term, postings := range all {
			for _, p := range postings {
				got[term] = append(got[term], p.doc)
				if isFilter := strings.Contains(term, ":"); isFilter != (p.level < 0) {
					t.Errorf("%s has the level %d", term, p.level)
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d documents (-want +got):\n%.2000s", n, diff)
		}
	}
}

func TestTheIndexIsTheSameOnEveryMachine(t *testing.T) {
	docs := record(5000)
	bytesOf := func(jobs int) []byte {
		_, index := built(t, jobs, 5, docs)
		var all []byte
		for i := range 5 {
			raw, err := index.AppendPiece(nil, i)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, raw...)
		}
		return all
	}
	if one, many := bytesOf(1), bytesOf(8); !bytes.Equal(one, many) {
		t.Error("the number of goroutines changes the index")
	}
}

func TestPiecesAreOfAboutOneSize(t *testing.T) {
	_, index := built(t, 0, 10, record(30_000))
	total, largest := 0, 0
	for i := range 10 {
		raw, err := index.AppendPiece(nil, i)
		if err != nil {
			t.Fatal(err)
		}
		total, largest = total+len(raw), max(largest, len(raw))
	}
	if largest > total/10*3/2 {
		t.Errorf("the largest of 10 pieces has %d bytes of %d", largest, total)
	}
}

func TestWeightsFollowWhatAReaderMeans(t *testing.T) {
	var title, summary, body, often, long, ahead, plain search.Document
	title.Fields[search.Title] = []string{"inquiry"}
	summary.Fields[search.Summary] = []string{"inquiry"}
	body.Fields[search.Body], body.Length = []string{"inquiry"}, 10
	often.Fields[search.Body], often.Length = []string{strings.Repeat("inquiry ", 6)}, 10
	long.Fields[search.Body], long.Length = []string{"inquiry"}, 100
	plain.Fields[search.Summary], ahead.Fields[search.Summary] = []string{"panel"}, []string{"panel"}
	ahead.Ahead = true
	own := search.Document{Symbols: []search.Reference{{Parts: []string{"a/res/73/180", "73/180"}, Standing: search.Own}}}
	stage := search.Document{Symbols: []search.Reference{{Parts: []string{"a/res/73/180", "73/180"}, Standing: search.Stage}}}
	mentioned := search.Document{Symbols: []search.Reference{{Parts: []string{"a/res/73/180", "73/180"}, Standing: search.Mentioned}}}
	var told search.Document
	told.Fields[search.Body], told.Length = []string{"As in 73/180."}, 10
	docs := []search.Document{title, summary, body, often, long, ahead, plain, own, stage, mentioned, told}
	all, _ := built(t, 1, 1, docs)
	level := func(term string, doc int) int {
		for _, p := range all[term] {
			if p.doc == doc {
				return p.level
			}
		}
		return -1
	}
	for _, order := range []struct {
		term string
		docs []int // the best first
	}{
		{"inquiry", []int{0, 3, 2, 4}},
		{"inquiry", []int{0, 1, 2}},
		{"panel", []int{5, 6}},
		{"#73/180", []int{7, 8, 10}},
		{"#73/180", []int{7, 8, 9}},
		{"#a/res/73/180", []int{7, 8, 9}},
	} {
		for i, doc := range order.docs[1:] {
			if better := order.docs[i]; level(order.term, better) <= level(order.term, doc) {
				t.Errorf("%s: document %d has the level %d, document %d %d", order.term, better, level(order.term, better), doc, level(order.term, doc))
			}
		}
	}
	if whole, part := level("#a/res/73/180", 7), level("#73/180", 7); whole <= part {
		t.Errorf("the whole symbol has the level %d, a part %d", whole, part)
	}
}

func TestARareWordSaysMore(t *testing.T) {
	_, index := built(t, 0, 1, record(500))
	rarity := map[string]float64{}
	for _, u := range piece(t, index, 0) {
		rarity[u.term] = u.rarity
	}
	if every, common, rare := rarity["every"], rarity["w0"], rarity["w100"]; every <= 0 || common <= every || rare <= common {
		t.Errorf("a word of all documents has %v, a common one %v, a rare one %v", every, common, rare)
	}
}

func TestTermsAreSortedAsScriptsSort(t *testing.T) {
	var d search.Document
	d.Fields[search.Body] = []string{"a z 가 가나 힣 人 𠮷 𐐨 \ufa0e \ufa0f é ا ก zz aa 9"}
	built(t, 1, 3, []search.Document{d, d})
}
