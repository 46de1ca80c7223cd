package upload

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"annals/internal/sitepath"
	"annals/internal/testing/readertest"
)

func sha(data []byte) [sha256.Size]byte { return sha256.Sum256(data) }

type body struct{ *bytes.Reader }

func (body) Close() error { return nil }

// siteOf makes a Site of files.
func siteOf(files map[string]string) Site {
	var s Site
	for _, p := range slices.Sorted(maps.Keys(files)) {
		sum := sha([]byte(files[p]))
		s.Files = append(s.Files, File{p, sum, int64(len(files[p]))})
		s.Manifest = fmt.Appendf(s.Manifest, "%x  %s\n", sum, p)
	}
	s.Open = func(p string) (io.ReadSeekCloser, error) {
		if _, ok := files[p]; !ok {
			return nil, fs.ErrNotExist
		}
		return body{bytes.NewReader([]byte(files[p]))}, nil
	}
	return s
}

// generation makes a random site: entries that link to each other and to their lists, with
// style sheets and pictures that have a fingerprint. Two generations share entries,
// texts, lists and style sheets at random.
func generation(random *rand.Rand) map[string]string {
	files := map[string]string{"404.html": `<a href="index.html">home</a>`, "_headers": "x"}
	style := fmt.Sprintf("p{order:%d}", random.IntN(3))
	css := sitepath.Fingerprint("style.css", sha([]byte(style)))
	files[css] = style
	var entries []string
	topics := map[string][]string{}
	for i := range 8 {
		if random.IntN(4) > 0 {
			name := fmt.Sprintf("2018/e%d.html", i)
			entries = append(entries, name)
			topic := fmt.Sprintf("topics/t%d.html", random.IntN(4))
			topics[topic] = append(topics[topic], name)
		}
	}
	page := func(name, text string, links ...string) {
		b := fmt.Sprintf(`<link href="%s"><p>%s`, sitepath.Rel(name, css), text)
		for _, to := range links {
			b += fmt.Sprintf(` <a href="%s">x</a>`, sitepath.Rel(name, to))
		}
		files[name] = b
	}
	topicOf := map[string]string{}
	lists := slices.Sorted(maps.Keys(topics))
	for _, topic := range lists {
		page(topic, "list", append(topics[topic], "index.html")...)
		for _, e := range topics[topic] {
			topicOf[e] = topic
		}
	}
	for i, e := range entries {
		links := []string{"index.html", topicOf[e], entries[(i+1)%len(entries)]}
		if random.IntN(2) > 0 {
			picture := fmt.Sprintf("picture of %s %d", e, random.IntN(3))
			name := sitepath.Fingerprint("2018/p.png", sha([]byte(picture)))
			files[name] = picture
			links = append(links, name)
		}
		page(e, fmt.Sprint(random.IntN(2)), links...)
	}
	page("index.html", "home", append(append(lists, entries...), "search/index.html")...)
	page("search/index.html", "search", "search/data/root.js")
	files["search/data/root.js"] = fmt.Sprint(entries)
	files["feed.xml"] = fmt.Sprint(entries)
	return files
}

// follows returns a check by a reader who follows all links of what a store holds.
func follows(t *testing.T) func(objects map[string]held) {
	t.Helper()
	var reader readertest.Reader
	return func(objects map[string]held) {
		t.Helper()
		reader.Follow(t, func(path string) (string, bool) {
			o, isThere := objects[path]
			return string(o.data), isThere
		})
	}
}

func newRandom(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 12)) }

func digest(data string) string {
	sum := sha([]byte(data))
	return hex.EncodeToString(sum[:])
}
