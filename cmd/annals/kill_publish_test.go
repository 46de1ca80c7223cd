package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"annals/internal/testing/readertest"
	"annals/internal/testing/s3test"
)

// TestKillOfPublish kills the program while it publishes a site over an older one: at a
// request, before or after that is done. A reader who follows links from any page misses
// nothing then, and the next run, of the same computer or of another one, leaves what a run without
// a kill leaves. ANNALS_KILLS says at how many moments, chosen by chance; from 100 on at
// every one, which takes some minutes.
func TestKillOfPublish(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no SIGKILL")
	}
	older, newer := finishedSites(t)
	for name, open := range map[string]func(*testing.T) target{"S3": newS3Target, "git": newGitTarget, "SFTP": newSFTPTarget} {
		t.Run(name, func(t *testing.T) {
			p := &publishing{target: open(t), newer: newer}
			p.learn(t, older)
			all := p.moments()
			kills := envInt(t, "ANNALS_KILLS", 3)
			if kills < 100 {
				rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
				all = all[:min(kills, len(all))]
			}
			for i, m := range all {
				isOther := (i+m.request)%2 == 0
				if p.kill(t, m, isOther); t.Failed() {
					t.Fatalf("killed %+v, and then another computer: %v", m, isOther)
				}
			}
			t.Logf("killed at %d of %d moments", len(all), len(p.moments()))
		})
	}
}

// moment is when the program is killed: at a request, or in a hook of a repository.
type moment struct {
	request int // from 1; 0: never
	isDone  bool
	hook    string
}

// target is a place that sites are published to.
type target interface {
	// address is what the program is given.
	address() string
	// prepare makes the next run be killed, by kill or by itself, and returns its environment.
	prepare(m moment, kill func()) (env []string)
	// requests returns the number of requests of the last run.
	requests(t *testing.T) int
	hooks() []string
	// files returns what is there.
	files(t *testing.T) map[string]string
	// wait lets a day pass, after which what a publisher has left is of nobody.
	wait(t *testing.T)
	save(t *testing.T)
	// reset takes the place back to what it was when it was saved.
	reset(t *testing.T)
}

// publishing is a site being published over another one.
type publishing struct {
	target
	newer    string
	computer string            // the one that published the older site
	want     map[string]string // what a run without a kill leaves
	total    int               // its requests
	reader   readertest.Reader
}

// finishedSites builds two versions of a site.
func finishedSites(t *testing.T) (older, newer string) {
	t.Helper()
	dir := t.TempDir()
	sites := map[string]string{"before": filepath.Join(dir, "older"), "after": filepath.Join(dir, "newer")}
	for edition, out := range sites {
		source := filepath.Join(dir, edition)
		writeRecord(t, source, 5, edition)
		write(t, filepath.Join(source, "static", "style.css"), "h1 { content: '"+edition+"' }\n")
		if msg, err := exec.Command("annals", "build", "--quiet", "--source", source, "--output", out).CombinedOutput(); err != nil {
			t.Fatalf("build: %v\n%s", err, msg)
		}
	}
	return sites["before"], sites["after"]
}

// newComputer makes the folder of a site on a computer that has published nothing yet.
func newComputer(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "config.toml"), "title = \"A record\"\ndefault_language = \"en\"\n[languages.en]\nname = \"English\"\n")
	return dir
}

// learn publishes the older site, and the newer one over it.
func (p *publishing) learn(t *testing.T, older string) {
	t.Helper()
	p.computer = newComputer(t)
	if status, printed := p.run(t, p.computer, older, moment{}); status != 0 {
		t.Fatalf("the older site: %d\n%s", status, printed)
	}
	p.save(t)
	if status, printed := p.run(t, p.computer, p.newer, moment{}); status != 0 {
		t.Fatalf("the newer site: %d\n%s", status, printed)
	}
	p.want, p.total = p.now(t), p.requests(t)
	p.follow(t)
}

// moments lists all moments of a run.
func (p *publishing) moments() (all []moment) {
	for n := 1; n <= p.total; n++ {
		all = append(all, moment{request: n}, moment{request: n, isDone: true})
	}
	for _, hook := range p.hooks() {
		all = append(all, moment{hook: hook})
	}
	return all
}

var dayOfRun = regexp.MustCompile(`"date": "[0-9-]+"`)

// now returns what is at the place, but for the day of today.
func (p *publishing) now(t *testing.T) map[string]string {
	t.Helper()
	files := maps.Clone(p.files(t))
	files["publication.json"] = dayOfRun.ReplaceAllString(files["publication.json"], `"date": ""`)
	return files
}

func (p *publishing) follow(t *testing.T) {
	t.Helper()
	files := p.files(t)
	p.reader.Follow(t, func(path string) (string, bool) {
		text, isThere := files[path]
		return text, isThere
	})
}

// kill kills a run, and lets the same computer or another one publish the same site.
func (p *publishing) kill(t *testing.T, m moment, isOther bool) {
	t.Helper()
	p.reset(t)
	computer := newComputer(t)
	status, printed := p.run(t, computer, p.newer, m)
	if isReached := m.hook != "" || p.requests(t) >= m.request; isReached != (status == -1) { // not all runs have as many
		t.Errorf("it ended with %d\n%s", status, printed)
	}
	p.follow(t)
	isClaimed := strings.Contains(p.now(t)["publication.json"], `"state": "publishing"`)
	if isOther {
		computer = newComputer(t)
		p.wait(t)
	}
	args := []string(nil)
	if isOther && isClaimed {
		if status, printed := p.run(t, computer, p.newer, moment{}); status != 3 {
			t.Errorf("a claim that stands: %d\n%s", status, printed)
		}
		args = []string{"--take-over"}
	}
	if status, printed := p.run(t, computer, p.newer, moment{}, args...); status != 0 {
		t.Errorf("the next run: %d\n%s", status, printed)
	}
	p.follow(t)
	got := p.now(t)
	for _, path := range slices.Sorted(maps.Keys(got)) {
		if want, isWanted := p.want[path]; !isWanted || want != got[path] {
			t.Errorf("%s is another one than without a kill: wanted %v", path, isWanted)
		}
	}
	if len(got) < len(p.want) {
		t.Errorf("%d files, want %d", len(got), len(p.want))
	}
	for _, pattern := range []string{"work/*", "*/*.next", "*/*/*.next"} {
		if left, err := filepath.Glob(filepath.Join(computer, ".annals", pattern)); err != nil || len(left) > 0 {
			t.Errorf("left over: %v, %v", left, err)
		}
	}
}

// run publishes a finished site. When it returns, the program and all that it has started have
// ended; the status of a program that was killed is -1.
func (p *publishing) run(t *testing.T, computer, site string, m moment, args ...string) (status int, printed string) {
	t.Helper()
	cmd := exec.Command("annals", append([]string{"publish", p.address(), "--from", site, "--source", computer, "--yes"}, args...)...)
	started, ended := make(chan struct{}), make(chan struct{})
	env := p.prepare(m, func() {
		<-started
		_ = cmd.Process.Kill()
		<-ended
	})
	cmd.Env = append(os.Environ(), env...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	alive, end, err := os.Pipe() // every program that is started has the end of it
	if err != nil {
		t.Fatal(err)
	}
	defer alive.Close()
	cmd.ExtraFiles = []*os.File{end}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	close(started)
	end.Close()
	_ = cmd.Wait() // the state says it
	close(ended)
	if _, err := io.Copy(io.Discard, alive); err != nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String()
}

// s3Target is a bucket.
type s3Target struct {
	store *s3test.Store
	saved map[string]s3test.Object
}

func newS3Target(t *testing.T) target { return &s3Target{store: s3test.New(t)} }

func (s *s3Target) address() string         { return "s3://" + s3test.Bucket + "/www" }
func (s *s3Target) hooks() []string         { return nil }
func (s *s3Target) wait(*testing.T)         {}
func (s *s3Target) save(*testing.T)         { s.saved = s.store.Objects() }
func (s *s3Target) reset(*testing.T)        { s.store.SetObjects(s.saved) }
func (s *s3Target) requests(*testing.T) int { return len(s.store.Requests()) }

func (s *s3Target) prepare(m moment, kill func()) []string {
	s.store.Requests()
	s.store.Schedule(func(n int, _ *http.Request) s3test.Fault {
		if n != m.request {
			return s3test.Fault{}
		}
		return s3test.Fault{CutBefore: !m.isDone, CutAfter: m.isDone, Then: kill}
	})
	return []string{"AWS_ENDPOINT_URL=" + s.store.URL, "AWS_ACCESS_KEY_ID=id", "AWS_SECRET_ACCESS_KEY=secret", "AWS_REGION="}
}

func (s *s3Target) files(*testing.T) map[string]string {
	files := map[string]string{}
	for key, object := range s.store.Objects() {
		files[strings.TrimPrefix(key, "www/")] = object.Data
	}
	return files
}

// bin makes a folder with a program in place of one of the system, and returns the PATH with it.
func bin(t *testing.T, name, script string) (path string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("PATH=%s%c%s", dir, os.PathListSeparator, os.Getenv("PATH"))
}
