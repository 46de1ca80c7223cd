package publish

import (
	"bufio"
	"io"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// isMountRoot reports whether a mount begins at an open folder, also one of the same
// file system, which its device does not tell. Kernels before 5.8 do not say.
func isMountRoot(folder *os.File) bool {
	var stat unix.Statx_t
	err := unix.Statx(int(folder.Fd()), "", unix.AT_EMPTY_PATH|unix.AT_NO_AUTOMOUNT, unix.STATX_TYPE, &stat)
	return err == nil && stat.Attributes_mask&stat.Attributes&unix.STATX_ATTR_MOUNT_ROOT != 0
}

// otherMountOf returns a mount point where the folder dir, or one in it, is to be seen a
// second time, as after "mount --bind", or "". It knows the mounts of this process only:
// those of containers are hidden from it.
func otherMountOf(dir string) string {
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return ""
	}
	f, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return ""
	}
	defer f.Close()
	return otherMount(f, real)
}

// mount is a line of /proc/self/mountinfo.
type mount struct {
	device string // of the file system
	root   string // the folder of the file system that is mounted
	point  string // where
}

// otherMount looks for the folder in the form of /proc/self/mountinfo.
func otherMount(mountinfo io.Reader, dir string) string {
	var all []mount
	var home mount // that dir lies in; of mounts over each other the last one counts
	for scanner := bufio.NewScanner(mountinfo); scanner.Scan(); {
		fields := strings.Fields(scanner.Text())
		if len(fields) < 5 {
			continue
		}
		m := mount{fields[2], unescapeMount(fields[3]), unescapeMount(fields[4])}
		all = append(all, m)
		if contains(m.point, dir) && len(m.point) >= len(home.point) {
			home = m
		}
	}
	if home.point == "" {
		return ""
	}
	inside := path.Join(home.root, strings.TrimPrefix(dir, home.point))
	for _, m := range all {
		if m.device == home.device && contains(inside, m.root) && !contains(dir, m.point) {
			return m.point
		}
	}
	return ""
}

// contains reports whether the folder dir is name or holds it.
func contains(dir, name string) bool {
	return dir == "/" || name == dir || strings.HasPrefix(name, dir+"/")
}

// unescapeMount decodes the octal escapes of spaces, tabs and line breaks.
func unescapeMount(s string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, `\`)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		n, err := strconv.ParseUint(after[:min(len(after), 3)], 8, 8)
		if err != nil {
			b.WriteByte('\\')
			s = after
			continue
		}
		b.WriteByte(byte(n))
		s = after[3:]
	}
}
