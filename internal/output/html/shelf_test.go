package html

import (
	"html/template"
	"testing"
)

func TestACardIsKeptUntilItsLastPageHasIt(t *testing.T) {
	f := formatOf(t, record)
	k := newCards(f, f.languages[0].Context)
	entries := f.site.Entries[:1]
	for _, address := range []string{"2017/index.html", "types/report.html", "topics/food.html"} {
		k.expect(address, entries)
	}
	card := func() template.HTML {
		t.Helper()
		list, err := k.of("../", entries)
		if err != nil || len(list) != 1 || list[0] == "" {
			t.Fatal(list, err)
		}
		return list[0]
	}
	made, kept := card(), k.shelf[1].made
	const mark = "as it was kept"
	kept[0] = mark
	for range 2 {
		if card() != mark {
			t.Error("a card was made twice")
		}
	}
	if len(kept) > 0 {
		t.Error("the last page has it, and it is still there")
	}
	if card() != made || len(kept) > 0 {
		t.Error("a page that is asked for again does not get its card alone")
	}
}

// What is kept does not grow with the record, as long as its years do not.
func TestFewCardsAreKeptAtOnce(t *testing.T) {
	const years = 100 // of crowd
	f := formatOf(t, manyEntries(10*years))
	l := f.languages[0]
	most := 0
	for _, o := range f.cardPages(l) {
		render(t, o)
		n := 0
		for depth := range l.cards.shelf {
			n += len(l.cards.shelf[depth].made)
		}
		most = max(most, n)
	}
	if limit := maxMilestones + 20; most > limit {
		t.Errorf("%d cards at once, of %d entries", most, len(f.site.Entries))
	}
	for depth := range l.cards.shelf {
		if n := len(l.cards.shelf[depth].made); n > 0 {
			t.Errorf("%d cards are left", n)
		}
	}
}
