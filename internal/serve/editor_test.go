package serve

import "testing"

func TestLinksOpenFilesInEditors(t *testing.T) {
	for _, test := range []struct{ editor, folder, file, want string }{
		{"vscode", "/home/me/record", "content/2018/x.md", "vscode://file/home/me/record/content/2018/x.md:4:9"},
		{"vscodium", "/a b/50%", "유.md", "vscodium://file/a%20b/50%25/%EC%9C%A0.md:4:9"},
		{"idea", "/a&b=c", "x+y#z?.md", "idea://open?file=/a%26b%3Dc/x%2By%23z%3F.md&line=4&column=9"},
		{"textmate", "/x", "y.md", "txmt://open?url=file:///x/y.md&line=4&column=9"},
		{"zed", "/x", `"><script>.md`, "zed://file/x/%22%3E%3Cscript%3E.md:4:9"},
		{"my+editor:{column},{line},{path}", "/x", "y.md", "my+editor:9,4,/x/y.md"},
		{"subl://open?url=file://{path}&line={line}", "/x", "{line}.md", "subl://open?url=file:///x/%7Bline%7D.md&line=4"},
		{"none", "/x", "y.md", ""},
		{"vscode", "/x", "", ""},
	} {
		editor, err := ParseEditor(test.editor)
		if err != nil {
			t.Errorf("%s: %v", test.editor, err)
		}
		o := Options{Folder: test.folder, Editor: editor}
		if got := string(o.link(test.file, 4, 9)); got != test.want {
			t.Errorf("%s: %s, want %s", test.editor, got, test.want)
		}
	}
	o := Options{Folder: "/x", Editor: Editor{template: editors[0].template}}
	if got := o.link("y.md", 0, 0); got != "vscode://file/x/y.md:1:1" {
		t.Errorf("a file as a whole: %s", got)
	}
	if got := escapePath("/C:/a:b"); got != "/C:/a%3Ab" {
		t.Errorf("a drive: %s", got)
	}
}

// A path that is pasted somewhere must do nothing there.
func TestPathsWithHiddenCharactersAreNotCopied(t *testing.T) {
	for file, want := range map[string]string{
		"content/2018/x y.md": "/a b/content/2018/x y.md", "content/유엔.md": "/a b/content/유엔.md", "config.toml": "/a b/config.toml", "": "",
		"content/x\nreboot\n.md": "", "content/\u202egpj.md": "", "content/\x1b[31m.md": "", "content/\u200b.md": "",
	} {
		o := Options{Folder: "/a b"}
		if got := o.copyPath(file); got != want {
			t.Errorf("%q: %q, want %q", file, got, want)
		}
	}
}

func TestInvalidEditorsAreRefused(t *testing.T) {
	for _, s := range []string{
		"", "vi", "/usr/bin/vi", "javascript:alert('{path}')", "JavaScript://{path}", "data:text/html,{path}", "vbscript:{path}",
		"my-editor://open", "my-editor://{file}", "my-editor://{path}:{Line}", "1x:{path}", " vscode://file{path}",
	} {
		if _, err := ParseEditor(s); err == nil {
			t.Errorf("%q is taken", s)
		}
	}
	for _, name := range EditorNames() {
		if _, err := ParseEditor(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
