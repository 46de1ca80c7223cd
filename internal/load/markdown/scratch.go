package markdown

import "slices"

// scratch holds the buffers of a renderer. The Body has copies, so that the next
// text can reuse them.
type scratch struct {
	html     []byte
	text     []byte
	holes    []hole
	anchors  []byte // ids of the headings, each followed by a line break
	ids      ids
	levels   levels
	notes    []*note  // in the order of their first references
	noteRefs []uint32 // references to each of them
	pending  []*note  // referred to inside a link or an image; written after it
}

// reset returns the scratch with empty buffers for a text of size bytes.
func (s *scratch) reset(size int) scratch {
	s.ids.reset()
	return scratch{
		html:     slices.Grow(s.html[:0], size+size/2),
		text:     slices.Grow(s.text[:0], size),
		holes:    s.holes[:0],
		anchors:  s.anchors[:0],
		ids:      s.ids,
		levels:   levels{s.levels.open[:0]},
		notes:    s.notes[:0],
		noteRefs: s.noteRefs[:0],
		pending:  s.pending[:0],
	}
}
