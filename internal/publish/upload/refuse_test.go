package upload

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"annals/internal/publish"
)

func TestAnotherComputerIsStopped(t *testing.T) {
	m, a, b := newMemory(), &computer{name: "a"}, &computer{name: "b"}
	site := siteOf(generation(newRandom(1)))
	m.fault = func(request int) fault {
		if request == 20 {
			return cut
		}
		return none
	}
	_, _, err := a.publish(t, site, m, nil)
	if err == nil || a.claims == nil {
		t.Fatal("the first run was not cut off", err)
	}
	m.reset()
	_, _, err = b.publish(t, site, m, nil)
	if in, ok := errors.AsType[*InUseError](err); !ok || !strings.Contains(in.Error(), "2026-11-29 at 14:03") || m.writes > 0 {
		t.Errorf("%v, %d writes", err, m.writes)
	}
	m.reset()
	_, _, err = b.publish(t, site, m, func(o *Options) { o.TakeOver = true })
	must(t, err)
	m.has(t, site)
}

// TestNothingIsUploadedTwice continues a run that was cut off.
func TestNothingIsUploadedTwice(t *testing.T) {
	m, c := newMemory(), &computer{name: "a"}
	files := generation(newRandom(2))
	m.fault = func(request int) fault {
		if request == 20 {
			return refused
		}
		return none
	}
	first, _, err := c.publish(t, siteOf(files), m, nil)
	if err == nil || c.claims != nil {
		t.Fatal("the first run did not fail, or kept its claim", err)
	}
	m.reset()
	second, _, err := (&computer{name: "b"}).publish(t, siteOf(files), m, nil)
	must(t, err)
	if first.Uploaded == 0 || first.Uploaded+second.Uploaded != len(files) {
		t.Errorf("%d and %d of %d", first.Uploaded, second.Uploaded, len(files))
	}
}

func TestForeignFilesAreKept(t *testing.T) {
	m, c := newMemory(), &computer{name: "a"}
	files := generation(newRandom(1))
	m.objects["mine.txt"] = held{data: []byte("mine")}
	m.objects["index.html"] = held{data: []byte("mine")}
	m.objects["404.html"] = held{data: []byte("mine")}
	_, _, err := c.publish(t, siteOf(files), m, nil)
	if e, ok := errors.AsType[*ForeignError](err); !ok || e.Error() != "404.html and index.html are there already and are not from Annals" || m.writes > 0 {
		t.Fatal(err)
	}
	_, _, err = c.publish(t, siteOf(files), m, func(o *Options) { o.Replace = true })
	must(t, err)
	if string(m.objects["mine.txt"].data) != "mine" {
		t.Error("a file of somebody else is gone")
	}
	delete(m.objects, "mine.txt")
	m.has(t, siteOf(files))
}

func TestUntrustedFilesOfTheDestination(t *testing.T) {
	for name, raw := range map[string]string{
		ManifestName: strings.Repeat("0", 64) + "  ../../etc/passwd\n",
		stateName:    `{"publication":1,"state":"published","retired":["../x"]}`,
	} {
		m, c := newMemory(), &computer{name: "a"}
		m.objects[name] = held{data: []byte(raw), tag: "1"}
		_, _, err := c.publish(t, siteOf(generation(newRandom(1))), m, nil)
		if _, ok := errors.AsType[*ForeignError](err); !ok || m.writes > 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestStoreWithoutConditionsIsReported(t *testing.T) {
	m, c := newMemory(), &computer{name: "a"}
	m.lax = true
	site := siteOf(generation(newRandom(1)))
	report, _, err := c.publish(t, site, m, nil)
	must(t, err)
	if !slices.Equal(report.Warnings, []string{noConditions}) {
		t.Error(report.Warnings)
	}
	m.has(t, site)
}

func TestDamageIsRepaired(t *testing.T) {
	m, c := newMemory(), &computer{name: "a"}
	files := generation(newRandom(1))
	_, _, err := c.publish(t, siteOf(files), m, nil)
	must(t, err)
	o := m.objects["index.html"]
	o.data = []byte(strings.ToUpper(string(o.data)))
	m.objects["index.html"] = o
	delete(m.objects, "404.html")
	report, plan, err := c.publish(t, siteOf(files), m, nil)
	must(t, err)
	m.has(t, siteOf(files))
	if report.Publication != 1 || !slices.Equal(plan.Add, []string{"404.html"}) || !slices.Equal(plan.Change, []string{"index.html"}) {
		t.Errorf("%+v %+v", report, plan)
	}
}

// TestListingWithOtherSums is a store whose hints are the MD5 of something else.
func TestListingWithOtherSums(t *testing.T) {
	m, c := newMemory(), &computer{name: "a"}
	files := generation(newRandom(1))
	_, _, err := c.publish(t, siteOf(files), m, nil)
	must(t, err)
	report, _, err := c.publish(t, siteOf(files), otherSums{m}, nil)
	must(t, err)
	if !report.Nothing {
		t.Errorf("%+v", report)
	}
}

type otherSums struct{ *memory }

func (o otherSums) List(ctx context.Context) ([]Object, error) {
	all, err := o.memory.List(ctx)
	for i := range all {
		all[i].MD5 = strings.Repeat("0", 32)
	}
	return all, err
}

func TestDryRunAndConfirm(t *testing.T) {
	m, c := newMemory(), &computer{name: "a"}
	old := map[string]string{"a.html": "1", "b.html": "1", "index.html": "1"}
	_, _, err := c.publish(t, siteOf(old), m, nil)
	must(t, err)
	next := maps.Clone(old)
	delete(next, "b.html")
	next["c.html"], next["index.html"] = "1", "2"
	m.reset()
	_, plan, err := c.publish(t, siteOf(next), m, func(o *Options) { o.DryRun = true })
	must(t, err)
	if m.writes > 0 || plan.Add[0] != "c.html" || plan.Change[0] != "index.html" || plan.Remove[0] != "b.html" || plan.Published != 3 {
		t.Errorf("%+v, %d writes", plan, m.writes)
	}
	no := errors.New("no")
	_, _, err = c.publish(t, siteOf(next), m, func(o *Options) { o.Confirm = func(*Plan) error { return no } })
	if !errors.Is(err, no) || m.writes > 0 {
		t.Error(err)
	}
}

func TestSignaturesBelongToTheirManifest(t *testing.T) {
	m, c := newMemory(), &computer{name: "a"}
	const name = publish.MinisignName
	for i, text := range []string{"1", "2"} {
		site := siteOf(map[string]string{"index.html": text})
		site.Signatures = []publish.Sealed{{Name: publish.HistoryName, Data: []byte(text)}, {Name: name, Data: []byte("signed " + text)}}
		m.changed = func(objects map[string]held) {
			if objects[ManifestName].data != nil && i == 0 && objects[name].data == nil {
				t.Error("a manifest without its signature")
			}
		}
		_, _, err := c.publish(t, site, m, nil)
		must(t, err)
		if got := string(m.objects[name].data); got != "signed "+text {
			t.Errorf("%q", got)
		}
		if report, _, err := c.publish(t, site, m, nil); err != nil || !report.Nothing {
			t.Error(report, err)
		}
	}
	m.reset()
	_, _, err := c.publish(t, siteOf(map[string]string{"index.html": "3"}), m, nil)
	must(t, err)
	if _, isThere := m.objects[name]; isThere || m.objects[publish.HistoryName].data == nil {
		t.Error("an old signature stands beside a new manifest, or the history is gone")
	}
}

func FuzzParseState(f *testing.F) {
	f.Add([]byte(`{"publication":1,"state":"published","manifest":"00"}`))
	f.Add([]byte(`{"state":"publishing","next":{"publication":2},"writing":["a.html"],"began":"2026-11-29T14:03:00Z"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := parseState(raw)
		if err != nil {
			return
		}
		again, err := s.format()
		if err != nil {
			return
		}
		if _, err := parseState(again); err != nil {
			t.Errorf("%s\n%v", again, err)
		}
	})
}
