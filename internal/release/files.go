package release

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"annals/internal/cli"
	"annals/internal/release/archive"
)

// completion is the file of completions for a shell, and where the system looks for it.
type completion struct{ shell, name, installed string }

var completions = []completion{
	{"bash", "annals.bash", "usr/share/bash-completion/completions/annals"},
	{"zsh", "_annals", "usr/share/zsh/vendor-completions/_annals"},
	{"fish", "annals.fish", "usr/share/fish/vendor_completions.d/annals.fish"},
	{"powershell", "annals.ps1", ""},
}

// script returns what the program prints for the shell.
func (c completion) script() ([]byte, error) {
	var out, complaints bytes.Buffer
	env := cli.Env{Stdin: &bytes.Buffer{}, Stdout: &out, Stderr: &complaints, Getenv: func(string) string { return "" }}
	if status := cli.Main([]string{"completion", c.shell}, env); status != 0 {
		return nil, fmt.Errorf("annals completion %s: %s", c.shell, &complaints)
	}
	return out.Bytes(), nil
}

// name returns how the files of the release for one system begin.
func (m *maker) name(t target) string { return "annals-" + m.origin.version + "-" + t.label() }

// archive makes the archive for a system.
func (m *maker) archive(b binary) (archive.File, error) {
	files := []archive.File{
		{Path: b.target.file(), Data: b.data, IsProgram: true},
		{Path: "LICENSES-OF-OTHERS.txt", Data: m.notices},
	}
	for name, source := range map[string]string{
		"LICENSE": "LICENSE", "README.md": "README.md", "CHANGELOG.md": "CHANGELOG.md", "INSTALL.md": "internal/guide/installing.md",
	} {
		data, err := m.read(source)
		if err != nil {
			return archive.File{}, err
		}
		files = append(files, archive.File{Path: name, Data: data})
	}
	for _, c := range completions {
		script, err := c.script()
		if err != nil {
			return archive.File{}, err
		}
		files = append(files, archive.File{Path: "completions/" + c.name, Data: script})
	}
	folder := m.name(b.target)
	if b.target.system == "windows" {
		data, err := archive.Zip(folder, files)
		return archive.File{Path: folder + ".zip", Data: data}, err
	}
	for _, page := range cli.ManPages(m.origin.version, m.day()) {
		files = append(files, archive.File{Path: "man/man1/" + page.Name + ".1", Data: page.Source()})
	}
	data, err := archive.TarGz(folder, files, m.origin.made)
	return archive.File{Path: folder + ".tar.gz", Data: data}, err
}

// day returns the day of the release.
func (m *maker) day() string { return m.origin.made.Format("2006-01-02") }

// read reads a file of the project.
func (m *maker) read(name string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(m.root, name))
	if err != nil {
		return nil, fmt.Errorf("read a file of the project: %w", err)
	}
	return data, nil
}
