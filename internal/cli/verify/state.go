package verify

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"annals/internal/publish/minisign"
	"annals/internal/publish/sign"
)

// MaxMemory is the size of the largest file of memory that is read, in bytes.
const MaxMemory = 64 << 20

// Memory is what a reader saw of sites before.
type Memory struct{ sites []Seen }

// Seen is what a reader saw of one site.
type Seen struct {
	Site string
	Day  string // when it was last found genuine

	key     minisign.PublicKey
	history sign.History
}

// Publications returns the number of the newest publication that was seen.
func (s *Seen) Publications() int { return s.history.Last().Number }

// memoryFile is the form of the file.
type memoryFile struct {
	Version int          `json:"version"`
	Sites   []memorySite `json:"sites"`
}

type memorySite struct {
	Site    string   `json:"site"`
	Key     string   `json:"key"`
	Seen    string   `json:"seen"`
	History []string `json:"history"`
}

// ErrMemory is returned for a file that is no memory of this program.
var ErrMemory = errors.New("this is no file that \"annals verify --state\" wrote")

// ParseMemory reads a file of memory; an empty one remembers nothing.
func ParseMemory(raw []byte) (*Memory, error) {
	m := &Memory{}
	if len(bytes.TrimSpace(raw)) == 0 {
		return m, nil
	}
	var file memoryFile
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&file); err != nil || file.Version != 1 {
		return nil, ErrMemory
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, ErrMemory
	}
	for _, s := range file.Sites {
		key, err := minisign.ParsePublicKey(s.Key)
		if err != nil {
			return nil, ErrMemory
		}
		h, err := sign.ParseHistory([]byte(strings.Join(s.History, "\n") + "\n"))
		if err != nil || m.find(s.Site) != nil {
			return nil, ErrMemory
		}
		m.sites = append(m.sites, Seen{Site: s.Site, Day: s.Seen, key: key, history: h})
	}
	return m, nil
}

// Format returns the file of the memory.
func (m *Memory) Format() ([]byte, error) {
	file := memoryFile{Version: 1, Sites: []memorySite{}}
	for _, s := range m.sites {
		lines := strings.Split(strings.TrimSuffix(string(s.history.Text()), "\n"), "\n")
		file.Sites = append(file.Sites, memorySite{Site: s.Site, Key: s.key.String(), Seen: s.Day, History: lines})
	}
	raw, err := json.MarshalIndent(file, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the memory: %w", err)
	}
	return append(raw, '\n'), nil
}

// find returns what was seen of a site; nil if nothing was. A nil memory is empty.
func (m *Memory) find(site string) *Seen {
	if m == nil {
		return nil
	}
	for i := range m.sites {
		if m.sites[i].Site == site {
			return &m.sites[i]
		}
	}
	return nil
}

func (m *Memory) isEmpty() bool { return m == nil || len(m.sites) == 0 }

// With returns the memory with what a check found, which must be genuine and true to its history.
func (m *Memory) With(r *Report, day string) *Memory {
	next := &Memory{sites: slices.Clone(m.sites)}
	s := Seen{Site: r.Statement.Site, Day: day, key: r.Key, history: r.History}
	if old := next.find(s.Site); old != nil {
		*old = s
		return next
	}
	next.sites = append(next.sites, s)
	return next
}
