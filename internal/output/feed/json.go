package feed

import (
	"encoding/json"
	"fmt"
	"io"

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
	doc := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.title, HomePage: f.home,
		FeedURL:     f.site.URL(f.path + ".json"),
		Description: f.about, Language: f.lang, Authors: []jsonAuthor{{Name: f.publisher()}}, Items: []jsonItem{},
	}
	for _, e := range f.entries() {
		doc.Items = append(doc.Items, f.jsonItem(e))
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(doc); err != nil {
		return fmt.Errorf("write the feed %s: %w", f.path, err)
	}
	return nil
}

func (f feed) jsonItem(e *site.Entry) jsonItem {
	t := e.In(f.lang)
	address := f.site.URL(f.site.Path(t.Lang, e.Address()))
	item := jsonItem{
		ID: address, URL: address, Title: t.Title, HTML: f.content(e, t), Summary: t.Summary,
		Modified: instant(changed(f.site, e)), Tags: f.site.Labels(e.Topics, f.lang), Language: t.Lang,
	}
	if e.Added.Year > 0 {
		item.Published = instant(e.Added)
	}
	return item
}
