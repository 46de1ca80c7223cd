package assets

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"annals/internal/diag"
	"annals/internal/load/cleanfile"
	"annals/internal/load/config"
	"annals/internal/load/media"
	"annals/internal/load/sitedir"
	"annals/internal/near"
	"annals/internal/par"
	"annals/internal/sitepath"
	"annals/internal/theme/original"
)

// loader examines the site's files.
type loader struct {
	dir       *sitedir.Dir
	o         Options
	originals map[string][]byte // the built-in files
}

// examine examines files in parallel. Its workers share no buffer with what they
// return.
func (l *loader) examine(ctx context.Context, found []sitedir.File) ([]file, error) {
	return par.Map(ctx, l.o.Jobs, found, func(_ context.Context, _ int, f sitedir.File) (file, error) {
		if l.o.Before != nil && !l.o.Changed(f.Path) {
			if before, ok := l.o.Before.files[below(f.Path)]; ok && before.from == f.Path {
				before.clean = before.clean.In(l.dir)
				return before, nil
			}
		}
		return l.file(f)
	})
}

// file examines one file: whether it may be published, and whether it replaces
// another one.
func (l *loader) file(f sitedir.File) (file, error) {
	name := below(f.Path)
	one := file{from: f.Path, published: name, clean: cleanfile.Unread(l.dir, f.Path)}
	isAsIs := l.isAsIs(name)
	if f.Size > media.MaxFile {
		one.problem(diag.Error, diag.FileTooLarge,
			fmt.Sprintf("the file has %s; %s is the most", diag.Size(f.Size), diag.Size(media.MaxFile)), "publish large files elsewhere and link to them")
		return one, nil
	}
	l.checkSize(&one, f.Size)
	builtin, isReplaced := l.originals[name]
	if isAsIs && !isFingerprinted(name) && !isReplaced && !media.IsPicture(name) {
		return one, nil
	}
	data, err := l.dir.Read(f.Path, media.MaxFile, &one.problems)
	if err != nil || data == nil {
		return one, err
	}
	if isReplaced {
		original.Check(f.Path, data, name, builtin, &one.problems)
	}
	one.isCopy = isReplaced && bytes.Equal(original.Cut(data), builtin)
	if isReplaced && !one.isCopy && !isAsIs && !names(l.o.Static.Replaces, name) {
		one.problem(diag.Warning, diag.ReplacedFile, fmt.Sprintf("this takes the place of the built-in %s on all pages", name),
			fmt.Sprintf("if that is meant so, name it in config.toml under [static], in the list replaces = [%q]", name))
	}
	if isReplaced && strings.HasSuffix(name, ".js") {
		isAsIs = true // it may run, as the one in whose place it is
	}
	if utf8.Valid(data) {
		sitedir.CheckConflicts(f.Path, data, &one.problems)
	}
	clean, parts := cleanfile.Examine(l.dir, f.Path, data, isAsIs, l.o.Known, &one.problems)
	one.clean = clean
	if one.isCopy {
		parts = [][]byte{slim(name, builtin)}
	}
	if isFingerprinted(name) && len(parts) > 0 {
		one.published, one.data = sitepath.Fingerprint(name, sha256.Sum256(parts[0])), parts[0]
	}
	return one, nil
}

func (f *file) problem(severity diag.Severity, code diag.Code, message, hint string) {
	f.problems = append(f.problems, diag.Diagnostic{
		Range: diag.Range{Position: diag.Position{File: f.from}}, Severity: severity, Code: code, Message: message, Hint: hint,
	})
}

// isAsIs reports whether config.toml names a file, or a folder that it is in. What can
// run is to be named itself.
func (l *loader) isAsIs(name string) bool {
	return slices.ContainsFunc(l.o.Static.AsIs, func(n config.Named) bool {
		return n.File == name || strings.HasSuffix(n.File, "/") && strings.HasPrefix(name, n.File) && !media.IsActive(name)
	})
}

func names(list []config.Named, name string) bool {
	return slices.ContainsFunc(list, func(n config.Named) bool { return n.File == name })
}

// checkNames warns of names in config.toml that name nothing.
func (l *loader) checkNames(found []sitedir.File, report *diag.List) {
	all := make([]string, len(found))
	for i, f := range found {
		all[i] = below(f.Path)
	}
	for _, n := range l.o.Static.AsIs {
		isThere := func(name string) bool {
			return name == n.File || strings.HasSuffix(n.File, "/") && strings.HasPrefix(name, n.File)
		}
		isFolder := slices.ContainsFunc(all, func(name string) bool { return strings.HasPrefix(name, n.File+"/") })
		switch {
		case slices.ContainsFunc(all, isThere):
		case isFolder:
			report.Warn(n.At, diag.UnknownAsset, fmt.Sprintf("static/%s is a folder", n.File), fmt.Sprintf("write %q for all files in it", n.File+"/"))
		default:
			report.Warn(n.At, diag.UnknownAsset, fmt.Sprintf("there is nothing at static/%s", n.File), near.Hint(n.File, all, "put it there, or delete it from the list"))
		}
	}
	for _, n := range l.o.Static.Replaces {
		if _, isBuiltin := l.originals[n.File]; !isBuiltin {
			report.Warn(n.At, diag.UnknownAsset, fmt.Sprintf("Annals has no built-in file %s", n.File), near.Hint(n.File, slices.Sorted(maps.Keys(l.originals)), "delete it from the list"))
			continue
		}
		checkThere(n, all, report)
	}
	for _, n := range l.o.Static.Large {
		checkThere(n, all, report)
	}
}

// checkThere warns of a name that is that of none of all files.
func checkThere(n config.Named, all []string, report *diag.List) {
	if !slices.Contains(all, n.File) {
		report.Warn(n.At, diag.UnknownAsset, fmt.Sprintf("there is no file static/%s", n.File), "put it there, or delete it from the list")
	}
}
