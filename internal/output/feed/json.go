package feed

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"annals/internal/site"
)

type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	HomePage    string       `json:"home_page_url"`
	FeedURL     string       `json:"feed_url"`
	Description string       `json:"description,omitempty"`
	Language    string       `json:"language"`
	Authors     []jsonAuthor `json:"authors"`
	Items       []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonItem struct {
	ID        string   `json:"id"`
	URL       string   `json:"url"`
	Title     string   `json:"title"`
	HTML      string   `json:"content_html"`
	Summary   string   `json:"summary,omitempty"`
	Published string   `json:"date_published,omitempty"`
	Modified  string   `json:"date_modified"`
	Tags      []string `json:"tags,omitempty"`
	Language  string   `json:"language"`
}

// json writes the feed as JSON Feed.
func (f feed) json(w io.Writer) error {
	head, err := json.MarshalIndent(f.jsonHead(), "", " ")
	if err != nil {
		return err
	}
	const end = "]\n}"
	p := parts{
		head: strings.TrimSuffix(string(head), end), before: "\n  ", between: ",", end: end + "\n",
		item: func(i *item) []byte { return i.json },
	}
	if len(f.entries()) > 0 {
		p.end = "\n " + p.end
	}
	return f.write(w, p)
}

// jsonHead is the feed without its items.
func (f feed) jsonHead() jsonFeed {
	return jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.title, HomePage: f.home,
		FeedURL:     f.site.URL(f.path + ".json"),
		Description: f.about, Language: f.lang, Authors: []jsonAuthor{{Name: f.publisher()}}, Items: []jsonItem{},
	}
}

// jsonItem is an entry as it stands in a feed.
func (e *edition) jsonItem(of *site.Entry, t *site.Text, content string) ([]byte, error) {
	address := e.site.URL(e.site.Path(t.Lang, of.Address()))
	item := jsonItem{
		ID: address, URL: address, Title: t.Title, HTML: content, Summary: t.Summary,
		Modified: instant(changed(e.site, of)), Tags: e.site.Labels(of.Topics, e.lang), Language: t.Lang,
	}
	if of.Added.Year > 0 {
		item.Published = instant(of.Added)
	}
	text, err := json.MarshalIndent(item, "  ", " ")
	return bytes.Clone(text), err // without the room to grow
}
