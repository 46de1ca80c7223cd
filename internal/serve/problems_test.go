package serve_test

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"annals/internal/testing/sharedtest"
	"annals/internal/testing/sitetest"
)

func voteWithError() string { return vote("Vote", "topics = [\"fod\"]", "") }

func TestPageShowsErrors(t *testing.T) {
	d := newTestPreview(t, site())
	d.save(voteFile, voteWithError())
	for _, path := range []string{votePage, "/", "/2018/", "/2018", "/ko/about.html", "/nothing.html"} {
		response, text := d.fetch(path)
		if response.StatusCode != http.StatusInternalServerError || !strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
			t.Errorf("%s: %d", path, response.StatusCode)
		}
		for _, want := range []string{
			"<title>1 error · Annals preview</title>", "<bdi>content/2018/vote.md</bdi>", "unknown topic", "did you mean &#34;food&#34;?",
			`topics = [<mark>&#34;fod&#34;</mark>]`, `href="vscode://file/home/editor/my%20record/content/2018/vote.md:6:11"`,
			"<summary>unknown-term</summary>", `src="/:preview/live.js" data-version="e`,
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not hold %s:\n%s", path, want, text)
			}
		}
	}
	if _, text := d.fetch(votePage); !strings.Contains(text, `href="/:preview/last/2018/vote.html"`) {
		t.Error("no way to the last good version of the page")
	}
	d.save(voteFile, vote("Fixed", "", ""))
	if status, body, _ := d.get(votePage); status != http.StatusOK || !strings.Contains(body, "<h1>Fixed") {
		t.Errorf("fixed: %d", status)
	}
}

func TestLastGoodSiteIsServedWhileBroken(t *testing.T) {
	d := newTestPreview(t, site())
	_, home, _ := d.get("/")
	style := "/" + regexp.MustCompile(`style\.[0-9a-f]+\.css`).FindString(home)
	_, want, _ := d.get(votePage)

	d.save(voteFile, voteWithError())
	status, got, tag := d.get("/:preview/last" + votePage)
	if status != http.StatusOK || got != want || !strings.Contains(tag, `data-version="l`) {
		t.Errorf("%d, %s; the same page: %v", status, tag, got == want)
	}
	for path, want := range map[string]int{
		"/:preview/last/": 200, "/:preview/last/2018": 307, "/:preview/last" + style: 200, "/:preview/last/photo.svg": 200,
		"/:preview/last/nothing.html": 404, "/:preview/last": 404, "/:preview/last/:preview/last/": 307,
		// Files that an open page still loads are available too.
		style: 200, "/photo.svg": 200, "/nothing.png": 404,
	} {
		if response, _ := d.fetch(path); response.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, response.StatusCode, want)
		}
	}

	// The last good site is the one before the first error, not before the latest.
	d.save(reportFile, sitetest.Entry("", "2014-02-07", "", ""))
	if _, got, _ := d.get("/:preview/last" + votePage); got != want {
		t.Error("a second mistake replaced the last good site")
	}
	d.save(reportFile, sitetest.Entry("Report", "2014-02-07", "", ""))
	d.save(voteFile, vote("Vote", "", ""))
	if response, _ := d.fetch("/:preview/last" + votePage); response.StatusCode != 307 || response.Header.Get("Location") != votePage {
		t.Errorf("fixed: %d to %s", response.StatusCode, response.Header.Get("Location"))
	}
}

func TestSiteWithErrorsAtStart(t *testing.T) {
	files := site()
	files[voteFile] = voteWithError()
	d := newTestPreview(t, files)
	status, body, _ := d.get("/")
	if status != http.StatusInternalServerError || strings.Contains(body, "/:preview/last/") {
		t.Errorf("%d: %s", status, body)
	}
	if response, _ := d.fetch("/:preview/last/"); response.StatusCode != 307 {
		t.Errorf("there never was a good site: %d", response.StatusCode)
	}
}

// A template error on one page does not affect the others.
func TestTemplateErrorOnOnePage(t *testing.T) {
	d := newTestPreview(t, site())
	d.get(votePage)
	d.save("templates/page.html", "{{define \"main\"}}<main id=\"main\">{{(index .Nav 99).Name}}</main>{{end}}")
	status, body, _ := d.get("/about.html")
	if status != http.StatusInternalServerError || !strings.Contains(body, "<bdi>templates/page.html</bdi>") || !strings.Contains(body, `href="/:preview/last/about.html"`) {
		t.Errorf("%d: %s", status, body)
	}
	if status, _, _ := d.get(votePage); status != http.StatusOK {
		t.Errorf("a page of another kind: %d", status)
	}
	if status, body, _ := d.get("/:preview/last/about.html"); status != http.StatusOK || !strings.Contains(body, "The record.") {
		t.Errorf("the last good version: %d", status)
	}
	if response, _ := d.fetch("/:preview/last" + votePage); response.StatusCode != 307 {
		t.Errorf("the last version of a page that is good: %d", response.StatusCode)
	}
}

func TestWarningsPage(t *testing.T) {
	d := newTestPreview(t, site())
	if _, text := d.fetch("/:preview/problems"); !strings.Contains(text, "<h1>No problems</h1>") {
		t.Error(text)
	}
	d.save(reportFile, strings.Replace(sitetest.Entry("Report", "2014-02-07", "", ""), "summary = \"What it was.\"\n", "", 1))
	if status, _, _ := d.get(reportPage); status != http.StatusOK {
		t.Errorf("a page with a warning: %d", status)
	}
	status, body, _ := d.get("/:preview/problems")
	if status != http.StatusOK || !strings.Contains(body, "<h1>1 warning</h1>") || !strings.Contains(body, `<li class="warning">`) {
		t.Errorf("%d: %s", status, body)
	}
}

// Text from files is escaped on every page with problems.
func TestProblemsAreEscaped(t *testing.T) {
	payloads := []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</title><svg onload=alert(1)>`, `</pre></main><iframe src=javascript:alert(1)>`,
		`{{template "x"}}`, `javascript:alert(1)`, `&lt;script&gt;`, "`${alert(1)}`", `'--><script>`, "]]>", "\u202e\u2066evil",
	}
	xss, err := os.ReadFile(filepath.Join(sharedtest.Dir(t), "corpora/xss-payloads.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(xss), "\n") {
		if i%60 == 0 {
			payloads = append(payloads, strings.TrimSpace(line))
		}
	}
	files := site()
	for i, payload := range payloads {
		quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\r", "", "\n", "").Replace(payload)
		year := "content/" + []string{"2001", "2002", "2003"}[i%3] + "/"
		files[year+"x"+strings.Repeat("y", i/3)+".md"] = "+++\ntitle = \"x\"\ndate = \"" + quoted + "\"\ntype = \"" + quoted + "\"\n\"" + quoted + "\" = 1\n+++\n" + payload + "\n"
	}
	for _, name := range []string{`<img src=x onerror=alert(1)>.md`, `"onmouseover="alert(1).md`, `javascript:alert(1).md`, "a\u202eb.md", "&lt;b&gt;.md", "' href='x.md"} {
		files["content/2001/"+name] = "x"
	}
	d := newTestPreview(t, files)
	own := regexp.MustCompile(`^(<!DOCTYPE html>|</?(html|head|title|body|header|main|h1|h2|h3|p|div|section|ol|li|pre|mark|strong|bdi|details|summary|span|a|meta|link|script|button)( [a-z-]+(="[^"<>]*")?)*>)$`)
	tags := regexp.MustCompile(`<[^>]*>?`)
	values := regexp.MustCompile(`="[^"]*"`)
	links := regexp.MustCompile(` (href|src)="([^"]*)"`)
	for _, path := range []string{"/", votePage, "/:preview/problems", "/:preview/last/", "/<script>alert(1)</script>.html"} {
		_, text := d.fetch(strings.NewReplacer("<", "%3C", ">", "%3E").Replace(path))
		for _, tag := range tags.FindAllString(text, -1) {
			if !own.MatchString(tag) {
				t.Errorf("%s holds markup that is not the page's own: %s", path, tag)
			}
			if regexp.MustCompile(`(?i) (on[a-z]+|style)=`).MatchString(values.ReplaceAllString(tag, `=""`)) {
				t.Errorf("%s holds an attribute that is not the page's own: %s", path, tag)
			}
		}
		for _, link := range links.FindAllStringSubmatch(text, -1) {
			if !strings.HasPrefix(link[2], "/") && link[2] != "data:," && !regexp.MustCompile(`^vscode://file/home/editor/my%20record/[A-Za-z0-9%/._~-]*:\d+:\d+$`).MatchString(link[2]) {
				t.Errorf("%s has a link to %s", path, link[2])
			}
		}
		if strings.ContainsAny(text, "\u202e\u2066\x00\x1b") {
			t.Errorf("%s has invisible characters", path)
		}
	}
}

func TestProblemListIsLimited(t *testing.T) {
	files := site()
	files["content/2018/many.md"] = sitetest.Entry("x", "2018-12-17", strings.Repeat("a", 3)+" = 1\n", strings.Repeat("[a](nowhere.md)\n\n", 3000))
	d := newTestPreview(t, files)
	_, text := d.fetch("/")
	if n := strings.Count(text, `<li class="error">`); n != 200 || !strings.Contains(text, "more, which the terminal tells") {
		t.Errorf("%d problems", n)
	}
}
