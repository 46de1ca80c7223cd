package main

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// commands are the script commands beside testscript's own.
func commands() map[string]func(*testscript.TestScript, bool, []string) {
	all := map[string]func(*testscript.TestScript, bool, []string){
		"exits":    exits,
		"overlay":  overlay,
		"bytes":    writeBytes,
		"grow":     grow,
		"remember": remember,
		"same":     same,
		"changes":  changes,
		"found":    found,
		"font":     font,
		"port":     freePort,
		"fetch":    fetch,
		"picture":  pictureSize,
	}
	maps.Copy(all, systemCommands())
	return all
}

// setupEnv gives scripts characters that are invisible in a text file: ${acute}
// makes of "e" an "é" that is not in normal form C, ${rtl} overrides the direction
// of a text, ${esc} begins terminal sequences, ${newline} ends a line.
func setupEnv(env *testscript.Env) error {
	env.Setenv("acute", "\u0301")
	env.Setenv("rtl", "\u202e")
	env.Setenv("esc", "\x1b")
	env.Setenv("newline", "\n")
	env.Values[trees{}] = map[string]tree{}
	return nil
}

// overlay is "overlay FROM TO": it copies every file below FROM to TO.
func overlay(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: overlay FROM TO")
	}
	from, to := ts.MkAbs(args[0]), ts.MkAbs(args[1])
	ts.Check(fs.WalkDir(os.DirFS(from), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return err
		}
		return put(filepath.Join(to, name), data)
	}))
}

// writeBytes is "bytes FILE HEX…", for content that a script cannot contain.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: bytes FILE HEX…")
	}
	data, err := hex.DecodeString(strings.Join(args[1:], ""))
	ts.Check(err)
	ts.Check(put(ts.MkAbs(args[0]), data))
}

// grow is "grow FILE SIZE": it extends the file to that size, sparsely if the file
// system can.
func grow(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: grow FILE SIZE")
	}
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	file := ts.MkAbs(args[0])
	if _, err := os.Lstat(file); err != nil {
		ts.Check(put(file, nil))
	}
	ts.Check(os.Truncate(file, size))
}

func put(file string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o666)
}

// trees is the key of a script's remembered folders.
type trees struct{}

// tree is the content of a folder at one moment, by path.
type tree map[string]leaf

// leaf is a file, a folder or a link.
type leaf struct {
	info fs.FileInfo
	text string // content of a file, target of a link
}

func readTree(dir string) (tree, error) {
	t := tree{}
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		l := leaf{}
		if l.info, err = d.Info(); err != nil {
			return err
		}
		switch {
		case l.info.Mode().IsRegular():
			var data []byte
			data, err = os.ReadFile(file)
			l.text = string(data)
		case l.info.Mode()&fs.ModeSymlink != 0:
			l.text, err = os.Readlink(file)
		}
		t[filepath.ToSlash(name)] = l
		return err
	})
	return t, err
}

// equal reports whether a file was neither changed nor replaced.
func (l leaf) equal(now leaf) bool {
	return os.SameFile(l.info, now.info) && l.info.Mode() == now.info.Mode() &&
		l.info.ModTime().Equal(now.info.ModTime()) && l.text == now.text
}

// diff lists the differences from an earlier state of the tree, sorted.
func (t tree) diff(before tree) []string {
	var all []string
	for name, l := range t {
		was, ok := before[name]
		switch {
		case !ok:
			all = append(all, name+" is new")
		case l.info.IsDir() && was.info.IsDir() && l.info.Mode() == was.info.Mode():
		case l.text != was.text || l.info.Mode() != was.info.Mode():
			all = append(all, name+" differs")
		case !was.equal(l):
			all = append(all, name+" was written again")
		}
	}
	for name := range before {
		if _, ok := t[name]; !ok {
			all = append(all, name+" is gone")
		}
	}
	slices.Sort(all)
	return all
}

// remember is "remember DIR": same and changes compare with this state.
func remember(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: remember DIR")
	}
	dir := ts.MkAbs(args[0])
	t, err := readTree(dir)
	ts.Check(err)
	ts.Value(trees{}).(map[string]tree)[dir] = t
}

// same is "same DIR": it fails if anything in a remembered folder was touched.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: same DIR")
	}
	if all := compare(ts, args[0]); len(all) > 0 {
		ts.Fatalf("%s is not as it was:\n%s", args[0], strings.Join(all, "\n"))
	}
}

// changes is "changes DIR": it prints the differences of a remembered folder.
func changes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: changes DIR")
	}
	for _, line := range compare(ts, args[0]) {
		fmt.Fprintln(ts.Stdout(), line)
	}
}

func compare(ts *testscript.TestScript, name string) []string {
	dir := ts.MkAbs(name)
	before, ok := ts.Value(trees{}).(map[string]tree)[dir]
	if !ok {
		ts.Fatalf("%s was not remembered", name)
	}
	now, err := readTree(dir)
	ts.Check(err)
	return now.diff(before)
}

// found is "found DIR TEXT": TEXT is in the name or the content of a file in DIR;
// "! found" means that it is in none. Case is ignored.
func found(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] found DIR TEXT")
	}
	t, err := readTree(ts.MkAbs(args[0]))
	ts.Check(err)
	text := []byte(strings.ToLower(args[1]))
	var in []string
	for name, l := range t {
		if bytes.Contains(bytes.ToLower([]byte(name+"\n"+l.text)), text) {
			in = append(in, name)
		}
	}
	slices.Sort(in)
	if neg && len(in) > 0 {
		ts.Fatalf("%q is in %s", args[1], strings.Join(in, ", "))
	}
	if !neg && len(in) == 0 {
		ts.Fatalf("%q is in no file of %s", args[1], args[0])
	}
}

// run runs a program and returns its exit status and its standard error.
func run(t *testing.T, program string, args ...string) (status int, stderr string) {
	t.Helper()
	var out bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stderr = &out
	err := cmd.Run()
	if _, ok := errors.AsType[*exec.ExitError](err); err != nil && !ok {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String()
}
