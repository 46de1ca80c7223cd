package assets_test

import (
	"testing"
	"testing/fstest"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/testing/sitetest"
	"annals/internal/theme/assets"
)

func TestBuiltinFilesArePublishedWithoutComments(t *testing.T) {
	const sheet = "/* The theme. */\n\np {\n  color: #111; /* ink */\n}\n/* Over\n   lines. */\nq::before { content: \"//\"; }\n"
	const script = "// First.\n(() => {\n  /**\n   * @param {string} a\n   */\n  const f = a => /** @type {number} */ (a); // kept\n\n  // Last.\n})();\n"
	const slimSheet, slimScript = "\np {\ncolor: #111;\n}\nq::before { content: \"//\"; }\n", "\n(() => {\nconst f = a => (a); // kept\n})();\n"
	builtin := fstest.MapFS{"style.css": {Data: []byte(sheet)}, "a.js": {Data: []byte(script)}, "a.svg": {Data: []byte("<!-- /* */ -->\n <svg/>")}}
	for name, test := range map[string]struct {
		site map[string]string
		want map[string]string
	}{
		"built in": {nil, map[string]string{"style.css": slimSheet, "a.js": slimScript, "a.svg": "<!-- /* */ -->\n <svg/>"}},
		"copies":   {map[string]string{"static/style.css": sheet}, map[string]string{"style.css": slimSheet}},
		"own":      {map[string]string{"static/style.css": sheet + "p { margin: 0 }\n"}, map[string]string{"style.css": sheet + "p { margin: 0 }\n"}},
	} {
		t.Run(name, func(t *testing.T) {
			o := assets.Options{Static: config.Static{Replaces: []config.Named{{File: "style.css"}}}}
			if test.site == nil {
				o = assets.Options{}
			}
			a, err := assets.Load(t.Context(), builtin, sitetest.Dir(t, test.site), o, new(diag.List))
			if err != nil || a.Problems() != nil {
				t.Fatal(err, a.Problems())
			}
			files := written(t, a)
			for file, want := range test.want {
				published, err := a.Name(file)
				if err != nil || files[file] != want || files[published] != want {
					t.Errorf("%s: %q, and %q as %s, %v; want %q", file, files[file], files[published], published, err, want)
				}
			}
		})
	}
}
