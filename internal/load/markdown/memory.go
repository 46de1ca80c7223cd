package markdown

// memoryBudget is about how much memory the texts that are parsed at one time may
// take, in bytes. Entries of ordinary length do not wait for each other. What the
// garbage collector has not freed yet can be as much again.
const memoryBudget = 64 << 20

// memoryOf estimates the memory, in bytes, that a text takes while it is parsed: that
// of its tree, where each mark and each line is a node or two, and of the buffers for
// its HTML and plain text.
func memoryOf(src []byte) int {
	const perMark, perLine, perCell, perByte = 500, 700, 300, 5
	marks, lines, bars, columns := 0, 0, 0, 0
	for _, c := range src {
		if !takesMemory[c] {
			continue
		}
		switch c {
		case '\n':
			lines++
			bars = 0
		case '|':
			bars++
			columns = max(columns, bars) // to which the other rows may be filled up
		default:
			marks++
		}
	}
	marks, lines = min(marks, maxMarks+maxBlockMarks), min(lines, maxLines)
	return perByte*len(src) + perMark*marks + perLine*lines + perCell*min(columns*lines, maxCells)
}

// takesMemory marks the bytes that may begin a node.
var takesMemory = func() (takes [256]bool) {
	for _, c := range []byte("\n|*_~`[<:>-+.)") {
		takes[c] = true
	}
	return takes
}()
