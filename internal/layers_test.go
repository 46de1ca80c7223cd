// Package internal_test holds the architecture: which package may import which,
// and through which door each third-party module comes in.
package internal_test

import (
	"slices"
	"strings"
	"testing"
)

// layers is a statement of policy, after Go's own go/build/deps_test.go: each line names a
// package and all the packages of the project that it may import. What is not listed is
// forbidden. A package may import only what stands above it, so nothing runs in a circle.
//
// Do not change it to make a build pass, but with the architecture and ARCHITECTURE.md.
const layers = `
	# Ground: they know nothing of a site.
	internal/diag:
	internal/par:
	internal/spill:
	internal/escape:
	internal/mediatype:
	internal/zipfile:
	internal/jsonstr:    escape
	internal/jsonobject:
	internal/near:
	internal/words:
	internal/script:
	internal/invisible:  script
	internal/weburl:     diag invisible
	internal/sitepath:   diag invisible

	# The manual.
	internal/guide:      diag

	# record: the domain. It knows no file and no page.
	internal/record/isbn:   diag
	internal/record/license: weburl
	internal/record/lang:   diag script
	internal/record/edtf:   diag
	internal/record/geo:
	internal/record/symbol: diag
	internal/record/state:  diag near record/edtf
	internal/record/timeofday: diag
	internal/record/vote:   diag invisible record/state
	# publish: bytes become the output folder.
	internal/publish:    par sitepath
	internal/publish/minisign:
	internal/publish/sign/sshsig:
	internal/publish/sign: publish publish/minisign publish/sign/sshsig
	internal/publish/destination: diag
	internal/publish/upload: mediatype par publish sitepath zipfile
	internal/publish/store/gitbranch: publish/upload
	internal/publish/store/s3: publish/upload
	internal/publish/store/sftp: par publish/upload
	internal/publish/store: publish/destination publish/store/gitbranch publish/store/s3 publish/store/sftp publish/upload

	# load: files become documents.
	internal/load/layout:     diag near record/lang sitepath
	internal/load/sitedir:    diag sitepath
	internal/load/stricttoml: diag invisible near
	internal/load/linkstate:  diag load/stricttoml record/edtf weburl
	internal/load/config:     diag load/layout load/stricttoml near publish/destination publish/minisign record/geo record/lang record/license record/state record/symbol sitepath weburl
	internal/load/media:      diag
	internal/load/markdown:   diag invisible par record/lang script spill weburl
	internal/load/content/frontmatter: diag load/stricttoml record/edtf
	internal/load/cleanfile:  diag load/media load/sitedir
	internal/load/content:    diag load/cleanfile load/config load/content/frontmatter load/layout load/linkstate load/markdown load/media load/sitedir load/stricttoml near par record/edtf record/isbn record/lang record/state record/symbol record/timeofday record/vote script sitepath spill weburl

	# resolve: documents become the site.
	internal/site:       diag load/cleanfile load/config load/content load/layout load/linkstate load/markdown load/media near record/edtf record/isbn record/lang record/state record/symbol record/timeofday record/vote sitepath

	# The theme: how a site looks and speaks.
	templates:
	static:
	internal/theme/templates/program:
	internal/theme/original:  diag
	internal/theme/templates: diag load/sitedir near theme/original theme/templates/program
	internal/theme/locale:    diag load/markdown load/stricttoml near record/edtf record/lang
	internal/theme/assets:    diag load/cleanfile load/config load/media load/sitedir near par sitepath theme/original

	# plan: the site becomes outputs. No format imports another.
	internal/output:
	internal/output/citation: jsonstr
	internal/output/dataset:  load/content output record/vote site
	internal/output/wording:  load/config load/content record/edtf record/lang record/state record/symbol record/timeofday record/vote site theme/locale
	internal/output/markup:
	internal/output/cell:
	internal/output/span:     record/edtf
	internal/output/loss:     output/span site
	internal/output/chart:
	internal/output/figure:   output/chart output/wording record/lang record/vote site theme/locale
	internal/output/html/jsonld: load/content record/edtf record/isbn record/lang record/license record/symbol site weburl
	internal/output/html/view:   diag output/chart sitepath theme/assets theme/locale
	internal/output/html:        diag load/config load/content load/markdown output output/citation output/chart output/dataset output/figure output/html/jsonld output/html/view output/wording publish/sign/sshsig record/edtf record/geo record/lang record/license record/state record/symbol record/vote site sitepath theme/assets theme/locale theme/templates weburl
	internal/output/feed:        escape jsonstr output record/edtf site theme/locale
	internal/output/calendar:    output record/edtf site theme/locale
	internal/output/sitemap:     output record/edtf site
	internal/output/search/index: jsonstr script
	internal/output/search:      jsonstr load/config output output/search/index par record/edtf record/isbn site sitepath theme/locale
	internal/output/picture:
	internal/output/chartfile:   diag escape output output/chart output/figure output/picture output/wording record/license site theme/locale
	internal/output/socialcard:  diag output output/picture record/lang record/vote site theme/locale
	internal/output/data:        load/config output output/cell output/chart output/dataset output/figure record/edtf record/geo record/lang record/state record/symbol record/vote site
	internal/output/datapackage: output output/dataset record/edtf record/license site theme/locale
	internal/output/entryjson:   jsonobject jsonstr load/config load/content output output/dataset record/edtf record/lang record/symbol record/vote site spill
	internal/output/text:        output output/dataset output/markup output/wording record/edtf record/lang record/license record/state record/symbol record/vote site theme/locale
	internal/output/print:       escape output output/markup output/wording record/edtf record/lang record/license record/state record/symbol record/vote site sitepath theme/locale
	internal/output/epub:        escape output output/dataset output/markup output/wording record/edtf record/lang record/license record/state record/symbol record/vote site theme/locale zipfile
	internal/output/bundle:      output record/lang record/license site theme/locale zipfile
	internal/output/bibliography: load/content output output/citation output/dataset record/edtf record/license site theme/locale
	internal/output/timelinejs:  escape jsonobject output output/citation output/loss output/span record/lang site theme/locale
	internal/output/markwhen:    jsonstr output output/citation output/loss output/span site theme/locale
	internal/output/uwazi:       output output/cell output/loss record/edtf record/geo record/vote site
	internal/output/deposit:     jsonobject output output/dataset record/lang record/license site theme/locale zipfile
	internal/output/media:       diag load/media output par site sitepath
	internal/output/headers:     load/config output output/figure site sitepath theme/assets
	internal/output/assets:      output theme/assets

	# The pipeline: the one package that knows all stages.
	internal/pipeline/permalinks: diag load/content load/layout near publish record/lang site
	internal/pipeline:   diag load/cleanfile load/config load/content load/layout load/linkstate load/media load/sitedir output output/assets output/bibliography output/bundle output/calendar output/chartfile output/data output/datapackage output/dataset output/deposit output/entryjson output/epub output/feed output/headers output/html output/html/view output/loss output/markwhen output/media output/picture output/print output/search output/sitemap output/socialcard output/text output/timelinejs output/uwazi par pipeline/permalinks publish record/edtf site sitepath theme theme/assets theme/locale theme/original theme/templates

	# serve: the site in browsers, while people work on it.
	internal/serve/watch:
	internal/serve:      diag load/layout mediatype output pipeline serve/watch sitepath words

	# The program around it.
	internal/cli/manpage:
	internal/cli/opener:
	internal/cli/convert:
	internal/cli/publicnet: weburl
	internal/cli/linkcheck: cli/publicnet diag load/content load/linkstate weburl
	internal/cli/verify: cli/publicnet publish publish/minisign publish/sign
	internal/cli/schema:    guide jsonobject load/config load/content load/stricttoml record/edtf record/geo record/lang record/timeofday record/vote
	internal/cli/rename:    diag load/config load/content load/layout load/markdown load/sitedir load/stricttoml near site sitepath
	internal/cli/scaffold:  diag load/config load/layout load/stricttoml record/edtf record/symbol sitepath
	internal/cli/kept:      publish sitepath
	internal/cli/s3keys:    diag publish/store
	internal/cli/withdraw:  cli/scaffold diag load/config load/content load/layout load/sitedir load/stricttoml near record/edtf record/lang site sitepath
	internal/cli:           cli/convert cli/kept cli/linkcheck cli/manpage cli/opener cli/publicnet cli/rename cli/s3keys cli/scaffold cli/schema cli/verify cli/withdraw diag guide load/config load/content load/layout load/linkstate load/media load/sitedir near pipeline publish publish/destination publish/minisign publish/sign publish/sign/sshsig publish/store publish/upload record/edtf record/lang record/symbol serve serve/watch site sitepath theme theme/original words
	cmd/annals:             cli

	# The program, made into files for people without Go. Nothing of this is in it.
	internal/release/archive: zipfile
	internal/release/sbom:
	internal/release:       cli publish/sign/sshsig release/archive release/sbom
	cmd/release:            release

	# Helpers of tests, in no binary.
	internal/testing/growthtest:
	internal/testing/keytest:    publish/minisign
	internal/testing/packagetest:
	internal/testing/picturetest:
	internal/testing/readertest: publish
	internal/testing/sharedtest:
	internal/testing/s3test:
	internal/testing/storetest:  publish/upload
	internal/testing/webtest:
	internal/testing/sitetest:   diag load/config load/content load/sitedir output site theme theme/locale
`

// doors says which packages may import a module or a package of the standard
// library that reaches outside. All other modules are forbidden; of the standard
// library, what is not named here is open to all.
const doors = `
	github.com/yuin/goldmark:          load/markdown
	github.com/BurntSushi/toml:        load/stricttoml
	github.com/pelletier/go-toml/v2:   load/stricttoml
	github.com/agnivade/levenshtein:   near
	github.com/nicksnyder/go-i18n/v2:  theme/locale
	github.com/rivo/uniseg:            diag
	github.com/gofrs/flock:            publish
	github.com/fsnotify/fsnotify:      serve/watch
	github.com/coder/websocket:        serve
	github.com/pkg/sftp:               publish/store/sftp
	github.com/spf13/cobra:            cli
	github.com/spf13/pflag:            cli
	github.com/fatih/color:            cli
	github.com/schollz/progressbar/v3: cli
	github.com/go-text/typesetting:    output/picture
	github.com/minio/minio-go/v7:      publish/store/s3
	golang.org/x/image:                output/picture
	golang.org/x/term:                 cli
	golang.org/x/sys:                  publish load/sitedir serve/watch
	golang.org/x/crypto:               publish/minisign
	golang.org/x/net/html:             theme/templates
	golang.org/x/net/idna:             weburl
	golang.org/x/text/cases:           sitepath
	golang.org/x/text/unicode/norm:    record/state near load/markdown sitepath output/picture output/search/index
	golang.org/x/text/collate:         record/lang
	golang.org/x/text/width:           output/text
	golang.org/x/text/language:        record/lang theme/locale

	# Only load reads, only publish writes, only the program knows the machine.
	os:          pipeline cli cli/convert cli/kept cli/opener cmd/annals cmd/release publish publish/store/gitbranch publish/store/sftp cli/rename cli/s3keys cli/scaffold cli/verify cli/withdraw load/sitedir release spill serve/watch
	os/exec:     release cli/convert cli/opener publish/store/gitbranch publish/store/sftp
	os/signal:   cli cmd/release
	syscall:     cli cli/linkcheck cli/opener cli/publicnet cli/verify publish publish/store/sftp load/sitedir serve/watch
	net:         cli/convert cli/linkcheck cli/publicnet cli/verify publish/store/s3 serve
	net/http:    cli/convert cli/linkcheck cli/verify publish/store/s3 serve
	math/rand:
	math/rand/v2:
	unsafe:
	reflect:     record/edtf load/stricttoml theme/templates/program
	testing:
`

// rules reads a table of "name: words" lines.
func rules(t *testing.T, table string) (names []string, words map[string][]string) {
	t.Helper()
	words = map[string][]string{}
	for line := range strings.Lines(table) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, rest, ok := strings.Cut(line, ":")
		if _, twice := words[name]; !ok || twice {
			t.Fatalf("the table has a line that is wrong or doubled: %s", line)
		}
		names = append(names, name)
		words[name] = strings.Fields(rest)
	}
	return names, words
}

func TestImportsPointDown(t *testing.T) {
	names, words := rules(t, layers)
	above := map[string]bool{}
	for _, name := range names {
		for _, imported := range allowed(words[name]) {
			if !above[imported] {
				t.Errorf("the table lets %s import %s, which does not stand above it", name, imported)
			}
		}
		above[name] = true
	}
	for _, p := range everywhere(t) {
		if !above[p.name()] {
			t.Errorf("%s is not in the table of layers: enter it where it belongs", p.name())
			continue
		}
		may := allowed(words[p.name()])
		for _, imported := range p.Imports {
			imported, ours := strings.CutPrefix(imported, module)
			if ours && !slices.Contains(may, imported) {
				t.Errorf("%s imports %s, which the table of layers does not allow", p.name(), imported)
			}
		}
	}
}

func TestEveryModuleHasItsDoor(t *testing.T) {
	names, words := rules(t, doors)
	// door is the longest name in the table that an import path begins with.
	door := func(imported string) string {
		longest := ""
		for _, name := range names {
			isStandard := !strings.Contains(name, ".")
			within := !isStandard && strings.HasPrefix(imported, name+"/")
			if (imported == name || within) && len(name) > len(longest) {
				longest = name
			}
		}
		return longest
	}
	for _, p := range everywhere(t) {
		if p.isTestHelper() {
			continue
		}
		for _, imported := range p.Imports {
			first, _, _ := strings.Cut(imported, "/")
			isModule := strings.Contains(first, ".")
			name := door(imported)
			switch {
			case name == "" && isModule:
				t.Errorf("%s imports %s, which has no door", p.name(), imported)
			case name != "" && !slices.Contains(allowed(words[name]), p.name()):
				t.Errorf("%s imports %s, whose door is %v", p.name(), imported, words[name])
			}
		}
	}
}
