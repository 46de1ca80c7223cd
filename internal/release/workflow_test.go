package release_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// root is the folder of the project.
const root = "../.."

// job is a job of a workflow file.
type job struct {
	Container struct{ Image string }
	Steps     []struct{ Name, Uses, Run string }
}

// The workflows of both servers run the project's own commands with its own version of Go, and
// no action of others.
func TestWorkflows(t *testing.T) {
	need(t, "/usr/bin/python3")
	if err := exec.Command("/usr/bin/python3", "-c", "import yaml").Run(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("python3-yaml is needed in CI")
		}
		t.Skip("no python3-yaml here")
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	_, version, _ := strings.Cut(string(mod), "\ngo ")
	version, _, _ = strings.Cut(version, "\n")
	for file, command := range map[string]string{
		".github/workflows/tests.yml": ".ci/run", ".github/workflows/release.yml": ".ci/draft dist",
		".forgejo/workflows/tests.yml": ".ci/run", ".forgejo/workflows/release.yml": ".ci/draft dist",
	} {
		asJSON := run(t, root, "/usr/bin/python3", "-c", "import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1]))['jobs']))", file)
		var jobs map[string]job
		if err := json.Unmarshal([]byte(asJSON), &jobs); err != nil || len(jobs) != 1 {
			t.Fatalf("%s: %v\n%s", file, err, asJSON)
		}
		for _, job := range jobs {
			if want := "golang:" + version + "-bookworm"; job.Container.Image != want {
				t.Errorf("%s runs in %s, not in %s", file, job.Container.Image, want)
			}
			for _, step := range job.Steps {
				if step.Uses != "" {
					t.Errorf("%s: %s uses %s", file, step.Name, step.Uses)
				}
				run(t, root, "bash", "-n", "-c", step.Run)
			}
			if last := job.Steps[len(job.Steps)-1].Run; last != command {
				t.Errorf("%s ends with %s", file, last)
			}
		}
	}
}

// A draft gets each file of the release, from GitHub's server and from a Forgejo's.
func TestDraft(t *testing.T) {
	need(t, "curl")
	dir := t.TempDir()
	for _, name := range []string{"SHA256SUMS", "annals-1.2.3-linux-amd64.tar.gz"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("data of "+name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for api, place := range map[string]string{"": "/uploads/7/assets", "/api/v1": "/api/v1/repos/us/annals/releases/7/assets"} {
		var seen []string
		var server *httptest.Server
		server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			body, err := io.ReadAll(r.Body)
			if err != nil || r.Header.Get("Authorization") != "token secret" {
				http.Error(w, "no", http.StatusForbidden)
				return
			}
			if name := r.URL.Query().Get("name"); name != "" {
				seen = append(seen, r.URL.Path+" "+name)
				if !strings.Contains(string(body), "data of "+name) {
					t.Errorf("%s: %q", name, body)
				}
				return
			}
			seen = append(seen, r.URL.Path+" "+string(body))
			_, _ = io.WriteString(w, `{"id": 7, "upload_url": "`+server.URL+`/uploads/7/assets{?name,label}", "author": {"id": 9}}`)
		}))
		defer server.Close()
		cmd := exec.Command(root+"/.ci/draft", dir)
		cmd.Env = append(slices.Clone(os.Environ()), "TOKEN=secret", "GITHUB_API_URL="+server.URL+api, "GITHUB_REPOSITORY=us/annals", "GITHUB_REF_NAME=v1.2.3")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		want := []string{
			api + `/repos/us/annals/releases {"tag_name": "v1.2.3", "name": "v1.2.3", "draft": true}`,
			place + " SHA256SUMS", place + " annals-1.2.3-linux-amd64.tar.gz",
		}
		if diff := cmp.Diff(want, seen); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
}
