package cli

import (
	"annals/internal/cli/opener"
	"annals/internal/serve"
)

// chooseEditor returns the editor of --editor, or one that is installed.
func (a *app) chooseEditor(f *serveFlags) (serve.Editor, error) {
	name := f.editor
	if name == "" && !a.isBrowserElsewhere(f) {
		name = serve.FindEditor(opener.IsInstalled)
	} else if name == "" {
		name = serve.NoEditor
	}
	editor, err := serve.ParseEditor(name)
	if err != nil {
		return editor, asUsageError("editor", name, err)
	}
	if !editor.IsSystem() {
		return editor, nil
	}
	const instead = "leave --editor out; the path of a file can be copied in the browser"
	if f.isOpen() {
		return editor, &usageError{"--editor system opens files on this computer, and with --listen other computers could make it do so", instead}
	}
	if err := opener.Check(); err != nil {
		return editor, &usageError{"--editor system: " + err.Error(), instead}
	}
	return editor, nil
}

// isBrowserElsewhere reports whether the browser is probably on another computer, on
// which a link finds no file.
func (a *app) isBrowserElsewhere(f *serveFlags) bool {
	isRemote := a.getenv("SSH_CONNECTION") != "" || a.getenv("CODESPACES") != "" || a.getenv("REMOTE_CONTAINERS") != ""
	return isRemote || f.isOpen() || len(f.hosts) > 0
}
