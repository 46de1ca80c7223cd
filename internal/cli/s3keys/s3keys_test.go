package s3keys

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"annals/internal/diag"
	"annals/internal/publish/store"
)

const file = "# mine\n[default]\naws_access_key_id = ID0\naws_secret_access_key=S/0+=\n\n[main]\r\nAWS_ACCESS_KEY_ID = ID1\r\naws_secret_access_key = canary1\r\naws_session_token = T1\r\nregion = x\r\n[half]\naws_access_key_id = ID2\n"

func TestFind(t *testing.T) {
	home := t.TempDir()
	name := filepath.Join(home, ".aws", "credentials")
	if err := errors.Join(os.Mkdir(filepath.Dir(name), 0o700), os.WriteFile(name, []byte(file), 0o600)); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(home, "open")
	if err := os.WriteFile(other, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(other, 0o640); err != nil {
		t.Fatal(err)
	}
	environment := map[string]string{idVariable: " E ", secretVariable: "canary\n", profileVariable: "main"}
	for _, test := range []struct {
		destination string
		env         map[string]string
		want        store.Keys
		message     string
	}{
		{"main", environment, store.Keys{ID: "E", Secret: "canary", Session: ""}, ""},
		{"main", nil, store.Keys{ID: "ID1", Secret: "canary1", Session: "T1"}, ""},
		{"s3://bucket", nil, store.Keys{ID: "ID0", Secret: "S/0+=", Session: ""}, ""},
		{"x", map[string]string{profileVariable: "main"}, store.Keys{ID: "ID1", Secret: "canary1", Session: "T1"}, ""},
		{"main", map[string]string{profileVariable: "half"}, store.Keys{}, name + " has no keys below [half]"},
		{"main", map[string]string{idVariable: "canary"}, store.Keys{}, "AWS_ACCESS_KEY_ID is set, and AWS_SECRET_ACCESS_KEY is not"},
		{"main", map[string]string{secretVariable: "canary"}, store.Keys{}, "AWS_SECRET_ACCESS_KEY is set, and AWS_ACCESS_KEY_ID is not"},
		{"main", map[string]string{fileVariable: filepath.Join(home, "nowhere")}, store.Keys{}, "the keys of the store are missing"},
		{"main", map[string]string{fileVariable: home}, store.Keys{}, home + " is no file"},
		{"main", map[string]string{fileVariable: other}, store.Keys{}, "other people on this computer can read " + other},
		{"main", map[string]string{"HOME": ""}, store.Keys{}, "the keys of the store are missing"},
	} {
		if test.env[fileVariable] == other && runtime.GOOS == "windows" {
			continue
		}
		got, err := Find(test.destination, func(name string) string {
			if value, ok := test.env[name]; ok || name != "HOME" {
				return value
			}
			return home
		})
		p, isProblem := errors.AsType[*diag.Problem](err)
		if got != test.want || err != nil && (!isProblem || p.Message != test.message || p.Hint == "" || strings.Contains(err.Error(), "canary")) || err == nil && test.message != "" {
			t.Errorf("%s %v: %v, %v", test.destination, test.env, got, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(file)
	f.Fuzz(func(t *testing.T, text string) {
		all, err := parse(strings.NewReader(text))
		for name, k := range all {
			if strings.ContainsAny(name+k.ID+k.Secret+k.Session, "\n") {
				t.Errorf("%q: %q %v", text, name, err)
			}
		}
	})
}
