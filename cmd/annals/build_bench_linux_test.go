package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// BenchmarkBuild measures whole builds of 1,000, 10,000 and 100,000 generated entries,
// plain ones and such with series and provisions: wall time, CPU time, peak memory, the time by stage, and the output size. Of rendering it
// prints how long files of data took, and all others (s-of-data, s-of-pages): what the data costs.
// If there is a Hugo in PATH, or named by HUGO, it builds the same entries in
// turn; x-wall and x-memory are its multiples of Annals' time and memory. All values
// are medians. TMPDIR chooses the disk. "make bench" prints them.
func BenchmarkBuild(b *testing.B) {
	program := filepath.Join(b.TempDir(), "annals")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, of := range []corpus{plain, withProvisions} {
		for _, n := range []int{1000, 10_000, 100_000} {
			b.Run(fmt.Sprintf("%d-%s", n, of.name), func(b *testing.B) { benchmarkBuilds(b, program, generated(b, n, of)) })
		}
	}
}

func benchmarkBuilds(b *testing.B, program, site string) {
	output := filepath.Join(filepath.Dir(site), "public")
	hugo, err := exec.LookPath(cmp.Or(os.Getenv("HUGO"), "hugo"))
	hasHugo := err == nil
	var annals, again, hugos runs
	for b.Loop() {
		empty(b, output)
		args := []string{"build", "--source", site, "--output", output, "--quiet", "--stats"}
		annals.add(b, exec.Command(program, args...))
		again.add(b, exec.Command(program, args...))
		if hasHugo {
			c := exec.Command(hugo, "--contentDir", "../content", "--destination", empty(b, output+"-hugo"), "--quiet")
			c.Dir = filepath.Join(site, "hugo")
			hugos.add(b, c)
		}
	}
	b.ReportMetric(0, "ns/op")
	files, size := total(b, output)
	b.ReportMetric(files, "files")
	b.ReportMetric(size/1e6, "MB-written")
	annals.report(b, "")
	b.ReportMetric(again.wall(), "s-wall-again")
	if hasHugo {
		hugos.report(b, "-hugo")
		b.ReportMetric(hugos.wall()/annals.wall(), "x-wall")
		b.ReportMetric(hugos.memory()/annals.memory(), "x-memory")
	}
}

// runs are the measurements of several runs of one program.
type runs struct {
	seconds, processor, peak []float64            // in seconds, seconds and MB
	stages                   map[string][]float64 // from the output of --stats
}

var (
	stageLine = regexp.MustCompile(`(?m)^  (\w+) +([0-9.]+) s$`)
	kindLine  = regexp.MustCompile(`(?m)^  (\w+(?: \w+)*) +\d+ +[0-9.]+ \w+ +([0-9.]+) s +[0-9.]+ s `)
)

// dataKinds are the kinds of the files that a reader takes along.
var dataKinds = []string{"bibliography", "calendar", "citation", "data package", "entry data", "table", "text edition"}

func (r *runs) add(b *testing.B, c *exec.Cmd) {
	b.Helper()
	var output bytes.Buffer
	c.Stdout, c.Stderr = &output, &output
	begun := time.Now()
	if err := c.Run(); err != nil {
		b.Fatalf("%v\n%s", err, output.Bytes())
	}
	r.seconds = append(r.seconds, time.Since(begun).Seconds())
	r.processor = append(r.processor, (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds())
	r.peak = append(r.peak, float64(c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)/1000)
	if r.stages == nil {
		r.stages = map[string][]float64{}
	}
	seconds := func(text string) float64 {
		took, err := strconv.ParseFloat(text, 64)
		if err != nil {
			b.Fatal(err)
		}
		return took
	}
	for _, m := range stageLine.FindAllStringSubmatch(output.String(), -1) {
		r.stages[m[1]] = append(r.stages[m[1]], seconds(m[2]))
	}
	kinds := map[string]float64{"of-data": 0, "of-pages": 0}
	for _, m := range kindLine.FindAllStringSubmatch(output.String(), -1) {
		of := "of-pages"
		if slices.Contains(dataKinds, m[1]) {
			of = "of-data"
		}
		kinds[of] += seconds(m[2])
	}
	for kind, sum := range kinds {
		r.stages[kind] = append(r.stages[kind], sum)
	}
}

func (r *runs) wall() float64   { return median(r.seconds) }
func (r *runs) memory() float64 { return median(r.peak) }

func (r *runs) report(b *testing.B, of string) {
	b.ReportMetric(r.wall(), "s-wall"+of)
	b.ReportMetric(median(r.processor), "s-processor"+of)
	b.ReportMetric(r.memory(), "MB-peak"+of)
	for stage, times := range r.stages {
		b.ReportMetric(median(times), "s-"+stage)
	}
}

func median(of []float64) float64 {
	sorted := slices.Sorted(slices.Values(of))
	return sorted[len(sorted)/2]
}

// empty removes a folder and returns its name.
func empty(b *testing.B, folder string) string {
	b.Helper()
	if err := os.RemoveAll(folder); err != nil {
		b.Fatal(err)
	}
	return folder
}

// total counts the files below a folder and their bytes.
func total(b *testing.B, folder string) (files, size float64) {
	b.Helper()
	err := filepath.WalkDir(folder, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			files, size = files+1, size+float64(info.Size())
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return files, size
}
