package chart_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/chart"
)

func TestColumnsAreOrderedAndInTheirCells(t *testing.T) {
	for _, mirrored := range []bool{false, true} {
		for n := 1; n <= 120; n++ {
			f := chart.NewFrame(n, mirrored)
			if f.Pitch < chart.Target {
				t.Errorf("%d columns: %d units each are less than a target", n, f.Pitch)
			}
			for i := range n {
				cell, column := f.Cell(i, 0, 10), f.Column(i, 0, 10)
				if column.X < cell.X || column.X+column.Width > cell.X+cell.Width {
					t.Errorf("%d columns: %v is not within its cell %v", n, column, cell)
				}
				if cell.X < 0 || cell.X+cell.Width > f.Width() {
					t.Errorf("%d columns: %v is outside of the figure", n, cell)
				}
				if c := f.Centre(i); c < column.X || c > column.X+column.Width {
					t.Errorf("%d columns: the centre %d is not in %v", n, c, column)
				}
				if i == 0 {
					continue
				}
				before := f.Cell(i-1, 0, 10)
				if follows := before.X+before.Width == cell.X; follows == mirrored {
					t.Errorf("%d columns, mirrored %v: %v after %v", n, mirrored, cell, before)
				}
			}
		}
	}
}

func TestFormDependsOnTheNumberOfColumns(t *testing.T) {
	tests := []struct {
		columns int
		form    chart.Form
		width   int
	}{
		{1, chart.Fits, 912},
		{23, chart.Fits, 912},
		{32, chart.Fits, 912},
		{33, chart.Broad, 936},
		{40, chart.Broad, 1104},
		{41, chart.Scrolls, 1292},
		{100, chart.Scrolls, 2944},
	}
	for _, test := range tests {
		f := chart.NewFrame(test.columns, false)
		if f.Form != test.form || f.Width() != test.width {
			t.Errorf("%d columns: %s, %d wide, want %s, %d", test.columns, f.Form, f.Width(), test.form, test.width)
		}
	}
}

func TestMirroredFrameIsTheMirrorImage(t *testing.T) {
	f, m := chart.NewFrame(23, false), chart.NewFrame(23, true)
	for i := range 23 {
		a, b := f.Column(i, 5, 7), m.Column(i, 5, 7)
		a.X = f.Width() - a.X - a.Width
		if diff := cmp.Diff(a, b); diff != "" {
			t.Errorf("column %d (-want +got):\n%s", i, diff)
		}
		if f.Width()-f.Centre(i) != m.Centre(i) {
			t.Errorf("column %d: centres %d and %d", i, f.Centre(i), m.Centre(i))
		}
	}
}

func TestSharesAddUpTo100(t *testing.T) {
	tests := []struct{ parts, want []int }{
		{[]int{1, 1, 1}, []int{34, 33, 33}},
		{[]int{116, 53, 20}, []int{61, 28, 11}},
		{[]int{0, 0, 7}, []int{0, 0, 100}},
		{[]int{0, 0}, []int{0, 0}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, chart.Shares(test.parts)); diff != "" {
			t.Errorf("%v (-want +got):\n%s", test.parts, diff)
		}
	}
}

func TestTicksAreFewAndRound(t *testing.T) {
	tests := map[int][]int{
		0: {0}, 3: {0, 1, 2, 3}, 15: {0, 5, 10, 15}, 47: {0, 10, 20, 30, 40}, 53: {0, 10, 20, 30, 40, 50},
		100: {0, 20, 40, 60, 80, 100}, 193: {0, 50, 100, 150}, 1000: {0, 200, 400, 600, 800, 1000},
	}
	for limit, want := range tests {
		if diff := cmp.Diff(want, chart.Ticks(limit)); diff != "" {
			t.Errorf("%d (-want +got):\n%s", limit, diff)
		}
	}
}

func TestStepsDrawTheRuns(t *testing.T) {
	runs := chart.Runs([]int{0, 191, 192, 192, 0, 193})
	want := []chart.Run{{191, 1, 1}, {192, 2, 3}, {193, 5, 5}}
	if diff := cmp.Diff(want, runs); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	f := chart.NewFrame(6, false)
	line := f.Steps(runs, func(v int) int { return 200 - v })
	if want := "M268 9H396V8H652M780 7H908"; line != want {
		t.Errorf("the line is %s, want %s", line, want)
	}
	mirrored := chart.NewFrame(6, true)
	if got, want := mirrored.Steps(runs[:1], func(int) int { return 9 }), "M644 9H516"; got != want {
		t.Errorf("mirrored, the line is %s, want %s", got, want)
	}
}

func TestPartsOfAPlotDoNotOverlap(t *testing.T) {
	for _, columns := range []bool{false, true} {
		for _, strip := range []bool{false, true} {
			p := chart.NewPlot(columns, strip)
			marks := p.Base
			if strip {
				marks = p.Strip + chart.StripHeight
			}
			if p.Top > p.Base || p.Strip <= p.Base || p.Labels-12 < marks || p.End <= p.Labels {
				t.Errorf("columns %v, strip %v: %+v overlaps", columns, strip, p)
			}
			if columns && (p.Height(0, 193) != p.Base || p.Height(193, 193) != p.Top) {
				t.Errorf("strip %v: nothing ends at %d and all at %d in %+v", strip, p.Height(0, 193), p.Height(193, 193), p)
			}
		}
	}
}

func TestNumbersFit(t *testing.T) {
	if !(chart.Segment{Height: 14}).FitsNumber() || (chart.Segment{Height: 13}).FitsNumber() {
		t.Error("a number needs a segment 14 units high")
	}
	tests := []struct {
		digits, n, whole int
		want             bool
	}{
		{2, 20, 193, true}, {2, 16, 193, false}, {1, 10, 193, true}, {3, 116, 193, true}, {1, 5, 0, false},
	}
	for _, test := range tests {
		if got := chart.FitsDigits(test.digits, test.n, test.whole); got != test.want {
			t.Errorf("%+v: got %v", test, got)
		}
	}
}

func TestDotsOfLanesAreATargetApart(t *testing.T) {
	dots := [][]int{{0, 1, 3}, {1}, {}, {4, 2}}
	lanes := chart.Lanes(100, dots, []int{1, 2, 2, 1})
	y := 100
	for i, l := range lanes {
		if l.Y != y {
			t.Errorf("lane %d begins at %d, want %d", i, l.Y, y)
		}
		for _, n := range dots[i] {
			for k := range n {
				at := l.Dot(k, n)
				if at-chart.Target/2 < l.Y || at+chart.Target/2 > l.Y+l.Height {
					t.Errorf("lane %d: dot %d of %d at %d is not within %v", i, k, n, at, l)
				}
				if k > 0 && at-l.Dot(k-1, n) < chart.Target {
					t.Errorf("lane %d: dots %d and %d of %d are too close", i, k-1, k, n)
				}
			}
		}
		for k := range 2 {
			if base := l.Line(k, 2); base-12 < l.Y || base > l.Y+l.Height {
				if len(dots[i]) > 1 || i == 1 {
					t.Errorf("lane %d: line %d at %d is not within %v", i, k, base, l)
				}
			}
		}
		y += l.Height
	}
}

func TestPickPrefersWhatMatters(t *testing.T) {
	tests := []struct {
		matters string // "m" does, "." does not
		chosen  []int
		rest    int
	}{
		{"", nil, 0},
		{".....", []int{0, 1, 2, 3, 4}, 0},
		{"......", nil, 6},
		{"..m.m.", []int{2, 4}, 4},
		{"mmmmmm", []int{0, 1, 2}, 3},
	}
	for _, test := range tests {
		var matters []bool
		for _, r := range test.matters {
			matters = append(matters, r == 'm')
		}
		chosen, rest := chart.Pick(matters)
		if diff := cmp.Diff(test.chosen, chosen); diff != "" || rest != test.rest {
			t.Errorf("%q: rest %d, want %d; (-want +got):\n%s", test.matters, rest, test.rest, diff)
		}
	}
}

func TestLabelIsNotCut(t *testing.T) {
	tests := map[string][]string{
		"":                           nil,
		"General Assembly":           {"General Assembly"},
		"Commission on Human Rights": {"Commission on Human", "Rights"},
		"보편적 정례 인권검토 실무그룹":                                   {"보편적 정례 인권검토", "실무그룹"},
		"The committee that decides before the plenary does": {"The committee that", "decides before the", "plenary does"},
		"Bundesverfassungsgericht in Karlsruhe":              {"Bundesverfassungsger", "icht in Karlsruhe"},
		"联合国人权事务高级专员办事处及其区域办事处":                              {"联合国人权事务高级专", "员办事处及其区域办事", "处"},
		strings.Repeat("long ", 60):                          append(slices.Repeat([]string{"long long long long"}, 7), "long long long long…"),
	}
	for text, want := range tests {
		if diff := cmp.Diff(want, chart.Label(text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// FuzzStack checks invariants of stacks and shares of any tally.
func FuzzStack(f *testing.F) {
	f.Add(116, 53, 20, 193)
	f.Add(0, 0, 0, 0)
	f.Add(1, 1, 1, 100_000)
	f.Add(5, 0, 5, 10)
	f.Fuzz(func(t *testing.T, yes, abstain, no, members int) {
		parts := []int{abs(yes), abs(abstain), abs(no)}
		sum := parts[0] + parts[1] + parts[2]
		whole := max(sum, abs(members))
		stack := chart.Stack(parts, whole, chart.Tall)
		if diff := cmp.Diff(stack, chart.Stack(parts, whole, chart.Tall)); diff != "" {
			t.Fatal("equal input gives different stacks")
		}
		base, seen := chart.Tall, -1
		for _, s := range stack {
			if s.Part <= seen || s.Top+s.Height != base || s.Height < 1 {
				t.Fatalf("%v of %d: %v is out of order, overlaps or has no height", parts, whole, stack)
			}
			exact := chart.Scale(parts[s.Part], whole, chart.Tall)
			if s.Height < exact-3 || s.Height > exact+3 {
				t.Fatalf("%v of %d: part %d is %d high, want about %d", parts, whole, s.Part, s.Height, exact)
			}
			base, seen = s.Top, s.Part
		}
		if full := sum == whole && sum > 0; full && (base > 0 || base < -2) {
			t.Fatalf("%v of %d: a full column ends at %d", parts, whole, base)
		}
		shares, total := chart.Shares(parts), 0
		for _, s := range shares {
			total += s
		}
		if sum > 0 && total != 100 {
			t.Fatalf("%v: the shares %v add up to %d", parts, shares, total)
		}
	})
}

// abs returns a number between 0 and 100,000.
func abs(n int) int { return max(n, -(n+1)) % 100_000 }

func FuzzLabel(f *testing.F) {
	f.Add("Commission on Human Rights")
	f.Add("한국어 이름이 아주 길다면 어떻게 되는가")
	f.Fuzz(func(t *testing.T, text string) {
		lines := chart.Label(text)
		if len(lines) > 8 || len(lines) == 0 && strings.TrimSpace(text) != "" {
			t.Errorf("%q has the lines %q", text, lines)
		}
		if fmt.Sprint(chart.Label(text)) != fmt.Sprint(lines) {
			t.Errorf("%q is wrapped in two ways", text)
		}
	})
}
