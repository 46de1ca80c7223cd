// Package sftp is a folder of a host as a place for a site, reached with the ssh of this
// computer.
//
// Its input is the name of a host and of a folder there, its output files in that folder,
// each of which is replaced as a whole. The system's ssh knows the keys, the agent, the hosts
// and the ways to them; no password passes through this package, and nothing is asked.
//
// A host is not trusted: no symbolic link below the folder is followed, and what it answers is
// read up to limits. SFTP cannot compare before it writes, so what is written under a
// condition is guarded by the file .annals-claim, which only one publisher can make. Nothing
// is written outside of the folder, and no folder is removed that is not empty.
package sftp

import (
	"context"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"
	"sync/atomic"

	"annals/internal/publish/upload"
)

// What the package itself makes in the folder begins so.
const (
	ownPrefix = ".annals-"
	claimName = ownPrefix + "claim"
)

// Options say where a folder is.
type Options struct {
	User string // "" means what the settings of ssh say
	Host string
	Port string // "" means what the settings of ssh say
	Dir  string // absolute, or relative to the home folder there

	Token string   // of this run, which nobody else has
	Dead  []string // the tokens of runs of this computer that did not end
}

// Host is a folder of a host.
type Host struct {
	Options
	dial func(ctx context.Context) (*session, error)
	next atomic.Int64 // for names of temporary files

	mu         sync.Mutex
	current    *session
	folders    map[string]bool // those that are there, and are no symbolic links
	left       map[string]bool // temporary files that could not be removed
	stale      []leftover      // files of runs that did not end
	isProbed   bool            // that only one can make a file
	isInPlace  bool            // the host cannot replace a file in one step
	claimsLast bool            // the claim may still be there, and is ours
}

var _ upload.Store = (*Host)(nil)

// Open checks the address. The host is asked when the first file is.
func Open(o Options) (*Host, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	o.Dir = path.Clean(o.Dir)
	h := &Host{Options: o, folders: map[string]bool{}, left: map[string]bool{}}
	h.dial = func(ctx context.Context) (*session, error) { return startSSH(ctx, &h.Options) }
	return h, nil
}

// check refuses what ssh would take for an option or for more than a name.
func (o *Options) check() error {
	isOption := func(s string) bool { return strings.HasPrefix(s, "-") }
	switch {
	case o.Host == "" || isOption(o.Host) || strings.ContainsAny(o.Host, "@/\\ \t\r\n\x00%'\"`$;|&<>()"):
		return fmt.Errorf("%q is no name of a host", o.Host)
	case isOption(o.User) || strings.ContainsAny(o.User, "@/\\ \t\r\n\x00%'\"`$;|&<>()"):
		return fmt.Errorf("%q is no name of a user", o.User)
	case strings.Trim(o.Port, "0123456789") != "" || len(o.Port) > 5:
		return fmt.Errorf("%q is no number of a port", o.Port)
	case o.Dir == "" || strings.ContainsAny(o.Dir, "\x00\r\n"):
		return fmt.Errorf("%q is no name of a folder", o.Dir)
	case o.Token == "" || strings.ContainsAny(o.Token, "/."):
		return fmt.Errorf("%q is no token", o.Token)
	}
	return nil
}

// Notes tell what the host could not do as it should.
func (h *Host) Notes() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.isInPlace {
		return nil
	}
	return []string{h.Host + " cannot replace a file in one step: while a page is replaced, it is missing for a moment"}
}

// Close ends the connection, after what is left over is removed. If the connection broke when
// the claim was to be removed, another is made, so that nobody has to wait for its end.
func (h *Host) Close() error {
	s := h.lastSession()
	if s == nil {
		return nil
	}
	h.dropDead(s)
	h.mu.Lock()
	defer h.mu.Unlock()
	for name := range h.left {
		_ = s.client.Remove(name)
	}
	if h.claimsLast {
		_ = s.client.Remove(h.at(claimName))
	}
	_ = s.close()
	h.current = nil
	return nil
}

// lastSession returns the connection, and makes one if the claim may be left; nil if there is
// none.
func (h *Host) lastSession() *session {
	h.mu.Lock()
	s, claimsLast := h.current, h.claimsLast
	h.mu.Unlock()
	if s != nil && !s.isLost() {
		return s
	}
	if !claimsLast {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*grace)
	defer cancel()
	s, err := h.connect(ctx)
	if err != nil {
		return nil // the next run of this computer knows its claim
	}
	return s
}

// at returns the path of a file on the host.
func (h *Host) at(name string) string { return path.Join(h.Dir, name) }

// temporary returns the path of a new temporary file beside another file.
func (h *Host) temporary(full string) string {
	return path.Join(path.Dir(full), fmt.Sprintf("%s%s-%d", ownPrefix, h.Token, h.next.Add(1)))
}

// Read implements upload.Store.
func (h *Host) Read(ctx context.Context, name string, limit int64) (data []byte, tag string, err error) {
	err = h.do(ctx, 0, func(s *session) (err error) {
		data, err = h.read(s, h.at(name), limit)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	return data, tagOf(data), nil
}

// Write implements upload.Store.
func (h *Host) Write(ctx context.Context, name string, body io.ReadSeeker, header upload.Header, c upload.Condition) (tag string, err error) {
	w := &writing{Host: h, full: h.at(name), body: &source{ctx: ctx, body: body}, size: header.Size, condition: c}
	err = h.do(ctx, header.Size, func(s *session) (err error) {
		if tag, err = w.write(s); err != nil && w.body.err != nil {
			return w.body.err
		}
		return err
	})
	return tag, err
}

// Remove implements upload.Store. Folders that become empty go too.
func (h *Host) Remove(ctx context.Context, name string) error {
	return h.do(ctx, 0, func(s *session) error { return h.remove(s, name) })
}

// source is the body of a file. It remembers an error of its own, which is none of the host.
type source struct {
	ctx  context.Context
	body io.Reader
	err  *localError
}

// localError is an error of this computer.
type localError struct{ error }

func (e *localError) Unwrap() error { return e.error }

func (s *source) Read(p []byte) (n int, err error) {
	if s.ctx.Err() != nil {
		s.err = &localError{context.Cause(s.ctx)}
		return 0, s.err
	}
	if n, err = s.body.Read(p); err != nil && err != io.EOF {
		s.err = &localError{err}
		return n, s.err
	}
	return n, err
}
