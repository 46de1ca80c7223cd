package serve

import (
	"errors"
	"fmt"
	"html/template"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"annals/internal/diag"
)

// Editor opens a file in an editor: by a URL with the line, or by the program that
// the system has for it. The zero Editor does neither.
type Editor struct {
	template string
	isSystem bool
}

// IsSystem reports whether files are opened by Options.Open.
func (e Editor) IsSystem() bool { return e.isSystem }

// The names of editors that are none.
const (
	NoEditor     = "none"
	SystemEditor = "system"
)

// knownEditor is an editor that opens links without a helper program.
type knownEditor struct {
	name, template string
	command, app   string // by which it is found; "" is never found
}

var editors = []knownEditor{
	{"vscode", "vscode://file{path}:{line}:{column}", "code", "Visual Studio Code"},
	{"vscodium", "vscodium://file{path}:{line}:{column}", "codium", "VSCodium"},
	{"cursor", "cursor://file{path}:{line}:{column}", "cursor", "Cursor"},
	{"windsurf", "windsurf://file{path}:{line}:{column}", "windsurf", "Windsurf"},
	{"zed", "zed://file{path}:{line}:{column}", "zed", "Zed"},
	{"vscode-insiders", "vscode-insiders://file{path}:{line}:{column}", "code-insiders", "Visual Studio Code - Insiders"},
	{"idea", "idea://open?file={path}&line={line}&column={column}", "", ""},
	{"webstorm", "webstorm://open?file={path}&line={line}&column={column}", "", ""},
	{"textmate", "txmt://open?url=file://{path}&line={line}&column={column}", "", ""},
	{"macvim", "mvim://open?url=file://{path}&line={line}&column={column}", "", ""},
}

// EditorNames lists the names that ParseEditor accepts.
func EditorNames() []string {
	var names []string
	for _, e := range editors {
		names = append(names, e.name)
	}
	slices.Sort(names)
	return append(names, SystemEditor, NoEditor)
}

// FindEditor returns the name of the first known editor that is installed, by its
// command or the name of its application, or NoEditor.
func FindEditor(isInstalled func(command, app string) bool) string {
	for _, e := range editors {
		if e.command != "" && isInstalled(e.command, e.app) {
			return e.name
		}
	}
	return NoEditor
}

var (
	scheme      = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*):`)
	placeholder = regexp.MustCompile(`\{[^{}]*\}`)
)

// ParseEditor parses the name of an editor, or a URL template with {path} and
// optionally {line} and {column}.
func ParseEditor(s string) (Editor, error) {
	switch s {
	case NoEditor:
		return Editor{}, nil
	case SystemEditor:
		return Editor{isSystem: true}, nil
	}
	for _, known := range editors {
		if s == known.name {
			return Editor{template: known.template}, nil
		}
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
	return Editor{template: s}, nil
}

// path returns the path of a file of the site on this machine, or "".
func (o *Options) path(file string) string {
	if file == "" {
		return ""
	}
	return filepath.Join(o.Folder, filepath.FromSlash(file))
}

// copyPath returns the path of a file of the site, to be copied and pasted; "" if it
// has characters that could do something where they are pasted.
func (o *Options) copyPath(file string) string {
	full := o.path(file)
	if diag.Visible(full) != full {
		return ""
	}
	return full
}

// link returns the URL that opens a file of the site at a line and a column,
// both from 1, or "" without an editor.
func (o *Options) link(file string, line, column int) template.URL {
	if o.Editor.template == "" || file == "" {
		return ""
	}
	full := filepath.ToSlash(o.path(file))
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
