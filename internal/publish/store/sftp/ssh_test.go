package sftp

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"annals/internal/publish/upload"
	"annals/internal/testing/storetest"
	"github.com/pkg/sftp"
)

// TestMain lets the tests themselves be the ssh that is run.
func TestMain(m *testing.M) {
	if role := os.Getenv("SFTP_TEST_ROLE"); role != "" && strings.HasPrefix(filepath.Base(os.Args[0]), "ssh") {
		os.Exit(play(role, os.Args[1:]))
	}
	os.Exit(m.Run())
}

// play does what ssh does, more or less.
func play(role string, args []string) int {
	switch role {
	case "host":
		if file := os.Getenv("SFTP_TEST_ARGS"); file != "" {
			_ = os.WriteFile(file, []byte(strings.Join(args, "\n")), 0o600)
		}
		server, err := sftp.NewServer(struct {
			io.Reader
			io.WriteCloser
		}{os.Stdin, os.Stdout})
		if err != nil {
			return 1
		}
		_ = server.Serve()
	case "silent":
		time.Sleep(time.Minute)
	case "talking":
		os.Stdout.WriteString("Welcome to host.example, have a good day\n")
		_, _ = io.Copy(io.Discard, os.Stdin)
	default:
		os.Stderr.WriteString(role + "\n")
		return 255
	}
	return 0
}

// asSSH puts the tests into the place of ssh.
func asSSH(t *testing.T, role string) *Host {
	t.Helper()
	bin := t.TempDir()
	own, err := os.Executable()
	name := "ssh"
	if runtime.GOOS == "windows" {
		name = "ssh.exe"
	}
	if err == nil {
		err = os.Symlink(own, filepath.Join(bin, name))
	}
	if err != nil {
		t.Skip(err)
	}
	t.Setenv("PATH", bin)
	t.Setenv("SFTP_TEST_ROLE", role)
	h, err := Open(Options{User: "me", Host: "host.example", Port: "2222", Dir: filepath.Join(bin, "www"), Token: "t"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	return h
}

func TestSSHIsCalled(t *testing.T) {
	file := filepath.Join(t.TempDir(), "args")
	t.Setenv("SFTP_TEST_ARGS", file)
	h := asSSH(t, "host")
	if report, err := storetest.Publish(t, h, version(1)); err != nil || report.Uploaded == 0 {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(file)
	args := strings.Split(string(raw), "\n")
	if err != nil || !slices.Equal(args[len(args)-8:], []string{"-l", "me", "-p", "2222", "-s", "--", "host.example", "sftp"}) {
		t.Errorf("%v, %q", err, args)
	}
	for _, want := range []string{"-oBatchMode=yes", "-oClearAllForwardings=yes", "-oPermitLocalCommand=no"} {
		if !slices.Contains(args, want) {
			t.Errorf("%s is missing: %q", want, args)
		}
	}
}

func TestSSHThatPrintsText(t *testing.T) {
	_, err := asSSH(t, "talking").List(t.Context())
	if !strings.Contains(asHinted(t, err).Error(), "prints a text") {
		t.Error(err)
	}
}

func TestSSHThatIsStopped(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	stopped := errors.New("stopped")
	cancel(stopped)
	if _, err := asSSH(t, "silent").List(ctx); !errors.Is(err, stopped) {
		t.Error(err)
	}
}

func TestNoSSH(t *testing.T) {
	h := asSSH(t, "host")
	t.Setenv("PATH", t.TempDir())
	if _, err := h.List(t.Context()); !strings.Contains(asHinted(t, err).Error(), "ssh is not installed") {
		t.Error(err)
	}
}

func TestWhatSSHSays(t *testing.T) {
	t.Parallel()
	o := &Options{User: "me", Host: "host.example", Port: "2222"}
	for printed, want := range map[string]struct {
		message, hint string
		mayPass       bool
	}{
		"No ED25519 host key is known for [host.example]:2222 and you have requested strict checking.\r\nHost key verification failed.": {
			"host.example is not known to this computer yet", `type "ssh -p 2222 me@host.example" once`, false,
		},
		"@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.": {"has another key than before", `"ssh-keygen -R [host.example]:2222"`, false},
		"me@host.example: Permission denied (publickey,password).":                            {"does not let you in", "ssh-copy-id -p 2222 me@host.example", false},
		"ssh: Could not resolve hostname host.example: Name or service not known":             {"there is no host of the name host.example", "correct its name", false},
		"ssh: Could not resolve hostname host.example: Temporary failure in name resolution":  {"cannot be looked up", "network", true},
		"ssh: connect to host host.example port 2222: Connection refused":                     {"takes no connection at this port", "sftp://HOST:PORT/FOLDER", true},
		"ssh: connect to host host.example port 2222: Connection timed out":                   {"does not answer", "network", true},
		"kex_exchange_identification: Connection closed by remote host":                       {"ends the connection at once", "wait a minute", true},
		"Timeout, server host.example not responding.":                                        {"does not answer any more", "", true},
		"client_loop: send disconnect: Broken pipe":                                           {"ended the connection", "", true},
		"subsystem request failed on channel 0":                                               {"offers no SFTP", "turn SFTP on", false},
		"something new\nand its last line\n":                                                  {"ssh host.example: and its last line", "", false},
		"":                                                                                    {"ssh host.example: exit status 255", "", false},
	} {
		err := explain(o, printed, errors.New("exit status 255"))
		hint := ""
		if fixable, ok := errors.AsType[*upload.Fixable](err); ok {
			hint = fixable.Hint
		}
		_, mayPass := errors.AsType[*upload.Temporary](err)
		if !strings.Contains(err.Error(), want.message) || !strings.Contains(hint, want.hint) || mayPass != want.mayPass {
			t.Errorf("%q\n%v\n%q, may pass: %v", printed, err, hint, mayPass)
		}
	}
}
