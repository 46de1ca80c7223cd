package sftp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"sync"

	"annals/internal/publish/upload"
)

// arguments are those of ssh. It asks nobody anything, lends the host neither the agent nor
// the screen nor a way back, and notices within a minute that nobody answers any more.
func arguments(o *Options) []string {
	all := []string{
		"-a", "-x", "-T", "-oBatchMode=yes", "-oClearAllForwardings=yes", "-oPermitLocalCommand=no",
		"-oConnectTimeout=30", "-oServerAliveInterval=15", "-oServerAliveCountMax=4",
	}
	if o.User != "" {
		all = append(all, "-l", o.User)
	}
	if o.Port != "" {
		all = append(all, "-p", o.Port)
	}
	return append(all, "-s", "--", o.Host, "sftp")
}

// startSSH connects by the ssh of this computer.
func startSSH(ctx context.Context, o *Options) (*session, error) {
	c := exec.Command("ssh", arguments(o)...)
	c.Env = append(c.Environ(), "LC_ALL=C")
	c.SysProcAttr = apart()
	c.WaitDelay = grace
	printed := &head{}
	c.Stderr = printed
	to, err := c.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start ssh: %w", err)
	}
	from, err := c.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start ssh: %w", err)
	}
	if err := c.Start(); errors.Is(err, exec.ErrNotFound) {
		return nil, upload.NewFixable("ssh is not installed on this computer", "install OpenSSH; on Debian and Ubuntu: sudo apt install openssh-client")
	} else if err != nil {
		return nil, fmt.Errorf("start ssh: %w", err)
	}
	stop := context.AfterFunc(ctx, func() { _ = c.Process.Kill() })
	defer stop()
	wait := func() error {
		if err := c.Wait(); err != nil {
			return explain(o, printed.String(), err)
		}
		return nil
	}
	s, err := newSession(from, to, func() { _ = c.Process.Kill() }, wait)
	if err == nil {
		return s, nil
	}
	ended := s.close()
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case ended != nil:
		return nil, ended
	}
	return nil, noSFTP(o, err)
}

// head keeps the beginning of what a program prints.
type head struct {
	mu sync.Mutex
	b  bytes.Buffer
}

const headLimit = 64 << 10

func (h *head) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.b.Write(p[:min(len(p), max(headLimit-h.b.Len(), 0))])
	return len(p), nil
}

func (h *head) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.b.String()
}
