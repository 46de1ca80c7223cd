package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"annals/internal/diag"
	"annals/internal/pipeline"
)

// exported is where an exported file goes: to a file, or to standard output.
type exported struct {
	stdout io.Writer
	file   string // "": to standard output
}

// exportOutput decides where a file goes. A terminal shows no binary file.
func (a *app) exportOutput(format *pipeline.ExportFormat, file string) (*exported, error) {
	if file == "" && format.IsBinary && isTerminal(a.stdout) {
		return nil, &usageError{fmt.Sprintf("%s is no text, so a terminal cannot show it", format.Name), "name a file: --output " + format.File}
	}
	if info, err := os.Stat(file); file != "" && err == nil && info.IsDir() {
		return nil, &usageError{fmt.Sprintf("%s is a folder", file), "name a file: --output " + filepath.Join(file, format.File)}
	}
	return &exported{a.stdout, file}, nil
}

// write writes the file: whole, or not at all, unless it goes to standard output.
func (e *exported) write(render func(io.Writer) error) error {
	if e.file == "" {
		return buffered(e.stdout, render)
	}
	target, err := filepath.EvalSymlinks(e.file)
	if err != nil {
		target = e.file
	}
	if info, err := os.Stat(target); err == nil && !info.Mode().IsRegular() {
		return writeThrough(target, render) // to a device or a pipe
	}
	next := filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+".tmp")
	if err := os.Remove(next); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove what an earlier run left: %w", err)
	}
	if err := writeNew(next, render); err != nil {
		return fmt.Errorf("write %s: %w", e.file, errors.Join(err, removeIfThere(next)))
	}
	if err := os.Rename(next, target); err != nil {
		return fmt.Errorf("write %s: %w", e.file, errors.Join(err, os.Remove(next)))
	}
	return nil
}

func removeIfThere(file string) error {
	if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func writeThrough(file string, render func(io.Writer) error) error {
	f, err := os.OpenFile(file, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	return errors.Join(buffered(f, render), f.Close())
}

func writeNew(file string, render func(io.Writer) error) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	err = buffered(f, render)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

func buffered(w io.Writer, render func(io.Writer) error) error {
	b := bufio.NewWriterSize(w, 1<<16)
	if err := render(b); err != nil {
		return err
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write the export: %w", err)
	}
	return nil
}

// report prints what happened. Where the file itself goes to standard output, nothing else
// does.
func (e *exported) report(a *app, result pipeline.Result, err error) error {
	if e.file == "" {
		own := *a
		own.stdout = a.stderr
		a = &own
	}
	tail := ""
	if err != nil || result.Diagnostics.HasErrors() {
		tail = "; nothing was exported"
	}
	if err := a.reportResult(result, err, tail); err != nil || e.file == "" || a.global.quiet {
		return err
	}
	return a.printf("wrote %s", diag.Visible(e.file))
}
