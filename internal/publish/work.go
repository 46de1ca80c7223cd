package publish

import (
	"cmp"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io/fs"
	"regexp"
	"strings"
)

// work is a folder that a run made for itself. Nobody can guess its random name, and
// nobody can choose its number on disk; the lock records both. A folder of which either
// differs is not ours, whatever it is called and whatever it holds.
type work struct {
	name  string
	inode string // "" until the folder is made
}

// newWork returns a name that begins with prefix and that no other run has had.
func newWork(prefix string) work {
	var token [8]byte
	_, _ = rand.Read(token[:]) // it never fails
	return work{name: prefix + hex.EncodeToString(token[:])}
}

// ownName matches the names that this package gives to files of its own.
var ownName = regexp.MustCompile(`^\.(.+\.(next|old|lock)(-[0-9a-f]{16})?|annals\..*)$`)

// String returns the line of a lock.
func (w work) String() string { return cmp.Or(w.inode, noInode) + " " + w.name + "\n" }

const noInode = "-"

// parseWork reads the lines of a lock, which may be cut off or come from anywhere, about
// folders whose names begin with prefix.
func parseWork(text, prefix string) []work {
	var all []work
	for line := range strings.Lines(text) {
		inode, name, found := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		token, ours := strings.CutPrefix(name, prefix)
		if !found || !ours || !strings.HasSuffix(line, "\n") || !workToken.MatchString(token) {
			continue
		}
		if inode == noInode {
			inode = ""
		}
		all = append(all, work{name, inode})
	}
	return all
}

var workToken = regexp.MustCompile(`^(next|old)-[0-9a-f]{16}$`)

// isOurs reports whether the folder at w.name is the recorded one.
func (d *disk) isOurs(w work) (bool, error) {
	info, err := d.lstat(w.name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	top, err := d.top.Stat()
	if err != nil {
		return false, err
	}
	return info.IsDir() && w.inode != "" && inodeOf(info) == w.inode && deviceOf(info) == deviceOf(top) &&
		(isOwn(info) || isAdministrator()), nil
}

// makeWork makes a folder, which it records beforehand.
func (l *lock) makeWork(prefix string) (work, error) {
	w := newWork(prefix)
	if err := l.record(w); err != nil {
		return work{}, err
	}
	if err := l.disk.mkdir(w.name, dirPerm); err != nil {
		return work{}, err
	}
	info, err := l.disk.lstat(w.name)
	if err == nil {
		w.inode = inodeOf(info)
		err = errors.Join(l.record(w), l.sync())
	}
	if err != nil {
		return work{}, errors.Join(err, l.disk.remove(w.name))
	}
	return w, nil
}

// clear removes what earlier runs recorded and left. What cannot be removed stays
// recorded; notes say so.
func (l *lock) clear() (notes []string, err error) {
	var stuck []work
	for _, w := range l.left {
		ours, err := l.disk.isOurs(w)
		switch {
		case err != nil:
			return nil, err
		case ours:
			if err := l.disk.removeAll(w.name); err != nil {
				stuck = append(stuck, w)
				notes = append(notes, l.disk.stuckNote(w.name, err))
			}
		case w.inode == "":
			l.disk.removeEmpty(w.name) // the run was killed when it had just made the folder
		}
	}
	l.left = stuck
	return notes, nil
}
