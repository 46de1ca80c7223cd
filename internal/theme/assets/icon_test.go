package assets_test

import (
	"testing"
	"testing/fstest"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/testing/sitetest"
	"annals/internal/theme/assets"
)

func TestIconOfTheSiteHasTheLastWord(t *testing.T) {
	const built, own = `<svg xmlns="http://www.w3.org/2000/svg"/>`, `<svg xmlns="http://www.w3.org/2000/svg" width="1"/>`
	for name, test := range map[string]struct {
		theme fstest.MapFS
		site  map[string]string
		want  string
	}{
		"built in": {fstest.MapFS{"favicon.svg": {Data: []byte(built)}}, nil, built},
		"a copy":   {fstest.MapFS{"favicon.svg": {Data: []byte(built)}}, map[string]string{"static/favicon.svg": built}, built},
		"own":      {fstest.MapFS{"favicon.svg": {Data: []byte(built)}}, map[string]string{"static/favicon.svg": own}, ""},
		"own only": {fstest.MapFS{}, map[string]string{"static/favicon.svg": own}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := assets.Options{Static: config.Static{Replaces: []config.Named{{File: "favicon.svg"}}}}
			a, err := assets.Load(t.Context(), test.theme, sitetest.Dir(t, test.site), o, new(diag.List))
			if err != nil {
				t.Fatal(err)
			}
			if got := string(a.Icon()); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
