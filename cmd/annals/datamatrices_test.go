package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// cast is how a state voted, as the table of ballots says.
type cast struct {
	entry, date, state, vote string
	changed                  bool // against its vote before in the series
}

// casts returns all ballots by their series, in the order of time, with what changed. Votes
// of one day would not be compared with each other: the record has none in a series.
func (n *numbers) casts() (order []string, of map[string][]cast) {
	of = map[string][]cast{}
	days, previous := map[string]string{}, map[string]string{}
	rows := slices.Clone(n.tables["ballots"])
	slices.SortStableFunc(rows, func(a, b map[string]string) int { return cmp.Compare(a["date"], b["date"]) })
	for _, b := range rows {
		series, c := b["series"], cast{entry: b["id"], date: b["date"], state: b["state"], vote: b["vote"]}
		if series == "" || b["stage"] != "" {
			n.Fatalf("a ballot of no series, or of a stage: this test must learn of it: %v", b)
		}
		if on := days[series+c.date]; on != "" && on != c.entry {
			n.Fatalf("%s and %s are of one day and one series: this test must learn of it", on, c.entry)
		}
		days[series+c.date] = c.entry
		before := previous[series+" "+c.state]
		c.changed = before != "" && before != c.vote
		previous[series+" "+c.state] = c.vote
		if of[series] == nil {
			order = append(order, series)
		}
		of[series] = append(of[series], c)
	}
	return order, of
}

var (
	column     = regexp.MustCompile(`<th scope="col"><a href="\.\./([^"]+)\.html">`)
	stateRow   = regexp.MustCompile(`(?s)<th scope="row"><a href="\.\./states/([A-Z]+)\.html">.*?</th>(.*?)</tr>`)
	matrixCell = regexp.MustCompile(`<td(?: class="cell( changed)?" data-ballot="(\w+)" data-code="[^"]*")?>`)
)

// matrices compares the tables of states and votes, one a series, cell by cell. A state that
// had another name has a row for each.
func (n *numbers) matrices() {
	order, of := n.casts()
	tables := strings.Split(n.read("votes/index.html"), `<table class="matrix">`)[1:]
	n.equal("the number of matrices", len(order), len(tables))
	for i, series := range order[:min(len(order), len(tables))] {
		data, page := map[string]string{}, map[string]string{}
		for _, c := range of[series] {
			data[c.state+" "+c.entry] = c.vote + changedMark(c.changed)
		}
		table, _, _ := strings.Cut(tables[i], "</table>")
		var columns []string
		for _, m := range column.FindAllStringSubmatch(table, -1) {
			columns = append(columns, m[1])
		}
		for _, row := range stateRow.FindAllStringSubmatch(table, -1) {
			cells := matrixCell.FindAllStringSubmatch(row[2], -1)
			n.equal("the columns of "+row[1]+" in "+series, len(columns), len(cells))
			for at, cell := range cells {
				if cell[2] != "" {
					page[row[1]+" "+columns[at]] = signs[cell[2]] + changedMark(cell[1] != "")
				}
			}
		}
		n.equal("the matrix of "+series, data, page)
	}
}

func changedMark(changed bool) string {
	if changed {
		return " changed"
	}
	return ""
}

// mentions compares the tables of subjects and years: what a year is marked as, and that
// it leads to the text if there is one alone.
func (n *numbers) mentions() {
	kinds, texts := map[string]string{}, map[string][]string{}
	for _, p := range n.tables["provisions"] {
		if p["series"] == "" {
			continue
		}
		at := p["series"] + " " + p["subject"] + " " + p["date"][:4]
		switch {
		case p["first"] == "true":
			kinds[at] = "first"
		case p["new"] == "true" && kinds[at] != "first":
			kinds[at] = "new"
		case kinds[at] == "":
			kinds[at] = "said"
		}
		if !slices.Contains(texts[at], p["id"]) {
			texts[at] = append(texts[at], p["id"])
		}
	}
	page := map[string]string{}
	for _, part := range strings.Split(n.read("subjects/index.html"), `<section id="series.`)[1:] {
		series, _, _ := strings.Cut(part, `"`)
		for row := range strings.SplitSeq(part, `<tr role="row"><th scope="row"`) {
			subject := subjectRow.FindStringSubmatch(row)
			if subject == nil {
				continue
			}
			for _, m := range mentionCell.FindAllStringSubmatch(row, -1) {
				at := series + " " + subject[1] + " " + m[3]
				page[at] = m[2]
				if to := texts[at]; len(to) == 1 {
					n.equal("what "+at+" leads to", to[0]+".html#subject."+subject[1], m[1])
				}
			}
		}
	}
	n.equal("the tables of subjects", kinds, page)
}

var (
	subjectRow  = regexp.MustCompile(`^ role="rowheader"><a href="\.\./subjects/([a-z0-9-]+)\.html">`)
	mentionCell = regexp.MustCompile(`<a href="\.\./([^"]+)" data-mention="(\w+)" data-year="(\d{4})">`)
)

var (
	stripCell = regexp.MustCompile(`<li><span data-ballot="(\w+)">.*?<span class="count">(\d{4})</span></li>`)
	stripName = regexp.MustCompile(`(?s)<h3>([^<]*)</h3>\s*<ol class="strip">(.*?)</ol>`)
	stateVote = regexp.MustCompile(`(?s)<time datetime="([^"]*)">[^<]*</time></td>\s*<td role="cell"><span class="swatch" data-ballot="(\w+)"[^>]*></span>(.*?)</td>\s*<th scope="row" role="rowheader"><a href="\.\./([^"]+)\.html">`)
	shiftItem = regexp.MustCompile(`(?s)<li><time datetime="([^"]*)">[^<]*</time> <span>from [^<]*: <a href="\.\./([^"]+)\.html">`)
	signs     = map[string]string{"yes": "Y", "no": "N", "abstain": "A", "absent": "X"}
)

// strips compares, on the page of each state, the strip of each series, the table of all
// votes, and the list of what changed.
func (n *numbers) strips() {
	labels := map[string]string{}
	for _, term := range n.tables["terms"] {
		if term["vocabulary"] == "series" {
			labels[term["id"]] = term["label"]
		}
	}
	order, of := n.casts()
	strips, table, shifts := map[string]map[string]string{}, map[string][]string{}, map[string][]string{}
	for _, series := range order {
		counted := map[string]int{}
		for _, c := range of[series] {
			if strips[c.state] == nil {
				strips[c.state] = map[string]string{}
			}
			strips[c.state][labels[series]] += c.date[:4] + c.vote + " "
			counted[c.state]++
			table[c.state] = append(table[c.state], c.date+" "+c.entry+" "+c.vote+changedMark(c.changed))
			if c.changed {
				shifts[c.state] = append(shifts[c.state], c.date+" "+c.entry)
			}
		}
		for state, count := range counted {
			if count < 2 {
				delete(strips[state], labels[series]) // one vote has no order
			}
		}
	}
	for state := range strips {
		n.statePage(state, strips[state], table[state], shifts[state])
	}
	if len(strips) < 150 {
		n.Errorf("%d states have votes", len(strips))
	}
}

func (n *numbers) statePage(state string, strips map[string]string, table, shifts []string) {
	page, shown := n.read("states/"+state+".html"), map[string]string{}
	for _, strip := range stripName.FindAllStringSubmatch(page, -1) {
		for _, cell := range stripCell.FindAllStringSubmatch(strip[2], -1) {
			shown[strip[1]] += cell[2] + signs[cell[1]] + " "
		}
	}
	n.equal("the strips of "+state, strips, shown)
	var rows, changes []string
	for _, m := range stateVote.FindAllStringSubmatch(page, -1) {
		rows = append(rows, m[1]+" "+m[4]+" "+signs[m[2]]+changedMark(strings.Contains(m[3], `class="mark"`)))
	}
	for _, m := range shiftItem.FindAllStringSubmatch(page, -1) {
		changes = append(changes, m[1]+" "+m[2])
	}
	slices.Sort(table)
	slices.Sort(shifts)
	n.equal("the votes of "+state, table, rows)
	n.equal("what changed of "+state, shifts, changes)
}

var (
	tallyTable = regexp.MustCompile(`(?s)<table class="tally">(.*?)</table>`)
	tallyRow   = regexp.MustCompile(`data-ballot="(\w+)" aria-hidden="true"></span>[^<]*</th>(.*?)</tr>`)
	tallyCell  = regexp.MustCompile(`<td class="number">(\d+)</td>`)
	changedAct = regexp.MustCompile(`(?s)<h3 id="change-\d+"><a href="\.\./([^"]+)\.html">.*?<p>Compared with <a href="\.\./([^"]+)\.html">`)
	barWidth   = regexp.MustCompile(`<rect data-ballot="(\w+)" x="[\d.]+%" width="([\d.]+)%"`)
)

// tallies compares the bar and the table of numbers on the page of each entry with one
// vote, and the tables of two votes that the pages of years compare.
func (n *numbers) tallies() {
	of := map[string]map[string]string{}
	checked := 0
	for _, v := range n.tables["votes"] {
		if v["stage"] == "" {
			of[v["id"]] = v
		}
	}
	for id, v := range of {
		if v["yes"] == "" || v["no"] == "" || v["abstain"] == "" {
			continue
		}
		checked++
		_, page, _ := strings.Cut(n.read(id+".html"), `<section id="vote"`)
		page, _, _ = strings.Cut(page, "</section>")
		table := tallyTable.FindStringSubmatch(page)
		if table == nil {
			n.Errorf("%s has no table of its vote", id)
			continue
		}
		n.equal("the numbers of "+id, figuresOf(v), tallyOf(table[1], 0))
		n.bar(id, v, page)
	}
	for _, year := range n.yearsWithEntries() {
		for article := range strings.SplitSeq(n.read(year+"/index.html"), "<article>") {
			acts, table := changedAct.FindStringSubmatch(article), tallyTable.FindStringSubmatch(article)
			if acts == nil || table == nil {
				continue
			}
			checked++
			n.equal("the vote before "+acts[1], figuresOf(of[acts[2]]), tallyOf(table[1], 0))
			n.equal("the vote compared at "+acts[1], figuresOf(of[acts[1]]), tallyOf(table[1], 1))
		}
	}
	if checked < 40 {
		n.Errorf("%d tables of numbers", checked)
	}
}

// figuresOf returns the numbers of a vote.
func figuresOf(v map[string]string) map[string]string {
	all := map[string]string{}
	for ballot := range signs {
		if v[ballot] != "" {
			all[ballot] = v[ballot]
		}
	}
	return all
}

// tallyOf returns the numbers in a column of a table.
func tallyOf(table string, column int) map[string]string {
	all := map[string]string{}
	for _, row := range tallyRow.FindAllStringSubmatch(table, -1) {
		if cells := tallyCell.FindAllStringSubmatch(row[2], -1); column < len(cells) {
			all[row[1]] = cells[column][1]
		}
	}
	return all
}

// bar compares how wide the parts of the bar of a vote are.
func (n *numbers) bar(id string, v map[string]string, page string) {
	counts, sum := map[string]float64{}, 0.0
	for ballot, count := range figuresOf(v) {
		number, err := strconv.ParseFloat(count, 64)
		if err != nil {
			n.Fatal(err)
		}
		counts[ballot] = number
		sum += number
	}
	want, got := map[string]string{}, map[string]string{}
	for ballot, count := range counts {
		want[ballot] = fmt.Sprintf("%.2f", count/sum*100)
	}
	for _, m := range barWidth.FindAllStringSubmatch(page, -1) {
		got[m[1]] = m[2]
	}
	n.equal("the bar of "+id, want, got)
}

func (n *numbers) yearsWithEntries() (all []string) {
	for _, e := range n.tables["entries"] {
		if year := e["date"][:4]; !slices.Contains(all, year) {
			all = append(all, year)
		}
	}
	return all
}
