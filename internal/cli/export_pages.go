package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"annals/internal/cli/convert"
	"annals/internal/pipeline"
	"annals/internal/record/lang"
)

// programs are the programs of others that make formats.
var programs = map[string]convert.Program{"pdf": convert.Chromium, "zim": convert.ZIMWriter}

// needProgram reports the program of a format that is not installed.
func needProgram(format *pipeline.ExportFormat) error {
	p, needed := programs[format.Name]
	if !needed || p.Find() != "" {
		return nil
	}
	return &usageError{
		fmt.Sprintf("%s needs %s (%s)", format.Name, p.Name, p.Package),
		"install it, and see that the system finds it under the name " + p.Names[0],
	}
}

// exportPages makes a file of a format by another program, from pages in a folder that
// nobody else can read.
func (a *app) exportPages(ctx context.Context, o pipeline.Options, e pipeline.Export, out *exported) (result pipeline.Result, err error) {
	work, err := os.MkdirTemp("", "annals-export-")
	if err != nil {
		return result, fmt.Errorf("make a folder for the pages: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	folder, own, file := filepath.Join(work, "pages"), filepath.Join(work, "program"), filepath.Join(work, e.Format.File)
	if err := errors.Join(os.Mkdir(folder, 0o700), os.Mkdir(own, 0o700)); err != nil {
		return result, fmt.Errorf("make a folder for the pages: %w", err)
	}
	pages, result, err := pipeline.WritePages(ctx, o, e, folder)
	if err != nil || result.Diagnostics.HasErrors() {
		return result, err
	}
	program := programs[e.Format.Name].Find()
	if e.Format.Name == "pdf" {
		err = convert.PDF(ctx, program, folder, pages.First, own, file)
	} else {
		err = convert.ZIM(ctx, program, folder, aboutZIM(pages), file)
	}
	if err != nil {
		return result, err
	}
	if !a.global.quiet {
		a.note(fmt.Sprintf("%s puts the time of its work into the file, so its bytes differ from run to run", programs[e.Format.Name].Name))
	}
	return result, out.write(func(w io.Writer) error { return copyFile(w, file) })
}

func aboutZIM(p pipeline.Pages) convert.About {
	about := p.About
	if about == "" {
		about = p.Title
	}
	name := strings.ToLower(strings.Join(strings.Fields(p.Title), "-"))
	return convert.About{First: p.First, Lang: lang.Code3(p.Lang), Name: name, Title: p.Title, Text: about, Creator: p.Owner}
}

func copyFile(w io.Writer, file string) error {
	f, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("read what was made: %w", err)
	}
	defer f.Close()
	if _, err := io.Copy(w, f); err != nil {
		return fmt.Errorf("write the export: %w", err)
	}
	return nil
}
