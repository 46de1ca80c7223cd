package sftp

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"annals/internal/publish/upload"
	"annals/internal/testing/storetest"
)

// need returns the path of a program. Without it the test is skipped; in CI it fails.
func need(t *testing.T, name string) string {
	t.Helper()
	for _, folder := range append(filepath.SplitList(os.Getenv("PATH")), "/usr/sbin") {
		if found, err := exec.LookPath(filepath.Join(folder, name)); err == nil {
			return found
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed", name)
	}
	t.Skipf("%s is not installed", name)
	return ""
}

// sshd starts a server of OpenSSH, whose settings and keys are its own, at a free port. It
// returns the settings of a client in a folder.
func sshd(t *testing.T) (settings, port string) {
	t.Helper()
	program, keygen, dir := need(t, "sshd"), need(t, "ssh-keygen"), t.TempDir()
	for _, key := range []string{"host", "client"} {
		if out, err := exec.Command(keygen, "-q", "-t", "ed25519", "-N", "", "-f", filepath.Join(dir, key)).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ = net.SplitHostPort(l.Addr().String())
	l.Close()
	public, err := os.ReadFile(filepath.Join(dir, "host.pub"))
	if err != nil {
		t.Fatal(err)
	}
	known := fmt.Sprintf("[127.0.0.1]:%s %s", port, public)
	server := fmt.Sprintf("ListenAddress 127.0.0.1:%s\nHostKey %s/host\nAuthorizedKeysFile %s/client.pub\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nPidFile none\nSubsystem sftp internal-sftp\n", port, dir, dir)
	client := fmt.Sprintf("IdentityFile %s/client\nIdentitiesOnly yes\nUserKnownHostsFile %s/known\nGlobalKnownHostsFile /dev/null\nStrictHostKeyChecking yes\n", dir, dir)
	for name, text := range map[string]string{"sshd.conf": server, "ssh.conf": client, "known": known} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if os.Geteuid() == 0 {
		_ = os.MkdirAll("/run/sshd", 0o755) // without it, sshd does not start as root
	}
	var printed bytes.Buffer
	c := exec.Command(program, "-D", "-e", "-f", filepath.Join(dir, "sshd.conf"))
	c.Stderr = &printed
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
		if t.Failed() {
			t.Logf("sshd: %s", printed.String())
		}
	})
	for range 200 {
		if conn, err := net.Dial("tcp", "127.0.0.1:"+port); err == nil {
			conn.Close()
			return filepath.Join(dir, "ssh.conf"), port
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("sshd does not answer")
	return "", ""
}

// useSettings makes ssh read these settings in place of those of the user.
func useSettings(t *testing.T, settings string) {
	t.Helper()
	bin := t.TempDir()
	script := fmt.Sprintf("#!/bin/sh\nexec %s -F %s \"$@\"\n", need(t, "ssh"), settings)
	if err := os.WriteFile(filepath.Join(bin, "ssh"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
}

// TestOpenSSH publishes to a server of OpenSSH by the ssh of this computer.
func TestOpenSSH(t *testing.T) {
	settings, port := sshd(t)
	useSettings(t, settings)
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	open := func(t *testing.T, o Options) *Host {
		t.Helper()
		n++
		o.User, o.Host, o.Token = me.Username, "127.0.0.1", fmt.Sprint("t", n)
		if o.Port == "" {
			o.Port = port
		}
		h, err := Open(o)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { h.Close() })
		return h
	}
	storetest.Contract(t, func(t *testing.T) storetest.Opener {
		dir := filepath.Join(t.TempDir(), "www")
		return func(t *testing.T) upload.Store { return open(t, Options{Dir: dir}) }
	})
	// A key that nobody knows, and a host that is another one.
	for file, want := range map[string]string{"client": "does not let", "known": "is not known to this computer yet"} {
		full := filepath.Join(filepath.Dir(settings), file)
		old, err := os.ReadFile(full)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(full, 0); err != nil {
			t.Fatal(err)
		}
		_, err = open(t, Options{Dir: t.TempDir()}).List(t.Context())
		if fixable := asHinted(t, err); !strings.Contains(fixable.Error(), want) || fixable.Hint == "" {
			t.Error(err)
		}
		if err := os.WriteFile(full, old, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, err = open(t, Options{Dir: t.TempDir(), Port: "1"}).List(t.Context())
	if !strings.Contains(asHinted(t, err).Error(), "takes no connection") {
		t.Error(err)
	}
}
