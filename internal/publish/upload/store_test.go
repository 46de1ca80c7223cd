package upload

import (
	"bytes"
	"context"
	"crypto/md5"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"
)

// fault is what a request meets.
type fault int

const (
	none    fault = iota
	busy          // not done, and it may pass
	lost          // done, but the answer is lost
	refused       // not done, for good
	cut           // nothing is done from here on: the program was killed, or its connection
	cutDone       // the same, and this request was still done
)

var (
	errBusy    = &Temporary{Err: errors.New("503 SlowDown")}
	errRefused = errors.New("403 AccessDenied")
	errCut     = errors.New("the connection is gone")
)

// memory is a Store in memory with a schedule of faults.
type memory struct {
	mu       sync.Mutex
	objects  map[string]held
	versions int
	hints    bool // list MD5s
	lax      bool // ignore conditions

	requests, writes int
	fault            func(request int) fault
	isCut            bool
	changed          func(objects map[string]held) // after each change
}

type held struct {
	data   []byte
	tag    string
	header Header
}

func newMemory() *memory { return &memory{objects: map[string]held{}, hints: true} }

// request counts a request and does it, unless a fault says otherwise.
func (m *memory) request(do func() error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.requests++
	f := none
	if m.fault != nil {
		f = m.fault(m.requests)
	}
	if m.isCut {
		return errCut
	}
	m.isCut = f == cut || f == cutDone
	switch f {
	case busy:
		return errBusy
	case refused:
		return errRefused
	case cut:
		return errCut
	}
	err := do()
	switch f {
	case lost:
		return errBusy
	case cutDone:
		return errCut
	}
	return err
}

func (m *memory) List(context.Context) (all []Object, err error) {
	err = m.request(func() error {
		for _, path := range slices.Sorted(maps.Keys(m.objects)) {
			o := Object{Path: path, Size: int64(len(m.objects[path].data))}
			if m.hints {
				sum := md5.Sum(m.objects[path].data)
				o.MD5 = hex.EncodeToString(sum[:])
			}
			all = append(all, o)
		}
		return nil
	})
	return all, err
}

func (m *memory) Read(_ context.Context, path string, _ int64) (data []byte, tag string, err error) {
	err = m.request(func() error {
		o, ok := m.objects[path]
		if !ok {
			return fs.ErrNotExist
		}
		data, tag = o.data, o.tag
		return nil
	})
	return data, tag, err
}

func (m *memory) Write(_ context.Context, path string, body io.ReadSeeker, h Header, c Condition) (tag string, err error) {
	data, err := io.ReadAll(body)
	if err != nil {
		return "", err
	}
	err = m.request(func() error {
		o, isThere := m.objects[path]
		if !m.lax && (c.Absent && isThere || c.Tag != "" && o.tag != c.Tag) {
			return ErrConflict
		}
		m.versions++
		m.writes++
		tag = strconv.Itoa(m.versions)
		m.objects[path] = held{bytes.Clone(data), tag, h}
		m.notify()
		return nil
	})
	return tag, err
}

func (m *memory) Remove(_ context.Context, path string) error {
	return m.request(func() error {
		delete(m.objects, path)
		m.notify()
		return nil
	})
}

func (m *memory) notify() {
	if m.changed != nil {
		m.changed(m.objects)
	}
}

// reset ends faults and counts anew.
func (m *memory) reset() { m.requests, m.writes, m.fault, m.isCut, m.changed = 0, 0, nil, false, nil }

// computer is one publisher with what it remembers of a run that did not end.
type computer struct {
	name   string
	runs   int
	claims []string
}

func (c *computer) options() Options {
	c.runs++
	return Options{
		Jobs: 1, Claims: c.claims, Token: c.name + strconv.Itoa(c.runs),
		Claimed: func(token string) error {
			if c.claims = append(c.claims, token); token == "" {
				c.claims = nil
			}
			return nil
		},
		Clock:  func() time.Time { return time.Date(2026, 11, 29, 14, 3, 5, 0, time.UTC) },
		Random: func() float64 { return 0.5 },
		Sleep:  func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	}
}

func (c *computer) publish(t *testing.T, s Site, store Store, change func(*Options)) (Report, *Plan, error) {
	t.Helper()
	o := c.options()
	if change != nil {
		change(&o)
	}
	return Run(t.Context(), s, store, o)
}

// has fails the test unless the store holds exactly a site, and what is retired.
func (m *memory) has(t *testing.T, s Site) {
	t.Helper()
	raw := m.objects[stateName].data
	st, err := parseState(raw)
	if err != nil || st.State != published || st.Claim != "" || st.Manifest != hash(s.Manifest) {
		t.Fatalf("publication.json: %v\n%s", err, raw)
	}
	want := setOf(st.Retired)
	want[stateName], want[ManifestName] = true, true
	for _, f := range s.Files {
		want[f.Path] = true
		o := m.objects[f.Path]
		if Sum(sha(o.data)) != f.Sum {
			t.Errorf("%s is not that of the site", f.Path)
		}
		if o.header != header(f) {
			t.Errorf("%s has the headers %v", f.Path, o.header)
		}
	}
	if string(m.objects[ManifestName].data) != string(s.Manifest) {
		t.Error("the manifest is another one")
	}
	for path := range m.objects {
		if !want[path] {
			t.Errorf("%s is left over", path)
		}
	}
}
