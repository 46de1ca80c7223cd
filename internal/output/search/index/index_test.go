package index_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/search/index"
	"annals/internal/par"
)

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// posting is a decoded posting.
type posting struct {
	doc, level int // level is -1 for a filter
}

// document holds the contents of a document.
type document struct {
	title, summary, body string
	length               int // of the body
	symbol               []string
	relation             index.Relation
	topic                string
	promoted             bool
	date                 string
}

func (d document) addTo(r *index.Reader) {
	r.Text(index.Title, d.title)
	r.Text(index.Summary, d.summary)
	r.Body([]byte(d.body), d.length)
	r.Symbol(d.symbol, d.relation)
	if d.date != "" {
		r.Date(d.date, index.Time)
	}
	if d.topic != "" {
		r.Filter("topics", d.topic)
	}
	if d.promoted {
		r.Promote()
	}
}

var aliases = []index.Alias{
	{Name: "International Criminal Court", Abbreviation: "ICC"}, {Name: "국제형사재판소", Abbreviation: "ICC"}, {Name: "Court", Abbreviation: "C"},
}

// buildIndex indexes documents and decodes the pieces, checking what the script relies
// on: their number, order and first terms.
func buildIndex(t testing.TB, jobs, pieces int, docs []document) (map[string][]posting, *index.Index) {
	t.Helper()
	builder := index.NewBuilder(len(docs), 10, func() []index.Alias { return aliases })
	_ = par.Do(t.Context(), jobs, len(docs), func(_ context.Context, _, i int) error {
		builder.Read(i, docs[i].addTo)
		return nil
	})
	index := builder.Index(pieces)
	firsts := index.Firsts()
	if len(firsts) != pieces {
		t.Fatalf("%d pieces, want %d", len(firsts), pieces)
	}
	all, before := map[string][]posting{}, ""
	for i := range pieces {
		for _, u := range piece(t, index, i) {
			if utf16Compare(u.term, before) < 0 {
				t.Errorf("%q comes after %q", u.term, before)
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
	term, gaps, levels string
	rarity             float64
}

func piece(t testing.TB, index *index.Index, i int) []unit {
	t.Helper()
	raw := index.AppendPiece(nil, i)
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
			if u.levels != "" {
				level = strings.IndexByte(alphabet, u.levels[len(all)])
			}
			all = append(all, posting{doc, level})
			shift = 0
		}
	}
	if u.levels != "" && len(u.levels) != len(all) {
		t.Errorf("%s has %d documents and %d levels", u.term, len(all), len(u.levels))
	}
	return all
}

func utf16Compare(a, b string) int {
	return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
}

// record returns n documents of random words.
func record(n int) []document {
	r := rand.New(rand.NewPCG(5, 6))
	docs := make([]document, n)
	for i := range docs {
		words := []string{"every"}
		for range r.IntN(4) {
			words = append(words, fmt.Sprintf("w%d", int(r.ExpFloat64()*40)))
		}
		docs[i] = document{body: strings.Join(words, " "), length: 10, topic: fmt.Sprintf("t%d", i%3)}
	}
	return docs
}

func TestIndexHasEveryTermOfEveryDocument(t *testing.T) {
	for _, n := range []int{0, 1, 50, 2048, 2049, 9000} {
		docs := record(n)
		want := map[string][]int{}
		for i, d := range docs {
			terms := append(strings.Fields(d.body), "topics:"+d.topic)
			slices.Sort(terms)
			for _, term := range slices.Compact(terms) {
				want[term] = append(want[term], i)
			}
		}
		all, _ := buildIndex(t, 0, 7, docs)
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

func TestIndexDoesNotDependOnTheNumberOfJobs(t *testing.T) {
	docs := record(5000)
	bytesOf := func(jobs int) []byte {
		_, index := buildIndex(t, jobs, 5, docs)
		var all []byte
		for i := range 5 {
			all = index.AppendPiece(all, i)
		}
		return all
	}
	if one, many := bytesOf(1), bytesOf(8); !bytes.Equal(one, many) {
		t.Error("the number of goroutines changes the index")
	}
}

func TestPiecesHaveSimilarSizes(t *testing.T) {
	_, index := buildIndex(t, 0, 10, record(30_000))
	total, largest := 0, 0
	for i := range 10 {
		size := len(index.AppendPiece(nil, i))
		total, largest = total+size, max(largest, size)
	}
	if largest > total/10*3/2 {
		t.Errorf("the largest of 10 pieces has %d bytes of %d", largest, total)
	}
}

func TestLevelsRankDocuments(t *testing.T) {
	whole := []string{"a/res/73/180", "73/180"}
	docs := []document{
		0:  {title: "inquiry"},
		1:  {summary: "inquiry"},
		2:  {body: "inquiry", length: 10},
		3:  {body: strings.Repeat("inquiry ", 6), length: 10},
		4:  {body: "inquiry", length: 100},
		5:  {summary: "panel", promoted: true},
		6:  {summary: "panel"},
		7:  {symbol: whole, relation: index.Own},
		8:  {symbol: whole, relation: index.Stage},
		9:  {symbol: whole, relation: index.Mentioned},
		10: {body: "As in 73/180.", length: 10},
	}
	all, _ := buildIndex(t, 1, 1, docs)
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
		docs []int // by descending level
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

func TestNamesAreFoundByTheirAbbreviations(t *testing.T) {
	all, _ := buildIndex(t, 1, 1, []document{
		0: {body: "to the International Criminal Court’s prosecutor"},
		1: {title: "International", summary: "Criminal Court"},
		2: {body: "an international and criminal court, criminal international court"},
		3: {body: "유엔이 국제형사재판소에"},
		4: {body: "ICC", date: "2018-12-17"},
		5: {body: "국제 형사재판소"},
	})
	docs := func(term string) (docs []int) {
		for _, p := range all[term] {
			docs = append(docs, p.doc)
		}
		return docs
	}
	if got := docs("icc"); !slices.Equal(got, []int{0, 3, 4}) {
		t.Errorf("ICC is found in %v", got)
	}
	if got := docs("c"); len(got) > 0 {
		t.Errorf("C, of a single word, is found in %v", got)
	}
	if got := docs("@2018-12-17"); !slices.Equal(got, []int{4}) {
		t.Errorf("the day is found in %v", got)
	}
}

func TestRarityFollowsDocumentFrequency(t *testing.T) {
	_, index := buildIndex(t, 0, 1, record(500))
	rarity := map[string]float64{}
	for _, u := range piece(t, index, 0) {
		rarity[u.term] = u.rarity
	}
	if every, common, rare := rarity["every"], rarity["w0"], rarity["w100"]; every <= 0 || common <= every || rare <= common {
		t.Errorf("a word of all documents has %v, a common one %v, a rare one %v", every, common, rare)
	}
}

func TestTermsAreSortedByUTF16(t *testing.T) {
	d := document{body: "a z 가 가나 힣 人 𠮷 𐐨 \ufa0e \ufa0f é ا ก zz aa 9"}
	buildIndex(t, 1, 3, []document{d, d})
}
