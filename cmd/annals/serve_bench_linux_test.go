package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"annals/internal/testing/sharedtest"
)

// BenchmarkServe measures the time from a saved file to the new page over HTTP, for
// sites of 1,000 and 10,000 generated entries, and the memory of the server.
// "make bench-serve" prints it for 50 saves.
func BenchmarkServe(b *testing.B) {
	program := filepath.Join(b.TempDir(), "annals")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprintf("%d-entries", n), func(b *testing.B) { benchmarkSaves(b, program, n) })
	}
}

func benchmarkSaves(b *testing.B, program string, n int) {
	site := generated(b, n, withProvisions)
	entries, err := filepath.Glob(filepath.Join(site, "content", "*", "*[0-9].md"))
	if err != nil || len(entries) < n/2 {
		b.Fatalf("%d entries, %v", len(entries), err)
	}
	s := startServer(b, program, site)
	fetchUntil(b, s.address, "")
	first := time.Since(s.begun)

	random := rand.New(rand.NewPCG(1, uint64(n)))
	var times []time.Duration
	for b.Loop() {
		file := entries[random.IntN(len(entries))]
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		name, err := filepath.Rel(filepath.Join(site, "content"), file)
		if err != nil {
			b.Fatal(err)
		}
		page := s.address + strings.TrimSuffix(filepath.ToSlash(name), ".md") + ".html"
		fetchUntil(b, page, "") // as an editor has it open
		mark := fmt.Sprintf("Save number %d.", len(times)+1)
		time.Sleep(200 * time.Millisecond) // a person pauses between saves, too
		begun := time.Now()
		if err := os.WriteFile(file, append(text, "\n"+mark+"\n"...), 0o644); err != nil {
			b.Fatal(err)
		}
		fetchUntil(b, page, mark)
		times = append(times, time.Since(begun))
	}
	b.ReportMetric(milliseconds(first), "ms-first-page")
	slices.Sort(times)
	b.ReportMetric(milliseconds(times[len(times)/2]), "ms-median")
	b.ReportMetric(milliseconds(times[len(times)-1]), "ms-worst")
	b.ReportMetric(s.memory(b, "VmRSS"), "MB")
	b.ReportMetric(s.memory(b, "VmHWM"), "MB-peak")
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// corpus is what the entries of a generated site say.
type corpus struct {
	name string // after the number of entries in the name of a benchmark
	env  string // for the generator
}

var (
	plain          = corpus{"entries", "MODEL="}                  // no series, no provisions
	withProvisions = corpus{"entries-with-provisions", "MODEL=2"} // series, and four provisions in each text
)

// generated returns a site of n entries, made by the generator of the public test
// inputs.
func generated(b *testing.B, n int, of corpus) string {
	b.Helper()
	site := filepath.Join(b.TempDir(), "site")
	program := exec.Command("python3", filepath.Join(sharedtest.Dir(b), "bench", "gen.py"), strconv.Itoa(n), site)
	program.Env = append(os.Environ(), of.env)
	if out, err := program.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	if of == plain {
		writeProceduralVotesAnew(b, site)
	}
	return site
}

// writeProceduralVotesAnew writes the procedural votes of the plain corpus as they are
// written today.
func writeProceduralVotesAnew(b *testing.B, site string) {
	b.Helper()
	entries, err := filepath.Glob(filepath.Join(site, "content", "*", "*.md"))
	if err != nil {
		b.Fatal(err)
	}
	for _, file := range entries {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		written := strings.Replace(string(text), `method = "procedural"`, "method = \"recorded\"\nquestion = \"procedural\"", 1)
		if written == string(text) {
			continue
		}
		if err := os.WriteFile(file, []byte(written), 0o644); err != nil {
			b.Fatal(err)
		}
	}
}

// server is a running "annals serve".
type server struct {
	process *os.Process
	address string
	begun   time.Time
}

func startServer(b *testing.B, program, site string) server {
	b.Helper()
	ctx, stop := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, program, "serve", "--source", site, "--port", "0")
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	s := server{begun: time.Now()}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	line := make([]byte, 200)
	k, err := stdout.Read(line)
	if err != nil {
		b.Fatal(err)
	}
	s.process, s.address = cmd.Process, regexp.MustCompile(`http:\S+/`).FindString(string(line[:k]))
	rest := make(chan struct{})
	go func() {
		defer close(rest)
		_, _ = io.Copy(io.Discard, stdout)
	}()
	b.Cleanup(func() {
		stop()
		<-rest
		_ = cmd.Wait()
	})
	return s
}

// memory returns a value of /proc/PID/status of the server, in MB.
func (s server) memory(b *testing.B, name string) float64 {
	b.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.process.Pid))
	if err != nil {
		b.Fatal(err)
	}
	found := regexp.MustCompile(name + `:\s+(\d+) kB`).FindSubmatch(status)
	if found == nil {
		b.Fatalf("no %s in %s", name, status)
	}
	kB, err := strconv.Atoi(string(found[1]))
	if err != nil {
		b.Fatal(err)
	}
	return float64(kB) / 1000
}

// fetchUntil requests a page until it has the text.
func fetchUntil(b *testing.B, address, text string) {
	b.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(time.Millisecond) {
		response, err := http.Get(address)
		if err != nil {
			b.Fatal(err)
		}
		page, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil {
			b.Fatal(err)
		}
		if response.StatusCode == http.StatusOK && strings.Contains(string(page), text) {
			return
		}
	}
	b.Fatalf("%s never had %q", address, text)
}
