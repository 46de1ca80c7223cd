package main

import (
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// table reads a table of a built site by the names of its columns.
func table(t *testing.T, files map[string]string, name string) (rows []map[string]string) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(files[name])).ReadAll()
	if err != nil || len(all) < 2 {
		t.Fatalf("%s: %d lines: %v", name, len(all), err)
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, column := range all[0] {
			row[column] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// checkCharts computes the numbers of every chart of a built site from the tables of entries
// and votes, and reads what the drawings and the pages to embed show.
func checkCharts(t *testing.T, files map[string]string) {
	t.Helper()
	drawn := map[string]map[string]bool{} // the numbers in the columns, by chart and ballot
	of := map[string][]map[string]string{}
	for _, row := range table(t, files, "data/charts.csv") {
		chart := row["chart"]
		of[chart] = append(of[chart], row)
		checkYear(t, files, row)
		for _, ballot := range []string{"yes", "abstain", "no"} {
			if drawn[chart] == nil {
				drawn[chart] = map[string]bool{}
			}
			drawn[chart][ballot+" "+row[ballot]], drawn[chart][ballot+" "+row[ballot+"_share"]] = true, true
		}
	}
	for _, chart := range slices.Sorted(maps.Keys(of)) {
		if own := table(t, files, "charts/"+chart+".csv"); !slices.EqualFunc(own, of[chart], maps.Equal) {
			t.Errorf("charts/%s.csv is not the part of the table of all charts", chart)
		}
		for _, n := range numbersOf(t, files["charts/"+chart+".svg"]) {
			if !drawn[chart][n] {
				t.Errorf("charts/%s.svg shows %s, which is in no table", chart, n)
			}
		}
		checkEmbed(t, files, "embed/"+chart+".html")
		if !strings.Contains(files["data/index.html"], "embed/"+chart+".html&#34; title=&#34;") {
			t.Errorf("the page on data has no code for the chart %s", chart)
		}
		if strings.Contains(files["sitemap.xml"], "embed/") || files["charts/"+chart+".svg"] == "" {
			t.Errorf("the sitemap lists pages to embed, or %s has no drawing", chart)
		}
	}
}

// checkYear computes the year of a chart from the votes.
func checkYear(t *testing.T, files map[string]string, row map[string]string) {
	t.Helper()
	votes, want := 0, map[string]int{}
	for _, v := range table(t, files, "data/votes.csv") {
		if row["series"] == "" || v["series"] != row["series"] || v["date"][:4] != row["year"] || isOfAnotherQuestion(v) {
			continue
		}
		if v["yes"] == "" || v["abstain"] == "" || v["no"] == "" {
			continue
		}
		votes++
		for _, ballot := range []string{"yes", "abstain", "no"} {
			n, err := strconv.Atoi(v[ballot])
			if err != nil {
				t.Fatal(err)
			}
			want[ballot] += n
		}
	}
	if row["recorded"] == strconv.Itoa(votes) && votes > 0 {
		for ballot, n := range want {
			if row[ballot] != strconv.Itoa(n) {
				t.Errorf("%s, %s: %s %q, and the votes add up to %d", row["chart"], row["year"], ballot, row[ballot], n)
			}
		}
	} else if row["yes"] != "" && votes > 1 {
		t.Errorf("%s, %s: %s votes are added up, and %d have numbers", row["chart"], row["year"], row["recorded"], votes)
	}
	entries := 0
	for _, e := range table(t, files, "data/entries.csv") {
		if strings.HasPrefix(e["date"], row["year"]) {
			entries++
		}
	}
	if row["entries"] != strconv.Itoa(entries) {
		t.Errorf("%s, %s: %s entries, and the table has %d", row["chart"], row["year"], row["entries"], entries)
	}
}

// isOfAnotherQuestion reports a vote that is compared with no other in its series.
func isOfAnotherQuestion(v map[string]string) bool {
	return v["question"] != "" && v["question"] != "text" && v["question"] != "procedure"
}

// numbersOf returns the numbers in the columns of a drawing, which must be strict XML.
func numbersOf(t *testing.T, drawing string) (numbers []string) {
	t.Helper()
	d, class := xml.NewDecoder(strings.NewReader(drawing)), ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return numbers
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			class = ""
			for _, a := range token.Attr {
				if a.Name.Local == "class" {
					class = a.Value
				}
			}
		case xml.CharData:
			if ballot, ok := strings.CutPrefix(class, "on-"); ok {
				numbers = append(numbers, ballot+" "+string(token))
			}
			class = ""
		}
	}
}

// checkEmbed checks a page that other sites may show in a frame: no script, nothing of other
// sites, not to be indexed, and links that exist and open outside of the frame.
func checkEmbed(t *testing.T, files map[string]string, name string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(files[name]))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for n := range root.Descendants() {
		attrs := map[string]string{}
		for _, a := range n.Attr {
			attrs[a.Key] = a.Val
		}
		seen[n.Data+" "+attrs["name"]+attrs["rel"]+attrs["target"]] = true
		address, _, _ := strings.Cut(attrs["href"], "#")
		isOutside := strings.Contains(address, ":")
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "script" || n.Data == "form" || attrs["src"] != "":
			t.Errorf("%s has the element %s", name, n.Data)
		case n.Data == "link" && isOutside && !strings.HasPrefix(address, "data:"):
			t.Errorf("%s loads %s", name, address)
		case address != "" && !isOutside && files[path.Join(path.Dir(name), address)] == "":
			t.Errorf("%s: %s leads nowhere", name, attrs["href"])
		}
		if n.Data == "meta" && attrs["name"] == "robots" && attrs["content"] != "noindex" {
			t.Errorf("%s: robots %q", name, attrs["content"])
		}
	}
	for _, part := range []string{"base _blank", "meta robots", "a external noopener noreferrer", "a license external noopener noreferrer"} {
		if !seen[part] {
			t.Errorf("%s lacks %s", name, part)
		}
	}
}
