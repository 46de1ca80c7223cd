// Package kept holds what a computer keeps of its publications, in the folder .annals of
// the site: the claims of runs that did not end, and the last publications as archives.
//
// Its input is the folder of the site and the name of a destination, its output files
// below .annals/, which nobody else reads and git ignores. A publication that is published
// again comes from here and never from the destination, where what was withdrawn is gone.
package kept

import (
	"archive/zip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"annals/internal/publish"
	"annals/internal/sitepath"
)

const (
	folder  = ".annals"
	ignore  = folder + "/.gitignore"
	dirPerm = 0o700
	perm    = 0o600
)

// ErrInUse is returned by Open while another process publishes to the same destination.
var ErrInUse = errors.New("another annals publish on this computer is publishing there")

// Kept is what is kept of one destination.
type Kept struct {
	root    *os.Root
	dir     string // the folder of the site
	name    string
	release func() error
}

// Open opens what is kept, for this process alone.
func Open(site, name string) (*Kept, error) {
	root, err := os.OpenRoot(site)
	if err != nil {
		return nil, fmt.Errorf("open the folder of the site: %w", err)
	}
	k := &Kept{root: root, dir: site, name: name}
	if err := k.open(); err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return k, nil
}

func (k *Kept) open() error {
	for _, dir := range []string{folder + "/publish", k.publications()} {
		if err := k.root.MkdirAll(dir, dirPerm); err != nil {
			return fmt.Errorf("make a folder for what is kept: %w", err)
		}
	}
	if err := k.root.WriteFile(ignore, []byte("*\n"), perm); err != nil {
		return fmt.Errorf("keep git away from what is kept: %w", err)
	}
	release, err := publish.LockFile(filepath.Join(k.dir, folder, "publish", k.name+".lock"))
	if err == nil && release == nil {
		err = ErrInUse
	}
	if err != nil {
		return err
	}
	k.release = release
	err = k.root.RemoveAll(k.work()) // of a run that was killed
	if err == nil {
		err = k.root.MkdirAll(k.work(), dirPerm)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("make a folder for temporary files: %w", err), release())
	}
	return nil
}

// Close lets other processes publish there.
func (k *Kept) Close() error {
	return errors.Join(k.root.RemoveAll(k.work()), k.release(), k.root.Close())
}

// Work returns a folder for temporary files, which is empty at first and removed by Close.
func (k *Kept) Work() string { return filepath.Join(k.dir, filepath.FromSlash(k.work())) }

func (k *Kept) work() string { return path.Join(folder, "work", k.name) }

func (k *Kept) publications() string { return path.Join(folder, "publications", k.name) }

func (k *Kept) claimsFile() string { return path.Join(folder, "publish", k.name+".json") }

// claims is the file of claims.
type claims struct {
	Claims []string `json:"claims"`
}

// Claims returns the claims of runs of this computer that did not end. What cannot be read
// counts as none.
func (k *Kept) Claims() []string {
	var c claims
	raw, err := k.root.ReadFile(k.claimsFile())
	if err != nil || json.Unmarshal(raw, &c) != nil {
		return nil
	}
	return c.Claims
}

// Claimed records a claim; "" takes all of them back.
func (k *Kept) Claimed(token string) error {
	c := claims{append(k.Claims(), token)}
	if token == "" {
		c.Claims = nil
	}
	raw, err := json.Marshal(c)
	if err == nil {
		err = k.replace(k.claimsFile(), func(w io.Writer) error {
			_, err := w.Write(raw)
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("record who publishes: %w", err)
	}
	return nil
}

// replace writes a file as a whole or not at all.
func (k *Kept) replace(name string, write func(io.Writer) error) error {
	next := name + ".next"
	f, err := k.root.OpenFile(next, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, perm)
	if err != nil {
		return err
	}
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = k.root.Rename(next, name)
	}
	if err != nil {
		_ = k.root.Remove(next)
	}
	return err
}

// Numbers lists the publications that are kept, the oldest first.
func (k *Kept) Numbers() (all []int) {
	entries, err := fs.ReadDir(k.root.FS(), k.publications())
	if err != nil {
		return nil
	}
	for _, e := range entries {
		n, err := strconv.Atoi(strings.TrimSuffix(e.Name(), ".zip"))
		if err == nil && path.Ext(e.Name()) == ".zip" {
			all = append(all, n)
		}
	}
	slices.Sort(all)
	return all
}

func (k *Kept) archive(n int) string { return path.Join(k.publications(), strconv.Itoa(n)+".zip") }

// Keep keeps a publication as an archive, and removes the oldest until there are as many
// as limit.
func (k *Kept) Keep(n, limit int, write func(io.Writer) error) error {
	if limit > 0 {
		if err := k.replace(k.archive(n), write); err != nil {
			return fmt.Errorf("keep publication %d: %w", n, err)
		}
	}
	all := k.Numbers()
	for _, old := range all[:max(len(all)-limit, 0)] {
		if err := k.root.Remove(k.archive(old)); err != nil {
			return fmt.Errorf("remove publication %d, which was kept: %w", old, err)
		}
	}
	return nil
}

// Unpack unpacks a publication into a new folder, which the caller removes.
func (k *Kept) Unpack(n int) (dir string, err error) {
	f, err := k.root.Open(k.archive(n))
	if err != nil {
		return "", fmt.Errorf("open publication %d: %w", n, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", fmt.Errorf("open publication %d: %w", n, err)
	}
	archive, err := zip.NewReader(f, info.Size())
	if err != nil {
		return "", fmt.Errorf("read publication %d: %w", n, err)
	}
	dir, err = os.MkdirTemp(k.Work(), "again-")
	if err != nil {
		return "", fmt.Errorf("make a folder for publication %d: %w", n, err)
	}
	if err := unpack(archive, dir); err != nil {
		return "", errors.Join(fmt.Errorf("unpack publication %d: %w", n, err), os.RemoveAll(dir))
	}
	return dir, nil
}

func unpack(archive *zip.Reader, dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, file := range archive.File {
		if err := sitepath.Check(file.Name); err != nil {
			return err
		}
		if err := root.MkdirAll(path.Dir(file.Name), dirPerm); err != nil {
			return err
		}
		if err := unpackFile(root, file); err != nil {
			return err
		}
	}
	return nil
}

func unpackFile(root *os.Root, file *zip.File) error {
	body, err := file.Open()
	if err != nil {
		return err
	}
	defer body.Close()
	f, err := root.OpenFile(file.Name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, perm)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, body)
	return errors.Join(err, f.Close())
}
