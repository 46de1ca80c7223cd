package serve

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"

	"annals/internal/pipeline"
)

// A failure to read the site is shown in the browser, with its text escaped.
func TestReadFailureIsShown(t *testing.T) {
	s := New(pipeline.NewPreview(pipeline.Options{}), Options{})
	st := newState(nil, nil, errors.New("reading the site: <b>input/output error</b>"))
	a := s.answer(context.Background(), st, "/2018/vote.html")
	text := string(a.body)
	if a.status != http.StatusInternalServerError || a.kind() != problemsPage || !strings.Contains(text, "<h1>The site cannot be read</h1>") ||
		!strings.Contains(text, `<p class="message">reading the site: &lt;b&gt;input/output error&lt;/b&gt;</p>`) {
		t.Errorf("%d: %s", a.status, text)
	}
	if m := s.messageFor(context.Background(), st, &tab{path: "/", version: "p1"}); !m.Broken || m.Version != "p1" {
		t.Errorf("%+v", m)
	}
	if a := s.answer(context.Background(), st, "/photo.jpg"); a.status != http.StatusNotFound {
		t.Errorf("a picture: %d", a.status)
	}
}
