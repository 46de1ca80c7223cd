package main

import (
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// checkNumbers recomputes the tables and figures of pages from the tables of data alone,
// and compares. It reads pages by patterns, not by the code that makes them.
func checkNumbers(t *testing.T, out string) {
	t.Helper()
	n := &numbers{T: t, out: out, tables: map[string][]map[string]string{}}
	for _, name := range []string{"entries", "votes", "ballots", "provisions", "terms", "states"} {
		n.tables[name] = n.readTable(name)
	}
	n.votes()
	n.figures()
	n.terms()
	n.states()
	n.subjects()
	n.years()
	n.matrices()
	n.mentions()
	n.strips()
	n.tallies()
}

type numbers struct {
	*testing.T
	out    string
	tables map[string][]map[string]string
}

func (n *numbers) readTable(name string) []map[string]string {
	rows, err := csv.NewReader(strings.NewReader(n.read("data/" + name + ".csv"))).ReadAll()
	if err != nil {
		n.Fatal(err)
	}
	var all []map[string]string
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for i, column := range rows[0] {
			cells[column] = row[i]
		}
		all = append(all, cells)
	}
	return all
}

func (n *numbers) read(name string) string {
	text, err := os.ReadFile(filepath.Join(n.out, filepath.FromSlash(name)))
	if err != nil {
		n.Fatal(err)
	}
	return string(text)
}

// equal compares what the data gives with what stands on a page.
func (n *numbers) equal(what string, data, page any) {
	n.Helper()
	if diff := cmp.Diff(data, page); diff != "" {
		n.Errorf("%s (-data +page):\n%s", what, diff)
	}
}

var (
	voteEntry = regexp.MustCompile(`<a href="\.\./(\d{4}/[^"#]+)\.html[^"]*">`)
	voteDay   = regexp.MustCompile(`<time datetime="([^"]*)">`)
	figure    = regexp.MustCompile(`<td role="cell" class="number"[^>]*>([^<]*)</td>`)
)

// votes compares the tables of all decisions.
func (n *numbers) votes() {
	data, page := map[string]bool{}, map[string]bool{}
	members := map[string]string{}
	for _, v := range n.tables["votes"] {
		act := v["id"] + " " + v["date"]
		data[fmt.Sprintf("%s %q", act, []string{v["yes"], v["no"], v["abstain"], v["absent"]})] = true
		members[act] = v["members"]
	}
	for row := range strings.SplitSeq(n.read("votes/index.html"), "<tr ") {
		row, _, _ = strings.Cut(row, "</tr>")
		day := voteDay.FindStringSubmatch(row)
		if day == nil {
			continue // the head of a table
		}
		id := ""
		for _, m := range voteEntry.FindAllStringSubmatch(row, -1) {
			if !strings.HasSuffix(m[1], "/index") { // the page of a year
				id = m[1]
			}
		}
		var figures []string
		for _, f := range figure.FindAllStringSubmatch(row, -1) {
			figures = append(figures, f[1])
		}
		act := id + " " + day[1]
		if len(figures) == 5 {
			n.equal("the members at "+act, members[act], figures[4])
			figures = figures[:4]
		}
		page[fmt.Sprintf("%s %q", act, figures)] = true
	}
	n.equal("the tables of votes", data, page)
}

var (
	hit  = regexp.MustCompile(`<a href="(?:\.\./)?([^"]+)\.html[^"]*"><title>(\d{4}): (\d+) yes, (\d+) no, (\d+) abstentions?[;<]`)
	bars = regexp.MustCompile(`<g class="bars" data-ballot="(yes|no|abstain)"[^>]*>(.*?)</g>`)
	tall = regexp.MustCompile(` height="(\d+)"`)
)

// figures compares the figure of the first page, of the votes of one series: what its bars
// are called, and how high they are.
func (n *numbers) figures() {
	page := n.read("index.html")
	end := strings.Index(page, "overview-after\"")
	page = page[:max(end, strings.Index(page, `<ol class="narrow`))]
	hits := hit.FindAllStringSubmatch(page, -1)
	if len(hits) == 0 {
		n.Fatal("the first page has no figure of votes")
	}
	byID := map[string]map[string]string{}
	series := ""
	for _, v := range n.tables["votes"] {
		if v["id"] == hits[0][1] && v["stage"] == "" {
			series = v["series"]
		}
	}
	heights := map[string][]int{}
	for _, v := range n.tables["votes"] {
		if v["series"] != series || v["method"] != "recorded" {
			continue
		}
		byID[v["id"]] = v
		for _, ballot := range []string{"yes", "no", "abstain"} {
			if count, err := strconv.Atoi(v[ballot]); err == nil && count > 0 {
				heights[ballot] = append(heights[ballot], count)
			}
		}
	}
	n.equal("the number of bars", len(byID), len(hits))
	for _, h := range hits {
		v := byID[h[1]]
		n.equal("the bar of "+h[1], []string{v["date"][:min(4, len(v["date"]))], v["yes"], v["no"], v["abstain"]}, h[2:])
	}
	scale := 0.0
	for _, m := range bars.FindAllStringSubmatch(page[:strings.Index(page, `class="hits"`)], -1) {
		rects := tall.FindAllStringSubmatch(m[2], -1)
		counts := heights[m[1]]
		n.equal("the bars of "+m[1], len(counts), len(rects))
		for i := range min(len(rects), len(counts)) {
			height, err := strconv.ParseFloat(rects[i][1], 64)
			if err != nil {
				n.Fatal(err)
			}
			if scale == 0 {
				scale = height / float64(counts[i])
			}
			if want := scale * float64(counts[i]); height < want-2 || height > want+2 {
				n.Errorf("the bar of %d %s is %v high, not %.1f", counts[i], m[1], height, want)
			}
		}
	}
}

var (
	termLink   = regexp.MustCompile(`<li><a href="\.\./([^"]+)\.html">[^<]*</a> <span class="count">(\d+) entr`)
	filterLink = regexp.MustCompile(`<li><a href="([^"]+)\.html" data-term="\d+"><span>[^<]*</span> <span class="count">(\d+)</span>`)
)

// terms compares how many entries a term has: in the lists of terms, in the filters of
// the first page, and counted in the table of entries.
func (n *numbers) terms() {
	data, counted := map[string]string{}, map[string]int{}
	for _, e := range n.tables["entries"] {
		for vocabulary, column := range map[string]string{"types": "type", "actors": "actors", "places": "places"} {
			for id := range strings.FieldsFuncSeq(e[column], func(r rune) bool { return r == ';' || r == ' ' }) {
				counted[vocabulary+"/"+id]++
			}
		}
	}
	for _, term := range n.tables["terms"] {
		id := term["vocabulary"] + "/" + term["id"]
		if term["entries"] == "" || term["entries"] == "0" {
			continue
		}
		data[id] = term["entries"]
		if slices.Contains([]string{"types", "actors", "places"}, term["vocabulary"]) {
			n.equal("the entries of "+id, strconv.Itoa(counted[id]), term["entries"])
		}
	}
	for _, vocabulary := range []string{"types", "bodies", "topics", "actors"} {
		ofVocabulary := maps.Clone(data)
		maps.DeleteFunc(ofVocabulary, func(id, _ string) bool { return !strings.HasPrefix(id, vocabulary+"/") })
		n.equal("the list of "+vocabulary, ofVocabulary, firstTwo(termLink, n.read(vocabulary+"/index.html")))
	}
	filters := firstTwo(filterLink, n.read("index.html"))
	if len(filters) < 20 {
		n.Errorf("%d filters", len(filters))
	}
	for id, count := range filters {
		n.equal("the filter of "+id, data[id], count)
	}
}

// firstTwo returns what the second group of a pattern matches by what the first does.
func firstTwo(pattern *regexp.Regexp, page string) map[string]string {
	all := map[string]string{}
	for _, m := range pattern.FindAllStringSubmatch(page, -1) {
		all[m[1]] = m[2]
	}
	return all
}

var stateTotal = regexp.MustCompile(`data-ballot="(yes|no|abstain)" aria-hidden="true"></span>[^<]*</dt><dd>(\d+)</dd>`)

// states compares how often each state voted how.
func (n *numbers) states() {
	cast := map[string]map[string]int{}
	for _, b := range n.tables["ballots"] {
		if cast[b["state"]] == nil {
			cast[b["state"]] = map[string]int{}
		}
		cast[b["state"]][b["vote"]]++
	}
	checked := 0
	for _, s := range n.tables["states"] {
		code := s["code"]
		if s["former"] == "true" || len(cast[code]) == 0 {
			continue
		}
		checked++
		sum := 0
		for _, count := range cast[code] {
			sum += count
		}
		n.equal("the votes of "+code, strconv.Itoa(sum), s["votes"])
		got := firstTwo(stateTotal, n.read("states/"+code+".html"))
		want := map[string]string{}
		for key, sign := range map[string]string{"yes": "Y", "no": "N", "abstain": "A"} {
			want[key] = strconv.Itoa(cast[code][sign])
		}
		n.equal("the page of "+code, want, got)
	}
	if checked < 150 {
		n.Errorf("%d states", checked)
	}
}

var mention = regexp.MustCompile(`#subject\.([a-z0-9-]+)" data-mention="\w+" data-year="(\d{4})"`)

// subjects compares in which years the texts of a series speak of a subject.
func (n *numbers) subjects() {
	data, page := map[string]bool{}, map[string]bool{}
	for _, p := range n.tables["provisions"] {
		if p["series"] != "" {
			data[p["series"]+" "+p["subject"]+" "+p["date"][:4]] = true
		}
	}
	parts := strings.Split(n.read("subjects/index.html"), `<section id="series.`)
	for _, part := range parts[1:] {
		series, _, _ := strings.Cut(part, `"`)
		for _, m := range mention.FindAllStringSubmatch(part, -1) {
			page[series+" "+m[1]+" "+m[2]] = true
		}
	}
	n.equal("the mentions of subjects", data, page)
}

// years compares how many entries stand on the page of a year, and on the first page.
func (n *numbers) years() {
	counted := map[string]int{}
	for _, e := range n.tables["entries"] {
		counted[e["date"][:4]]++
	}
	for year, count := range counted {
		n.equal("the entries of "+year, count, strings.Count(n.read(year+"/index.html"), " data-terms=\""))
	}
	n.equal("all entries", len(n.tables["entries"]), strings.Count(n.read("index.html"), " data-terms=\""))
}
