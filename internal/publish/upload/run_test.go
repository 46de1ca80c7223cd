package upload

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestRunPublishesInOrder(t *testing.T) {
	m, c := newMemory(), &computer{name: "a"}
	files := generation(newRandom(1))
	report, plan, err := c.publish(t, siteOf(files), m, nil)
	must(t, err)
	m.has(t, siteOf(files))
	if report.Publication != 1 || report.Uploaded != len(files) || len(plan.Add) != len(files) || c.claims != nil {
		t.Errorf("%+v", report)
	}
	m.reset()
	report, _, err = c.publish(t, siteOf(files), m, nil)
	must(t, err)
	if !report.Nothing || m.writes > 0 || m.requests > 3 {
		t.Errorf("a second run: %+v, %d requests, %d writes", report, m.requests, m.writes)
	}
}

func TestOldStylesLiveOnePublicationLonger(t *testing.T) {
	m, c := newMemory(), &computer{name: "a"}
	page := func(css string) map[string]string {
		name := "style." + digest(css)[:8] + ".css"
		return map[string]string{name: css, "index.html": `<link href="` + name + `">`}
	}
	for i, css := range []string{"a{}", "b{}", "c{}", "c{}", "d{}"} {
		_, _, err := c.publish(t, siteOf(page(css)), m, nil)
		must(t, err)
		want := []int{1, 2, 2, 2, 2}[i]
		sheets := 0
		for p := range m.objects {
			if strings.HasSuffix(p, ".css") {
				sheets++
			}
		}
		if sheets != want {
			t.Errorf("publication %d: %d style sheets, want %d", i, sheets, want)
		}
	}
}

// TestEveryRequestMayFail publishes one random site over another. At every single request
// there is a fault; after each change a reader follows all links. Then another version
// is published, by the same computer or by another one.
func TestEveryRequestMayFail(t *testing.T) {
	for _, f := range []fault{busy, lost, refused, cut, cutDone} {
		for seed := range rounds(4) {
			t.Run(fmt.Sprint(f, " ", seed), func(t *testing.T) {
				for k := 1; failAt(t, f, seed, k) && !t.Failed(); k++ {
				}
			})
		}
	}
}

// failAt reports whether a run has as many as k requests.
func failAt(t *testing.T, f fault, seed uint64, k int) bool {
	t.Helper()
	random := newRandom(seed)
	old, next, third := generation(random), generation(random), generation(random)
	m, c := newMemory(), &computer{name: "a"}
	m.hints = seed%2 == 0
	_, _, err := c.publish(t, siteOf(old), m, nil)
	must(t, err)
	m.reset()
	contents := map[string]bool{}
	for _, files := range []map[string]string{old, next, third} {
		for p, data := range files {
			contents[p+"\x00"+data] = true
		}
	}
	follow := follows(t)
	check := func(objects map[string]held) {
		follow(objects)
		for p, o := range objects {
			if p != stateName && p != ManifestName && !contents[p+"\x00"+string(o.data)] {
				t.Errorf("%s is of no publication", p)
			}
		}
	}
	m.changed = check
	m.fault = func(request int) fault {
		if request == k {
			return f
		}
		return none
	}
	_, _, err = c.publish(t, siteOf(next), m, nil)
	reached := m.requests >= k
	switch {
	case f == busy || f == lost || !reached:
		must(t, err)
		m.has(t, siteOf(next))
	case err == nil:
		t.Errorf("a fault at request %d went unnoticed", k)
	default:
		checkSeen(t, err, m, old)
	}
	m.reset()
	m.changed = check
	if k%2 == 0 {
		c = &computer{name: "b"} // another computer, whose editor knows that the first has stopped
	}
	last := next
	if k%3 == 0 {
		last = third
	}
	_, _, err = c.publish(t, siteOf(last), m, func(o *Options) { o.TakeOver = k%2 == 0 })
	must(t, err)
	m.has(t, siteOf(last))
	return reached
}

// checkSeen checks what a message says of what readers see.
func checkSeen(t *testing.T, err error, m *memory, old map[string]string) {
	t.Helper()
	failed, ok := errors.AsType[*FailedError](err)
	if !ok {
		return // nothing was written
	}
	isOld := true
	for p, data := range old {
		if string(m.objects[p].data) != data {
			isOld = false
		}
	}
	if strings.Contains(failed.Seen(), "as it was") && !isOld {
		t.Errorf("%v\nbut the site is not as it was", err)
	}
	if !strings.Contains(failed.Seen(), "run the command again") {
		t.Errorf("no way on: %v", err)
	}
}

// rounds returns the number of random runs: with -short, as for the race detector, which
// sees each way through the code soon, a tenth of them.
func rounds(n uint64) uint64 {
	if testing.Short() {
		return max(n/10, 1)
	}
	return n
}

// A thousand publications are cut off, five of each site.
func TestKillsAtRandom(t *testing.T) {
	for seed := range rounds(200) {
		random := newRandom(1000 + seed)
		m, c := newMemory(), &computer{name: "a"}
		m.hints = seed%2 == 0
		m.changed = follows(t)
		var last map[string]string
		for range 5 {
			last = generation(random)
			m.requests, m.isCut = 0, false
			k := 1 + random.IntN(60)
			m.fault = func(request int) fault {
				if request == k {
					return cut
				}
				return none
			}
			_, _, _ = c.publish(t, siteOf(last), m, nil)
		}
		m.reset()
		_, _, err := c.publish(t, siteOf(last), m, nil)
		must(t, err)
		m.has(t, siteOf(last))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func TestTwoPublishersNeverMix(t *testing.T) {
	for seed := range rounds(200) {
		random := newRandom(seed)
		m := newMemory()
		first := &computer{name: "z"}
		_, _, err := first.publish(t, siteOf(generation(random)), m, nil)
		must(t, err)
		publishers := 2 + int(seed%7)
		sites := make([]map[string]string, publishers)
		for i := range sites {
			sites[i] = generation(random)
		}
		errs := make([]error, publishers)
		var group sync.WaitGroup
		for i := range sites {
			group.Go(func() {
				c := &computer{name: fmt.Sprint("c", i)}
				_, _, errs[i] = c.publish(t, siteOf(sites[i]), m, func(o *Options) { o.Jobs = 2 })
			})
		}
		group.Wait()
		winners := 0
		last := ""
		for i, err := range errs {
			switch {
			case err == nil:
				winners++
			case !isInUse(err):
				t.Errorf("publisher %d: %v", i, err)
			}
			if string(siteOf(sites[i]).Manifest) == string(m.objects[ManifestName].data) {
				last = fmt.Sprint(i)
				m.has(t, siteOf(sites[i]))
			}
		}
		if winners == 0 || last == "" {
			t.Fatalf("%d winners: %v", winners, errs)
		}
	}
}

func TestRetries(t *testing.T) {
	for _, test := range []struct {
		name   string
		err    error
		count  int
		waited []time.Duration
	}{
		{"for good", errRefused, 1, nil},
		{"busy", errBusy, maxTries, []time.Duration{250e6, 500e6, 1e9, 2e9, 4e9}},
		{"told when", &Temporary{Err: errBusy, After: 7 * time.Second}, maxTries, []time.Duration{7e9, 7e9, 7e9, 7e9, 7e9}},
		{"told much too late", &Temporary{Err: errBusy, After: time.Hour}, 1, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var waited []time.Duration
			o := (&computer{}).options()
			o.Sleep = func(_ context.Context, d time.Duration) error {
				waited = append(waited, d)
				return nil
			}
			count := 0
			err := o.try(t.Context(), func() error { count++; return test.err })
			if err == nil || count != test.count || !slices.Equal(waited, test.waited) {
				t.Errorf("%v, %d times, waited %v", err, count, waited)
			}
		})
	}
}
