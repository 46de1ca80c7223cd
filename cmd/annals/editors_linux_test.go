package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

const (
	hangTimeout = 2 * time.Minute // guards against a hang only
	editorSaves = 50
)

// editors are the commands that open a file at its last line, and the keys that
// replace that line by TEXT and save. The editors run without configuration.
var editors = map[string]struct {
	command []string
	keys    string
}{
	"vim":   {[]string{"vim", "+$"}, "\x1b:$s/.*/TEXT/\r:w\r"},
	"nano":  {[]string{"nano", "+LAST"}, "\x0bTEXT\x0f\r"},
	"emacs": {[]string{"emacs", "-nw", "-q", "+LAST"}, "\x01\x0bTEXT\x18\x13"},
}

// Every save of an editor reaches the page in the preview, and nothing else is
// read for it. A busy machine can interrupt a save between its steps, so
// readings are not counted here: TestOneSaveIsOneChange of package watch requires
// that a save of each editor is one change.
func TestEditorSavesReachPreview(t *testing.T) {
	for name, editor := range editors {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			needProgram(t, editor.command[0])
			p := startPreview(t)
			last := fmt.Sprint("+", strings.Count(p.original, "\n"))
			var args []string
			for _, arg := range append(editor.command[1:], p.file) {
				args = append(args, strings.ReplaceAll(arg, "+LAST", last))
			}
			term := inTerminal(t, editor.command[0], args...)
			term.waitForText("replace me")
			p.checkSaves(func(text string) {
				term.sendKeys(strings.ReplaceAll(editor.keys, "TEXT", text))
			})
		})
	}
	t.Run("a program that renames a new file over the old one", func(t *testing.T) {
		t.Parallel()
		p := startPreview(t)
		p.checkSaves(func(text string) {
			next := filepath.Join(filepath.Dir(p.file), "study-group.md.kXyZab")
			write(t, next, strings.Replace(p.original, "replace me", text, 1))
			if err := os.Rename(next, p.file); err != nil {
				t.Fatal(err)
			}
		})
	})
}

// preview is a running "annals serve" of a new site.
type preview struct {
	t        *testing.T
	file     string // an entry; its last line is "replace me"
	original string
	page     string // its address
	output   *log
}

// log is the output of a running program so far.
type log struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *log) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func startPreview(t *testing.T) *preview {
	t.Helper()
	site := filepath.Join(t.TempDir(), "site")
	if status, output := run(t, "annals", "init", site); status != 0 {
		t.Fatalf("annals init: status %d\n%s", status, output)
	}
	p := &preview{t: t, file: filepath.Join(site, "content", "2021", "study-group.md"), output: &log{}}
	text, err := os.ReadFile(p.file)
	if err != nil {
		t.Fatal(err)
	}
	p.original = string(text) + "\nreplace me\n"
	write(t, p.file, p.original)

	cmd := exec.Command("annals", "serve", "--source", site, "--port", "0")
	cmd.Stdout, cmd.Stderr = p.output, p.output
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		send(t, cmd, syscall.SIGINT)
		cmd.Wait()
		if t.Failed() {
			t.Logf("annals serve printed:\n%s", p.output)
		}
	})
	p.waitFor("the first page", func() bool { return len(p.readings()) == 1 })
	address := regexp.MustCompile(`http://\S+/`).FindString(p.output.String())
	p.page = address + "2021/study-group.html"
	p.waitFor("the page of the entry", func() bool { return strings.Contains(p.get(), "replace me") })
	return p
}

// reading is a line of "annals serve" about a reading of the site.
var reading = regexp.MustCompile(`(?m)^\d\d:\d\d:\d\d (.*): read in \d+ ms`)

// readings returns what changed before each reading that the preview has reported.
func (p *preview) readings() (changed []string) {
	for _, m := range reading.FindAllStringSubmatch(p.output.String(), -1) {
		changed = append(changed, m[1])
	}
	return changed
}

func (p *preview) get() string {
	p.t.Helper()
	answer, err := http.Get(p.page)
	if err != nil {
		p.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return string(body)
}

func (p *preview) waitFor(what string, holds func() bool) {
	p.t.Helper()
	for end := time.Now().Add(hangTimeout); !holds(); time.Sleep(3 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatalf("%s did not come; annals serve printed:\n%s", what, p.output)
		}
	}
}

// checkSaves saves one text after the other, each as soon as the page shows the
// one before.
func (p *preview) checkSaves(save func(text string)) {
	p.t.Helper()
	before := len(p.readings())
	for i := range editorSaves {
		text := fmt.Sprintf("save number %d.", i) // the full stop: 1 is not shown by 10
		save(text)
		p.waitFor(text, func() bool { return strings.Contains(p.get(), text) })
	}
	// The page is shown before its reading is reported.
	p.waitFor("the last reading", func() bool { return len(p.readings()) >= before+editorSaves })
	for _, changed := range p.readings()[before:] {
		if !strings.HasPrefix(changed, "content/2021/study-group.md") && changed != "once more" {
			p.t.Errorf("a save has changed %s; annals serve printed:\n%s", changed, p.output)
		}
	}
}
