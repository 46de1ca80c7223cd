package gitbranch

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os/exec"
	"slices"
	"strings"
	"time"

	"annals/internal/publish/upload"
)

// command prepares a call of git, which asks nobody anything, speaks English, and knows no
// other repository than the temporary one.
func (b *Branch) command(ctx context.Context, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, "git", append([]string{"--git-dir=" + b.dir, "-c", "gc.auto=0", "-c", "core.fsync=none"}, args...)...)
	hasSSH := false
	for _, variable := range c.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		hasSSH = hasSSH || name == "GIT_SSH_COMMAND"
		switch name {
		case "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE":
		default:
			c.Env = append(c.Env, variable)
		}
	}
	c.Env = append(c.Env, "GIT_TERMINAL_PROMPT=0", "LC_ALL=C")
	if !hasSSH {
		c.Env = append(c.Env, "GIT_SSH_COMMAND=ssh -oBatchMode=yes")
	}
	c.WaitDelay = 5 * time.Second
	return c
}

// git calls git and returns what it prints.
func (b *Branch) git(ctx context.Context, in io.Reader, args ...string) ([]byte, error) {
	c := b.command(ctx, args...)
	var out, messages bytes.Buffer
	c.Stdin, c.Stdout, c.Stderr = in, &out, &messages
	err := c.Run()
	switch {
	case err == nil:
		return out.Bytes(), nil
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("git is not installed")
	}
	return out.Bytes(), explain(args[0], messages.String()+out.String(), err)
}

// explain words an error of git by what it has printed.
func explain(command, printed string, err error) error {
	message := ""
	for line := range strings.Lines(printed) {
		line = strings.TrimSpace(line)
		for _, begin := range []string{"fatal: ", "error: ", "remote: ", "! "} {
			if text, ok := strings.CutPrefix(line, begin); ok {
				message = cmp.Or(message, strings.TrimSpace(text))
			}
		}
		if strings.Contains(line, "Permission denied") || strings.Contains(line, "Host key verification failed") {
			message = line
			break
		}
	}
	failed := fmt.Errorf("git %s: %s", command, cmp.Or(message, strings.TrimSpace(printed), err.Error()))
	isPassing := func(words string) bool { return strings.Contains(printed, words) }
	if slices.ContainsFunc(passing, isPassing) && !strings.Contains(printed, "Permission denied") {
		return &upload.Temporary{Err: failed}
	}
	return failed
}

// importer is a running git fast-import.
type importer struct {
	command  *exec.Cmd
	pipe     io.WriteCloser
	out      *bufio.Writer
	messages bytes.Buffer
	marks    int
	ended    bool
}

func (b *Branch) startImport(ctx context.Context) (*importer, error) {
	i := &importer{command: b.command(ctx, "fast-import", "--quiet", "--force", "--done")}
	i.command.Stderr = &i.messages
	pipe, err := i.command.StdinPipe()
	if err == nil {
		err = i.command.Start()
	}
	if err != nil {
		return nil, fmt.Errorf("start git fast-import: %w", err)
	}
	i.pipe, i.out = pipe, bufio.NewWriterSize(pipe, 64<<10)
	return i, nil
}

// blob adds the content of a file.
func (i *importer) blob(body io.Reader, size int64) (mark int, err error) {
	i.marks++
	fmt.Fprintf(i.out, "blob\nmark :%d\ndata %d\n", i.marks, size)
	n, err := io.Copy(i.out, io.LimitReader(body, size))
	if err == nil && n != size {
		err = io.ErrUnexpectedEOF
	}
	if err == nil {
		_, err = i.out.WriteString("\n")
	}
	if err != nil {
		return 0, i.failed(err)
	}
	return i.marks, nil
}

// commit makes the commit: the tree of before, without what is gone and with what was
// written.
func (i *importer) commit(b *Branch, message string) error {
	day := b.Now.UTC().Truncate(24 * time.Hour).Unix()
	fmt.Fprintf(i.out, "reset %s\n\ncommit %s\ncommitter Annals <annals@localhost.invalid> %d +0000\ndata %d\n%s\n", local, local, day, len(message), message)
	if b.tree != "" {
		fmt.Fprintf(i.out, "M 040000 %s \n", b.tree)
	}
	for _, path := range slices.Sorted(maps.Keys(b.gone)) {
		fmt.Fprintf(i.out, "D %s\n", quoted(path))
	}
	for _, path := range slices.Sorted(maps.Keys(b.marks)) {
		fmt.Fprintf(i.out, "M 100644 :%d %s\n", b.marks[path], quoted(path))
	}
	fmt.Fprint(i.out, "\ndone\n")
	err := errors.Join(i.out.Flush(), i.pipe.Close())
	i.ended = true
	if waited := i.command.Wait(); waited != nil {
		err = waited
	}
	if err != nil {
		return i.failed(err)
	}
	return nil
}

// quoted writes a path in the way of git.
func quoted(path string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(path) + `"`
}

func (i *importer) failed(err error) error {
	return explain("fast-import", i.messages.String(), err)
}

// stop ends an import that was not committed.
func (i *importer) stop() {
	if i == nil || i.ended {
		return
	}
	_ = i.pipe.Close()
	_ = i.command.Process.Kill()
	_ = i.command.Wait()
}
