package assets

import (
	"fmt"

	"annals/internal/diag"
	"annals/internal/load/sitedir"
)

// webDotfiles are the hidden names that web servers and hosts look for. One that is in
// static/ was put there to be published.
var webDotfiles = []string{".well-known", ".htaccess", ".nojekyll", ".domains"}

// dotfiles lists the hidden files of static/ that config.toml names. It warns of names
// that name nothing, and of those that were probably forgotten.
func (l *loader) dotfiles(report *diag.List) ([]sitedir.File, error) {
	var all []sitedir.File
	for _, n := range l.o.Static.Dotfiles {
		found, err := l.dir.Hidden(folder+"/"+n.File, report)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			report.Warn(n.At, diag.UnknownAsset, fmt.Sprintf("there is nothing to publish at static/%s", n.File), "put it there, or delete it from the list")
		}
		all = append(all, found...)
	}
	for _, name := range webDotfiles {
		if names(l.o.Static.Dotfiles, name) {
			continue
		}
		found, err := l.dir.Hidden(folder+"/"+name, &diag.List{})
		if err != nil {
			return nil, err
		}
		if len(found) > 0 {
			report.Warn(diag.Range{Position: diag.Position{File: folder + "/" + name}}, diag.HiddenFile, "this is hidden, so it is not published",
				fmt.Sprintf("to publish it, name it in config.toml under [static], in the list dotfiles = [%q]; if not, delete it", name))
		}
	}
	return all, nil
}
