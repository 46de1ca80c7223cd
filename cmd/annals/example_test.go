package main

import (
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// exampleSite makes the record of "annals init --example", with what only its editor
// can know filled in.
func exampleSite(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "record")
	if msg, err := exec.Command("annals", "init", "--quiet", "--example", dir).CombinedOutput(); err != nil {
		t.Fatalf("init: %v\n%s", err, msg)
	}
	config := filepath.Join(dir, "config.toml")
	text, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	filled := strings.NewReplacer(
		`base_url = "https://example.org/"`, `base_url = "https://record.ngo/"`,
		`# contact = "name@example.org"`, `contact = "editors@record.ngo"`,
	).Replace(string(text))
	if err := os.WriteFile(config, []byte(filled), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestExampleRecord(t *testing.T) {
	dir := exampleSite(t)
	out := filepath.Join(dir, "public")
	if msg, err := exec.Command("annals", "check", "--strict", "--quiet", "--source", dir).CombinedOutput(); err != nil || len(msg) > 0 {
		t.Fatalf("check: %v\n%s", err, msg)
	}
	if msg, err := exec.Command("annals", "build", "--strict", "--source", dir).CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, msg)
	}
	pages, files := readSite(t, out)
	checkPages(t, pages, files)
	t.Run("every kind of page", func(t *testing.T) { checkExampleKinds(t, dir, out) })
	t.Run("evidence of every kind", func(t *testing.T) { checkExampleEvidence(t, out, files) })
	t.Run("every text says that it is invented", func(t *testing.T) { checkInvented(t, dir) })
	t.Run("drafts and what is withdrawn", func(t *testing.T) {
		for name, want := range map[string]bool{"2024/taken-back.html": true, "ar/2024/taken-back.html": true, "data/places.geojson": true} {
			if files[name] != want {
				t.Errorf("%s: %t", name, files[name])
			}
		}
		text, err := os.ReadFile(filepath.Join(out, "ar", "2023", "judgment.html"))
		if err != nil || strings.Contains(string(text), "سجل مختوم") {
			t.Errorf("a draft of a translation is published, %v", err)
		}
	})
}

// exampleWords are what a page of the example must say, one of each kind, in English,
// Korean and Arabic.
var exampleWords = map[string][3]string{
	"index.html":                        {"An invented record", "지어낸 기록", "سجل مختلق"},
	"2023/index.html":                   {"What changed since", "비교 대상", ""},
	"corrections/index.html":            {"named a person", "이름이 밝혀지기를", "اسم شخص"},
	"new/index.html":                    {"Withdrawn entries", "철회된 항목", "المداخل المسحوبة"},
	"2019/hearing.html":                 {"Evidence", "지어낸 약도", "مخطط مختلق"},
	"2021/ea-2-7.html":                  {"Vote on the draft", "결의안 표결", "التصويت على مشروع القرار"},
	"2022/ea-3-1.html":                  {"Elected (secret ballot)", "비밀 투표", "الاقتراع السري"},
	"2023/judgment.html":                {"Delivered by non-recorded vote", "선고", "صدر بتصويت غير مسجل"},
	"2023/ea-4-2.html":                  {"before: Did not vote", "정정", "عدد الممتنعين"},
	"about.html":                        {"invented", "지어낸", "مختلق"},
	"topics/index.html":                 {"Families", "가족", "الأسر"},
	"types/judgment.html":               {"Judgment", "판결", "حكم"},
	"places/index.html":                 {"Northern Port", "북항", "الميناء الشمالي"},
	"places/northern-port.html":         {"Latitude", "위도", "خط العرض"},
	"votes/index.html":                  {"Resolutions on open archives", "문서고 공개 결의", "قرارات فتح المحفوظات"},
	"states/NZL.html":                   {"how it voted", "뉴질랜드", "سجل التصويت"},
	"states/index.html":                 {"Mongolia", "몽골", "الدول"},
	"sources/index.html":                {"The Sealed Record", "The Sealed Record", "The Sealed Record"},
	"2024/taken-back.html":              {"withdrawn", "지어낸 것입니다", "مختلق"},
	"2021/index.html":                   {"What was new in the texts", "문서에 새로 담긴 내용", "الجديد في النصوص"},
	"2020/ea-1-4.html":                  {"What it says", "열람실을 두라고", "قاعة مطالعة"},
	"subjects/index.html":               {"Reading rooms", "열람실", "قاعات المطالعة"},
	"subjects/copies-for-families.html": {"free of charge", "무료로", "مجانية"},
	"search/index.html":                 {"Search", "검색", "البحث"},
	"safety.html":                       {"Reading safely", "안전", "القراءة"},
	"data/index.html":                   {"votes in favour", "찬성표", "عنوان ويب"},
	"print.html":                        {"Print edition", "인쇄판", "نسخة الطباعة"},
	"embed/overview.html":               {"Licence", "이용 조건", "الترخيص"},
	"404.html":                          {"Page not found", "찾을 수 없", ""},
}

// checkExampleKinds looks at each kind of page in each language.
func checkExampleKinds(t *testing.T, dir, out string) {
	plan, err := exec.Command("annals", "build", "--plan", "--quiet", "--source", dir).Output()
	if err != nil {
		t.Fatal(err)
	}
	isLookedAt := map[string]bool{}
	for line := range strings.Lines(string(plan)) {
		name, rest, _ := strings.Cut(line, "\t")
		kind, _, _ := strings.Cut(rest, "\t")
		if _, ok := exampleWords[name]; path.Ext(name) == ".html" {
			isLookedAt[kind] = isLookedAt[kind] || ok
		}
	}
	for kind, ok := range isLookedAt {
		if !ok {
			t.Errorf("no page of the kind %q is looked at", kind)
		}
	}
	if len(isLookedAt) < 17 {
		t.Errorf("the record has pages of these kinds only: %v", isLookedAt)
	}
	for name, words := range exampleWords {
		for i, tag := range []string{"en", "ko", "ar"} {
			file, direction := name, "ltr"
			if i > 0 {
				file = tag + "/" + name
			}
			if tag == "ar" {
				direction = "rtl"
			}
			page := parsePage(t, out, file)
			for n := range elements(page, "html") {
				if attr(n, "lang") != tag || attr(n, "dir") != direction {
					t.Errorf("%s: lang=%q dir=%q", file, attr(n, "lang"), attr(n, "dir"))
				}
			}
			if !strings.Contains(textOf(page), words[i]) {
				t.Errorf("%s does not say %q", file, words[i])
			}
		}
	}
}

// checkExampleEvidence looks for a picture, a paper, a sound, and a film with captions on
// the page of the hearing, and for co-sponsors by name on that of a text.
func checkExampleEvidence(t *testing.T, out string, files map[string]bool) {
	leads := func(n *html.Node, name string) bool {
		return strings.Contains(attr(n, "src")+" "+attr(n, "srcset")+" "+attr(n, "href")+" ", "/2019/hearing/"+name+" ")
	}
	for _, prefix := range []string{"", "ko/", "ar/"} {
		page := parsePage(t, out, prefix+"2019/hearing.html")
		for _, want := range [][2]string{{"img", "plan.png"}, {"a", "plan-at-night.png"}, {"a", "letter.pdf"}, {"audio", "bell.wav"}, {"video", "walk.webm"}, {"track", "walk.vtt"}} {
			found := false
			for n := range elements(page, want[0]) {
				found = found || leads(n, want[1])
			}
			if !found || !files["2019/hearing/"+want[1]] {
				t.Errorf("%s is not on %s2019/hearing.html", want, prefix)
			}
		}
		named := false
		for n := range elements(parsePage(t, out, prefix+"2021/ea-2-7.html"), "details") {
			var states []string
			for a := range elements(n, "a") {
				states = append(states, path.Base(attr(a, "href")))
			}
			slices.Sort(states) // each language has an order of its own
			named = named || slices.Equal(states, []string{"CRI.html", "MNG.html"})
		}
		if !named {
			t.Errorf("%s2021/ea-2-7.html does not name its co-sponsors", prefix)
		}
	}
}

var saysInvented = regexp.MustCompile(`[Ii]nvented|지어낸|지어냈|مختلق|المختلق`)

// checkInvented checks every text for readers, and every table of votes beside one.
func checkInvented(t *testing.T, dir string) {
	texts, err := filepath.Glob(filepath.Join(dir, "content", "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob(filepath.Join(dir, "content", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	languages := map[string]int{}
	for _, name := range slices.Concat(texts, pages) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(text[3:]), "+++")
		if strings.Contains(string(text), "[withdrawn]") {
			body = string(text)
		}
		if !saysInvented.MatchString(body) {
			t.Errorf("%s does not say that it is invented", name)
		}
		languages[filepath.Ext(strings.TrimSuffix(name, ".md"))]++
	}
	if languages[".ko"] != languages[".ar"] || languages[".ko"] < 8 {
		t.Errorf("texts by language: %v", languages)
	}
}
