package feed

import (
	"encoding/json"
	"io"
	"strings"

	"annals/internal/jsonstr"
)

type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	HomePage    string       `json:"home_page_url"`
	FeedURL     string       `json:"feed_url"`
	Description string       `json:"description,omitempty"`
	Language    string       `json:"language"`
	Authors     []jsonAuthor `json:"authors"`
	Items       []string     `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

// json writes the feed as JSON Feed.
func (f feed) json(w io.Writer) error {
	head, err := json.MarshalIndent(f.jsonHead(), "", " ")
	if err != nil {
		return err
	}
	const end = "]\n}"
	p := parts{head: strings.TrimSuffix(string(head), end), before: "\n  ", between: ",", end: end + "\n", item: f.appendJSON}
	if f.list().len()+len(f.site.Withdrawn) > 0 {
		p.end = "\n " + p.end
	}
	return f.write(w, p)
}

// jsonHead returns the feed without its items.
func (f feed) jsonHead() jsonFeed {
	return jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.title, HomePage: f.home,
		FeedURL:     f.site.URL(f.path + ".json"),
		Description: f.about, Language: f.lang, Authors: []jsonAuthor{{Name: f.publisher()}}, Items: []string{},
	}
}

// appendJSON appends an item.
func (f feed) appendJSON(dst []byte, i item) []byte {
	dst = append(appendMember(append(dst, '{'), "id", i.id), ',')
	dst = append(appendMember(dst, "url", i.address), ',')
	dst = append(appendMember(dst, "title", i.title), ',')
	dst = append(appendMember(dst, "content_html", i.content), ',')
	if i.summary != "" {
		dst = append(appendMember(dst, "summary", i.summary), ',')
	}
	if i.added.Year > 0 {
		dst = append(appendMember(dst, "date_published", instant(i.added)), ',')
	}
	dst = append(appendMember(dst, "date_modified", instant(i.changed)), ',')
	if tags := f.site.Labels(i.topics, f.lang); len(tags) > 0 {
		dst = append(appendTags(dst, tags), ',')
	}
	return append(appendMember(dst, "language", i.lang), "\n  }"...)
}

// appendMember appends a member of an item, on a line of its own.
func appendMember[T string | []byte](dst []byte, name string, value T) []byte {
	dst = append(append(append(dst, "\n   \""...), name...), `": `...)
	return jsonstr.AppendString(dst, value)
}

func appendTags(dst []byte, tags []string) []byte {
	dst = append(dst, "\n   \"tags\": ["...)
	for i, tag := range tags {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = jsonstr.AppendString(append(dst, "\n    "...), tag)
	}
	return append(dst, "\n   ]"...)
}
