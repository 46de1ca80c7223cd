package serve

import (
	"errors"
	"fmt"
	"html/template"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Editor makes URLs that open a file in an editor at a line. The zero Editor
// makes none.
type Editor struct{ template string }

// NoEditor is the name of the Editor that makes no links.
const NoEditor = "none"

// DefaultEditor is the name of the most used editor that opens links without any
// set-up.
const DefaultEditor = "vscode"

// editors are the editors that handle links without a helper program.
var editors = map[string]string{
	"vscode":          "vscode://file{path}:{line}:{column}",
	"vscode-insiders": "vscode-insiders://file{path}:{line}:{column}",
	"vscodium":        "vscodium://file{path}:{line}:{column}",
	"cursor":          "cursor://file{path}:{line}:{column}",
	"windsurf":        "windsurf://file{path}:{line}:{column}",
	"zed":             "zed://file{path}:{line}:{column}",
	"idea":            "idea://open?file={path}&line={line}&column={column}",
	"webstorm":        "webstorm://open?file={path}&line={line}&column={column}",
	"textmate":        "txmt://open?url=file://{path}&line={line}&column={column}",
	"macvim":          "mvim://open?url=file://{path}&line={line}&column={column}",
}

// EditorNames lists the names that ParseEditor accepts, with NoEditor last.
func EditorNames() []string { return append(slices.Sorted(maps.Keys(editors)), NoEditor) }

var (
	scheme      = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*):`)
	placeholder = regexp.MustCompile(`\{[^{}]*\}`)
)

// ParseEditor parses the name of an editor, or a URL template with {path} and
// optionally {line} and {column}.
func ParseEditor(s string) (Editor, error) {
	if s == NoEditor {
		return Editor{}, nil
	}
	if known, ok := editors[s]; ok {
		return Editor{known}, nil
	}
	found := scheme.FindStringSubmatch(s)
	if found == nil {
		return Editor{}, errors.New("this is neither an editor that is known nor an address such as editor://open?file={path}&line={line}")
	}
	switch strings.ToLower(found[1]) {
	case "javascript", "data", "vbscript", "blob", "about":
		return Editor{}, fmt.Errorf("an address that begins with %s opens no editor", found[0])
	}
	for _, p := range placeholder.FindAllString(s, -1) {
		if p != "{path}" && p != "{line}" && p != "{column}" {
			return Editor{}, fmt.Errorf("%s stands for nothing; {path}, {line} and {column} do", p)
		}
	}
	if !strings.Contains(s, "{path}") {
		return Editor{}, errors.New("the address does not say where the file goes: {path}")
	}
	return Editor{s}, nil
}

// link returns the URL that opens a file of the site at a line and a column,
// both from 1, or "" without an editor.
func (o *Options) link(file string, line, column int) template.URL {
	if o.Editor.template == "" || file == "" {
		return ""
	}
	full := filepath.ToSlash(filepath.Join(o.Folder, filepath.FromSlash(file)))
	if !strings.HasPrefix(full, "/") {
		full = "/" + full // C:/Users/… as in a file: address
	}
	// The scheme was checked by ParseEditor, and all values are escaped to characters
	// of a path.
	return template.URL(strings.NewReplacer(
		"{path}", escapePath(full),
		"{line}", strconv.Itoa(max(line, 1)),
		"{column}", strconv.Itoa(max(column, 1)),
	).Replace(o.Editor.template))
}

// escapePath percent-encodes everything but letters, digits, slashes and
// characters without a meaning in paths and queries.
func escapePath(p string) string {
	var b strings.Builder
	for i := range len(p) {
		c := p[i]
		isDrive := c == ':' && i == 2 // "/C:"
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("/-._~", c) >= 0 || isDrive {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
