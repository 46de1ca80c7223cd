package original

import (
	"fmt"
	"slices"
	"strings"
)

// context is the number of equal lines that are shown around a difference.
const context = 2

// maxLines is the number of lines up to which differences are looked for in the middle
// of two files; their time grows with its square.
const maxLines = 4000

// edit is a line of one file or of both: " ", "-" or "+".
type edit struct {
	sign string
	line string
}

// Diff returns how b differs from a, line by line: what only a has begins with a minus,
// what only b has with a plus. It is empty for texts that do not differ.
func Diff(a, b []byte) string {
	edits := compare(split(a), split(b))
	var out strings.Builder
	shown := -1 // the last edit that was written
	for i, e := range edits {
		if !slices.ContainsFunc(edits[max(0, i-context):min(len(edits), i+context+1)], func(e edit) bool { return e.sign != " " }) {
			continue
		}
		if i > shown+1 {
			fmt.Fprintf(&out, "@@ line %d @@\n", lineOf(edits[:i]))
		}
		shown = i
		fmt.Fprintf(&out, "%s%s\n", e.sign, e.line)
	}
	return out.String()
}

// lineOf returns the number, in the second file, of the line after some edits.
func lineOf(before []edit) int {
	n := 1
	for _, e := range before {
		if e.sign != "-" {
			n++
		}
	}
	return n
}

func split(text []byte) []string {
	return strings.Split(strings.TrimSuffix(string(lines(text)), "\n"), "\n")
}

// compare returns the edits by the longest common subsequence of the lines, after what
// is equal at both ends.
func compare(a, b []string) (all []edit) {
	var tail []edit
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		all = append(all, edit{" ", a[0]})
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		tail = append(tail, edit{" ", a[len(a)-1]})
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	slices.Reverse(tail)
	if len(a)+len(b) > maxLines {
		return append(append(append(all, signed("-", a)...), signed("+", b)...), tail...)
	}
	common := subsequences(a, b)
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			all = append(all, edit{" ", a[i]})
			i, j = i+1, j+1
		case common[i+1][j] >= common[i][j+1]:
			all = append(all, edit{"-", a[i]})
			i++
		default:
			all = append(all, edit{"+", b[j]})
			j++
		}
	}
	all = append(append(all, signed("-", a[i:])...), signed("+", b[j:])...)
	return append(all, tail...)
}

func signed(sign string, of []string) (all []edit) {
	for _, line := range of {
		all = append(all, edit{sign, line})
	}
	return all
}

// subsequences returns the lengths of the longest common subsequences of a[i:] and b[j:].
func subsequences(a, b []string) [][]int32 {
	common := make([][]int32, len(a)+1)
	for i := range common {
		common[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if common[i][j] = max(common[i+1][j], common[i][j+1]); a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	return common
}
