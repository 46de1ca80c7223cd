package convert

import (
	"context"
	"errors"
	"fmt"
	"image/png"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestMain lets the tests themselves be the program that is run.
func TestMain(m *testing.M) {
	if role := os.Getenv("CONVERT_TEST_ROLE"); role != "" {
		if err := play(role, os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// play does what a browser or zimwriterfs does, more or less.
func play(role string, args []string) error {
	last := args[len(args)-1]
	switch role {
	case "browser":
		var file string
		for _, arg := range args {
			if value, ok := strings.CutPrefix(arg, "--print-to-pdf="); ok {
				file = value
			}
		}
		body, err := get(last, "")
		if err != nil {
			return err
		}
		if _, err := get(last, "record.example"); err == nil {
			return errors.New("another host was answered")
		}
		if _, err := get(last[:strings.LastIndex(last, "/")+1], ""); err == nil {
			return errors.New("a folder was listed")
		}
		return os.WriteFile(file, []byte("%PDF-1.7\n"+strings.Join(args, "\n")+"\n"+body), 0o600)
	case "packer":
		return os.WriteFile(last, []byte("ZIM\x04"+strings.Join(args, "\n")), 0o600)
	case "liar":
		return os.WriteFile(last, []byte("nothing"), 0o600)
	case "sleeper":
		time.Sleep(time.Minute)
	}
	return errors.New("first line\nit broke")
}

func get(address, host string) (string, error) {
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return "", err
	}
	if host != "" {
		request.Host = host
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = errors.New(answer.Status)
	}
	return string(body), err
}

func pages(t *testing.T) (folder, file string) {
	t.Helper()
	folder = t.TempDir()
	if err := errors.Join(os.Mkdir(filepath.Join(folder, "ko"), 0o700), os.WriteFile(filepath.Join(folder, "ko", "print.html"), []byte("the page"), 0o600)); err != nil {
		t.Fatal(err)
	}
	return folder, filepath.Join(t.TempDir(), "made")
}

func TestBrowserGetsThePageFromUsAlone(t *testing.T) {
	t.Setenv("CONVERT_TEST_ROLE", "browser")
	folder, file := pages(t)
	if err := PDF(t.Context(), os.Args[0], folder, "ko/print.html", t.TempDir(), file); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"\nthe page", "--no-pdf-header-footer", "--generate-pdf-document-outline", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "http://127.0.0.1:"} {
		if !strings.Contains(string(text), part) {
			t.Errorf("%q is missing in %s", part, text)
		}
	}
}

func TestPackerKnowsWhatTheSiteIs(t *testing.T) {
	t.Setenv("CONVERT_TEST_ROLE", "packer")
	folder, file := pages(t)
	about := About{"index.html", "kor", "기록", strings.Repeat("가", 31), strings.Repeat("나", 80), "The editors"}
	if err := ZIM(t.Context(), os.Args[0], folder, about, file); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"ZIM\x04--welcome=index.html", "--illustration=zim-illustration.png", "--language=kor", "--name=기록", "--title=" + strings.Repeat("가", 29) + "…",
		"--description=" + strings.Repeat("나", 80), "--creator=The editors", "--publisher=Annals", folder, file,
	}
	if got := strings.Split(string(text), "\n"); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	f, err := os.Open(filepath.Join(folder, "zim-illustration.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if c, err := png.DecodeConfig(f); err != nil || c.Width != 48 || c.Height != 48 {
		t.Errorf("the picture is %+v, %v", c, err)
	}
}

func TestFailuresAreReported(t *testing.T) {
	for role, want := range map[string]string{"other": "it broke", "liar": "another kind of file"} {
		t.Setenv("CONVERT_TEST_ROLE", role)
		folder, file := pages(t)
		if err := ZIM(t.Context(), os.Args[0], folder, About{}, file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", role, err)
		}
	}
	t.Setenv("CONVERT_TEST_ROLE", "sleeper")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	folder, file := pages(t)
	if err := PDF(ctx, os.Args[0], folder, "ko/print.html", t.TempDir(), file); !errors.Is(err, context.Canceled) {
		t.Errorf("a run that was stopped: %v", err)
	}
}

func TestProgramThatIsNotInstalled(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if path := ZIMWriter.Find(); path != "" {
		t.Errorf("zimwriterfs is %s", path)
	}
}
