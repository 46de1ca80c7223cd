package sitedir_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"annals/internal/diag"
	"annals/internal/load/sitedir"
)

// conflicts are texts with the lines on which an error is expected.
var conflicts = []struct {
	name, in string
	want     []int
}{
	{"Git", "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> branch\nd\n", []int{2}},
	{"Git with the common ancestor", "<<<<<<< HEAD\nb\n||||||| merged\na\n=======\nc\n>>>>>>> branch\n", []int{1}},
	{"two conflicts", "<<<<<<< HEAD\n=======\n>>>>>>> x\nd\n<<<<<<< HEAD\n=======\n>>>>>>> x\n", []int{1, 5}},
	{"a conflict within a conflict", "<<<<<<< HEAD\n||||||||| a\n<<<<<<<<< b\n=========\n>>>>>>>>> c\n=======\n>>>>>>> x\n", []int{1}},
	{"longer marks", "<<<<<<<<<<<<<<< HEAD\n===============\n>>>>>>>>>>>>>>> x\n", []int{1}},
	{"one that is not closed before the next", "<<<<<<< a\nb\n<<<<<<< c\n=======\n>>>>>>> d\n", []int{1, 3}},
	{"Jujutsu", "<<<<<<< conflict 1 of 1\n%%%%%%% changes\n-a\n+b\n+++++++ side 2\nc\n>>>>>>> conflict 1 of 1 ends\n", []int{1}},
	{"Mercurial", "<<<<<<< working copy: 1\na\n=======\nb\n>>>>>>> merge rev: 2\n", []int{1}},
	{"Subversion", "<<<<<<< .mine\n||||||| .r1\n=======\n>>>>>>> .r2\n", []int{1}},
	{"no names", "<<<<<<<\n=======\n>>>>>>>\n", []int{1}},
	{"line ends of Windows", "a\r\n<<<<<<< HEAD\r\n=======\r\n>>>>>>> x\r\n", []int{2}},
	{"the last line of a file", "a\n>>>>>>> x", []int{2}},
	{"an end that was left", "a\n>>>>>>> branch\nb\n", []int{2}},
	{"an ancestor that was left", "a\n||||||| merged common ancestors\nb\n", []int{2}},
	{"a beginning that was left", "a\n<<<<<<< HEAD\nb\n", []int{2}},
	{"a block of code in a text", "```\n<<<<<<< HEAD\n=======\n>>>>>>> x\n```\n", []int{2}},

	{"a heading", "Heading\n=======\n", nil},
	{"quotations", "> a\n> > b\n>>>>>> c\n", nil},
	{"a table", "| a | b |\n|---|---|\n|||||||\n||||||| x |\n", nil},
	{"marks that are quoted", " <<<<<<< HEAD\n    =======\n\t>>>>>>> x\n", nil},
	{"arrows", "<<<<<<<x\n>>>>>>>x\n<<<<<< a\n", nil},
}

func TestMergesThatWereNotFinished(t *testing.T) {
	for _, test := range conflicts {
		t.Run(test.name, func(t *testing.T) {
			var problems diag.List
			text := sitedir.Text("a.md", []byte(test.in), &problems)
			var lines []int
			for _, p := range problems {
				if p.Code != diag.ConflictMark || p.Severity != diag.Error || p.Column != 1 || p.End < 8 {
					t.Errorf("%+v", p)
				}
				lines = append(lines, p.Line)
			}
			if !slices.Equal(lines, test.want) || (text == nil) != (test.want != nil) {
				t.Errorf("errors on lines %v, want %v; text %q", lines, test.want, text)
			}
		})
	}
}

// TestConflictHint follows the hint: without the lines of signs, or with a space
// before them, a text is clean.
func TestConflictHint(t *testing.T) {
	for _, test := range conflicts {
		deleted, quoted := "", ""
		for line := range strings.Lines(test.in) {
			if !slices.ContainsFunc([]string{"<<<<", "||||", "====", ">>>>"}, func(signs string) bool { return strings.HasPrefix(line, signs) }) {
				deleted += line
			}
			quoted += " " + line
		}
		for _, text := range []string{deleted, quoted} {
			var problems diag.List
			if sitedir.Text("a.md", []byte(text), &problems) == nil {
				t.Errorf("%s: %s", test.name, fmt.Sprint(problems))
			}
		}
	}
}
