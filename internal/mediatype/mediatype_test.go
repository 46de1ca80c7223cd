package mediatype

import "testing"

func TestOf(t *testing.T) {
	for file, want := range map[string]string{
		"2018/a.html": "text/html; charset=utf-8", "A.JPG": "image/jpeg", "_headers": plain, "manifest.sha256": plain,
		"manifest.sha256.minisig": plain, "feed.json": "application/json", "data/entries.jsonl": "application/jsonl",
		"x.bin": "application/octet-stream", "": plain,
	} {
		if got := Of(file); got != want {
			t.Errorf("Of(%q) = %q, want %q", file, got, want)
		}
	}
	if !IsHTML("a.htm") || IsHTML("a.html.gz") {
		t.Error("IsHTML is wrong")
	}
}
