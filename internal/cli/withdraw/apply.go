package withdraw

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"annals/internal/cli/scaffold"
	"annals/internal/load/layout"
	"annals/internal/sitepath"
)

// Apply carries out the plan in the site folder dir. The new text is in place before the
// first file goes, and from then on nothing of the entry is published: what an interrupted
// withdrawal leaves are files that the next one removes.
func (p *Plan) Apply(dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open the site folder: %w", err)
	}
	defer root.Close()
	if _, err := scaffold.Replace(dir, scaffold.File{Path: p.stored.file, Text: p.text}); err != nil {
		return fmt.Errorf("%w; nothing was withdrawn", err)
	}
	err = p.removeHidden(root)
	for _, file := range append(slices.Clone(p.stored.remove), strings.TrimSuffix(p.stored.file, layout.Extension)) {
		err = errors.Join(err, remove(root, file))
	}
	if err != nil {
		return fmt.Errorf("%w; the entry is withdrawn, but this is still there: type the same again", err)
	}
	return nil
}

// leftBehind are the suffixes of hidden files that an interrupted command may have left
// beside a file: they can hold its text.
var leftBehind = []string{".old", ".new", ".tmp"}

// removeHidden removes such files of the entry.
func (p *Plan) removeHidden(root *os.Root) error {
	folder := path.Dir(p.stored.file)
	names, err := fs.ReadDir(root.FS(), folder)
	if err != nil {
		return fmt.Errorf("look into %s: %w", folder, err)
	}
	for _, name := range names {
		for _, suffix := range leftBehind {
			of, isLeft := strings.CutSuffix(strings.TrimPrefix(name.Name(), "."), suffix)
			if isLeft && strings.HasPrefix(name.Name(), ".") && p.isPart(path.Join(path.Dir(p.File), sitepath.Normal(of))) {
				err = errors.Join(err, remove(root, path.Join(folder, name.Name())))
			}
		}
	}
	return err
}

// remove removes a file, or a folder with all that is in it.
func remove(root *os.Root, name string) error {
	if err := root.RemoveAll(name); err != nil {
		return fmt.Errorf("remove %s: %w", name, err)
	}
	return nil
}
