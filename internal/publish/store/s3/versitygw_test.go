package s3_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"annals/internal/guide"
	"annals/internal/publish/store/s3"
	"annals/internal/publish/upload"
	"annals/internal/testing/storetest"
	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// gateway is a running versitygw, a store that others have written.
type gateway struct {
	t     *testing.T
	host  string
	admin *minio.Client
}

var root = s3.Keys{ID: "rootkey", Secret: "rootsecret"}

// startGateway starts versitygw. It is slow to build, so that it is not fetched where it is
// missing, not even in CI: "make store" does.
func startGateway(t *testing.T) *gateway {
	t.Helper()
	program, err := exec.LookPath("versitygw")
	if err != nil {
		t.Skip("versitygw is not in PATH: see \"make store\"")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	g := &gateway{t: t, host: listener.Addr().String()}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program, "--access", root.ID, "--secret", root.Secret, "--port", g.host, "--iam-dir", t.TempDir(), "--quiet",
		"posix", "--sidecar", t.TempDir(), t.TempDir())
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	g.admin, err = minio.New(g.host, &minio.Options{Creds: credentials.NewStaticV4(root.ID, root.Secret, ""), Region: "us-east-1", MaxRetries: 1})
	if err != nil {
		t.Fatal(err)
	}
	for range 1000 {
		if _, err = g.admin.ListBuckets(t.Context()); err == nil {
			return g
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatal(err)
	return nil
}

func (g *gateway) makeBucket(name string) {
	g.t.Helper()
	if err := g.admin.MakeBucket(g.t.Context(), name, minio.MakeBucketOptions{}); err != nil {
		g.t.Fatal(err)
	}
}

func (g *gateway) in(bucket, prefix string, keys s3.Keys) storetest.Opener {
	return func(t *testing.T) upload.Store {
		t.Helper()
		b, err := s3.Open(s3.Options{Endpoint: "http://" + g.host, Bucket: bucket, Prefix: prefix, Keys: keys})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = b.Close() })
		return b
	}
}

func TestVersitygw(t *testing.T) {
	g := startGateway(t)
	places := 0
	storetest.Contract(t, func(*testing.T) storetest.Opener {
		places++
		bucket := fmt.Sprint("record-site", places)
		g.makeBucket(bucket)
		return g.in(bucket, []string{"", "a/기록/"}[places%2], root)
	})
	for name, test := range map[string]struct {
		bucket string
		keys   s3.Keys
	}{
		"the secret key does not belong to the access key": {"record-site1", s3.Keys{ID: root.ID, Secret: "other"}},
		"the store does not know the access key":           {"record-site1", s3.Keys{ID: "other", Secret: root.Secret}},
		"there is no bucket nowhere":                       {"nowhere", root},
	} {
		_, err := storetest.Publish(t, g.in(test.bucket, "", test.keys)(t), before)
		if e, ok := errors.AsType[*upload.Fixable](err); !ok || e.Error() != name || e.Hint == "" {
			t.Errorf("%v, want %s", err, name)
		}
	}
}

// TestLeastPolicy publishes with the policy of the guide, and with each right less.
func TestLeastPolicy(t *testing.T) {
	g := startGateway(t)
	g.makeBucket("record-site")
	editor := s3.Keys{ID: "editor", Secret: "editorsecret"}
	out, err := exec.Command("versitygw", "admin", "--access", root.ID, "--secret", root.Secret, "--endpoint-url", "http://"+g.host,
		"create-user", "--access", editor.ID, "--secret", editor.Secret, "--role", "user").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, files := range []map[string]string{before, after} {
		g.allow(editor.ID, "")
		if _, err := storetest.TakeOver(t, g.in("record-site", "", editor)(t), files); err != nil {
			t.Fatal(err)
		}
		storetest.Holds(t, g.in("record-site", "", editor)(t), files, "style.11111111.css")
	}
	for lacking, message := range map[string]string{
		"s3:ListBucket": "the keys may not list the files of", "s3:GetObject": "the keys may not read files of",
		"s3:PutObject": "the keys may not write files of", "s3:DeleteObject": "the keys may not remove files of",
	} {
		g.allow(editor.ID, lacking)
		_, err := storetest.TakeOver(t, g.in("record-site", "", editor)(t), map[string]string{"index.html": lacking})
		e, ok := errors.AsType[*upload.Fixable](err)
		if !ok || !strings.Contains(e.Error(), message) || !strings.Contains(e.Hint, lacking) {
			t.Errorf("without %s: %v", lacking, err)
		}
	}
}

// allow gives somebody the rights of the guide, but for one.
func (g *gateway) allow(who, lacking string) {
	g.t.Helper()
	text, _, err := guide.Read("hosting")
	if err != nil {
		g.t.Fatal(err)
	}
	_, text, _ = strings.Cut(text, "        {\n          \"Version\"")
	text, _, _ = strings.Cut(text, "\n        }\n")
	var policy map[string]any
	if err := json.Unmarshal([]byte("{\"Version\""+text+"}"), &policy); err != nil {
		g.t.Fatal(err)
	}
	for _, s := range policy["Statement"].([]any) {
		statement := s.(map[string]any)
		statement["Principal"] = map[string]any{"AWS": []string{who}}
		actions := slices.DeleteFunc(statement["Action"].([]any), func(a any) bool { return a == lacking })
		if len(actions) == 0 {
			actions = []any{"s3:GetBucketLocation"}
		}
		statement["Action"] = actions
	}
	raw, err := json.Marshal(policy)
	if err != nil {
		g.t.Fatal(err)
	}
	if err := g.admin.SetBucketPolicy(g.t.Context(), "record-site", string(raw)); err != nil {
		g.t.Fatal(err)
	}
}
