package jsonld_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/html/jsonld"
	"annals/internal/testing/sitetest"
)

func TestEntryIsAboutItsTopicsAndSubjects(t *testing.T) {
	const front = "topics = [\"food\"]\n[[provisions]]\nsubject = \"courts\"\ntext = \"x\"\n[[provisions]]\nsubject = \"aid\"\ntext = \"x\"\n[[provisions]]\nsubject = \"courts\"\ntext = \"y\"\n"
	s := sitetest.Site(t, map[string]string{
		"config.toml":       sitetest.Config + "[subjects.courts]\nlabel = { en = \"Courts\", ko = \"재판소\" }\n[subjects.aid]\nlabel = \"Food\"\n",
		"content/2018/a.md": sitetest.Entry("A", "2018-12-17", front, "Text.\n"),
	})
	for tag, want := range map[string][]any{"en": {"Food", "Courts"}, "ko": {"식량", "재판소", "Food"}} {
		if diff := cmp.Diff(want, decode(t, jsonld.Entry(s, s.Entries[0], tag))["about"]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tag, diff)
		}
	}
}
