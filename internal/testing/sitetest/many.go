package sitetest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// Many returns the files of a generated site of n entries over twenty-one years, for
// benchmarks. Each has about 250 words, two footnotes, a list, a quotation, a
// table, links, three topics, a source, and two of three have a vote. The result
// depends on n only.
func Many(n int) map[string]string {
	g := generator{rand.New(rand.NewPCG(2018, 12))}
	files := map[string]string{"config.toml": manyConfig()}
	first := time.Date(2005, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range n {
		day := first.AddDate(0, 0, g.IntN(21*365))
		files[fmt.Sprintf("content/%d/e%06d.md", day.Year(), i)] = g.entry(i, day)
	}
	return files
}

var (
	manyWords = strings.Fields(`assembly resolution rights accountability separated families council commission inquiry report
		systematic widespread violations consensus vote humanitarian access rapporteur mandate committee adopted member states
		dialogue cooperation detention food abduction return summit reunions security referral court measures findings crimes`)
	manyTypes  = []string{"resolution", "report", "meeting", "statement", "mandate", "visit"}
	manyBodies = []string{"general-assembly", "human-rights-council", "security-council", "third-committee", "ohchr", "secretary-general"}
	manyTopics = []string{
		"accountability", "separated-families", "food", "abductions", "dialogue", "refugees",
		"detention", "women", "children", "labour", "religion", "information",
	}
)

func manyConfig() string {
	var b strings.Builder
	b.WriteString("title = \"Many entries\"\nbase_url = \"https://example.org/\"\ndefault_language = \"en\"\npublisher = \"Example\"\n[languages.en]\nname = \"English\"\n")
	for table, ids := range map[string][]string{"types": manyTypes, "bodies": manyBodies, "topics": manyTopics} {
		for _, id := range ids {
			fmt.Fprintf(&b, "[%s.%s]\nlabel = %q\n", table, id, strings.ReplaceAll(id, "-", " "))
		}
	}
	return b.String()
}

// generator writes texts of random words.
type generator struct{ *rand.Rand }

func (g generator) entry(i int, day time.Time) string {
	symbol := fmt.Sprintf("A/RES/%d/%d", day.Year()-1945, 1+i%9000)
	var b strings.Builder
	fmt.Fprintf(&b, "+++\ntitle = %q\ndate = %s\ntype = %q\nbody = %q\nsymbol = %q\n", g.sentence(6), day.Format(time.DateOnly), g.pick(manyTypes), g.pick(manyBodies), symbol)
	topics := g.Perm(len(manyTopics))
	fmt.Fprintf(&b, "topics = [%q, %q, %q]\nsummary = %q\n", manyTopics[topics[0]], manyTopics[topics[1]], manyTopics[topics[2]], g.sentence(15))
	if i%3 > 0 {
		fmt.Fprintf(&b, "\n[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\nyes = %d\nno = %d\nabstain = %d\n", 80+g.IntN(40), 10+g.IntN(10), 30+g.IntN(20))
	}
	fmt.Fprintf(&b, "\n[[sources]]\ntitle = %q\nurl = \"https://undocs.org/%s\"\n+++\n\n", g.sentence(5), symbol)
	g.body(&b, symbol)
	return b.String()
}

func (g generator) body(b *strings.Builder, symbol string) {
	fmt.Fprintf(b, "%s\n\n%s[^1]\n\n## %s\n\n%s\n\n", g.paragraph(), g.paragraph(), g.sentence(4), g.paragraph())
	for range 4 {
		fmt.Fprintf(b, "- %s\n", g.sentence(7))
	}
	fmt.Fprintf(b, "\n> %s\n\n## %s\n\n| Vote | States |\n| --- | ---: |\n| Yes | %d |\n| No | %d |\n\n", g.sentence(15), g.sentence(4), g.IntN(190), g.IntN(20))
	fmt.Fprintf(b, "%s See [the record](https://undocs.org/%s).[^2]\n\n[^1]: %s\n\n[^2]: %s\n", g.paragraph(), symbol, g.sentence(15), g.sentence(15))
}

func (g generator) pick(words []string) string { return words[g.IntN(len(words))] }

func (g generator) sentence(words int) string {
	s := make([]string, words)
	for i := range s {
		s[i] = g.pick(manyWords)
	}
	return strings.Join(s, " ") + "."
}

func (g generator) paragraph() string {
	return fmt.Sprintf("%s **%s** %s %s", g.sentence(15), g.sentence(6), g.sentence(15), g.sentence(15))
}
