package jsonld_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/html/jsonld"
	"annals/internal/testing/sitetest"
)

const cc0 = "https://creativecommons.org/publicdomain/zero/1.0/"

func twoFiles(yield func(path, media string) bool) {
	_ = yield("data/entries.csv", "text/csv") && yield("data/places.geojson", "application/geo+json")
}

func TestSiteIsADataset(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"config.toml":       "doi = \"https://doi.org/10.5281/Zenodo.12?x\"\ndata_license = \"CC0\"\n" + sitetest.Config,
		"content/2005/a.md": sitetest.Entry("A", "2005-12-16", "added = 2024-05-06", "Text.\n"),
		"content/2018/b.md": sitetest.Entry("B", "2018-12-17", "", "Text.\n"),
	})
	want := map[string]any{
		"@context": "https://schema.org", "@type": []any{"Dataset", "Collection"}, "@id": "https://example.org/record/#record",
		"name": "기록", "description": "있었던 일", "url": "https://example.org/record/ko/", "inLanguage": []any{"en", "ko"},
		"license": "https://creativecommons.org/licenses/by/4.0/", "creator": map[string]any{"@type": "Organization", "name": "The editors"},
		"temporalCoverage": "2005/2018", "dateModified": "2024-05-06", "collectionSize": 2.0,
		"version": "2024-05-06", "identifier": "https://doi.org/10.5281/Zenodo.12",
		"distribution": []any{
			map[string]any{"@type": "DataDownload", "contentUrl": "https://example.org/record/data/entries.csv", "encodingFormat": "text/csv", "license": cc0},
			map[string]any{"@type": "DataDownload", "contentUrl": "https://example.org/record/data/places.geojson", "encodingFormat": "application/geo+json", "license": cc0},
		},
	}
	if diff := cmp.Diff(want, decode(t, jsonld.Site(s, "ko", twoFiles))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	part := decode(t, jsonld.Entry(s, s.Entries[0], "en"))["isPartOf"]
	if diff := cmp.Diff(map[string]any{"@type": "Dataset", "@id": want["@id"]}, part); diff != "" {
		t.Errorf("wrong isPartOf (-want +got):\n%s", diff)
	}
}
