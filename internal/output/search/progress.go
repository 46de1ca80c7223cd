package search

import (
	"sync"

	"annals/internal/output/search/index"
	"annals/internal/site"
)

// progress records which documents are indexed, by blocks of texts.
type progress struct {
	builder  *index.Builder
	blocks   []blockOnce
	finished func() (*index.Index, error) // indexes the remaining blocks first
}

// blockOnce indexes a block once.
type blockOnce struct {
	sync.Once
	err error
}

func newProgress(f *format, average float64) progress {
	return progress{
		builder:  index.NewBuilder(f.count(), average, f.aliases),
		blocks:   make([]blockOnce, blocks(f.count(), f.textBlock)),
		finished: sync.OnceValues(f.build),
	}
}

// read calls show for each document of a block, with its words in the scratch. The
// first call for a block also indexes it.
func (f *format) read(s *scratch, block int, show func(i int, t *site.Text)) error {
	if now, err := f.readOnce(s, block, show); now || err != nil {
		return err
	}
	return f.each(s, block, show)
}

// readOnce does the same unless the block was indexed before. It reports whether it
// did.
func (f *format) readOnce(s *scratch, block int, show func(i int, t *site.Text)) (now bool, err error) {
	b := &f.blocks[block]
	b.Do(func() {
		now = true
		b.err = f.each(s, block, func(i int, t *site.Text) {
			f.builder.Read(i, func(r *index.Reader) { f.index(r, i, t, s.words) })
			show(i, t)
		})
	})
	return now, b.err
}

// each calls use for each document of a block, with its words in the scratch.
func (f *format) each(s *scratch, block int, use func(i int, t *site.Text)) (err error) {
	for i := range f.blockRange(block, f.textBlock) {
		t := f.document(i).In(f.lang)
		if s.words, err = t.Body.AppendText(s.words[:0]); err != nil {
			return err
		}
		if e := f.entry(i); e != nil && len(e.Provisions) > 0 {
			s.words = f.appendProvisions(s.words, e)
		}
		use(i, t)
	}
	return nil
}

// build makes the index. In a build of the whole site all blocks are indexed by
// then, or are being indexed by others; a preview may render the outputs in any order.
func (f *format) build() (*index.Index, error) {
	s := f.getScratch()
	defer f.scratch.Put(s)
	for i := range f.blocks {
		if _, err := f.readOnce(s, i, func(int, *site.Text) {}); err != nil {
			return nil, err
		}
	}
	return f.builder.Index(f.shards), nil
}
