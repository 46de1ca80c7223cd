package publish

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

const mountInfo = `22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 254:0 /srv/site/public /var/lib/box\040one/srv rw,relatime - ext4 /dev/vda rw
31 22 0:26 / /home/volume rw - tmpfs none rw
32 22 254:0 /srv/other/public/sub /mnt/sub rw,relatime - ext4 /dev/vda rw
33 22 0:27 / /srv/shadow rw - tmpfs none rw
broken line
`

func TestOtherMount(t *testing.T) {
	for dir, want := range map[string]string{
		"/srv/site/public":     "/var/lib/box one/srv",
		"/srv/other/public":    "/mnt/sub", // one of its folders
		"/srv/site":            "/var/lib/box one/srv",
		"/srv/site/publi":      "",
		"/srv/site/public/x":   "",
		"/home/volume":         "",
		"/home/volume/x":       "",
		"/srv/shadow/public":   "",
		"/var/lib/box one/srv": "",
	} {
		if got := otherMount(strings.NewReader(mountInfo), dir); got != want {
			t.Errorf("%s: %q, want %q", dir, got, want)
		}
	}
	if got := otherMount(strings.NewReader(""), "/srv"); got != "" {
		t.Errorf("without mounts: %q", got)
	}
}

const mountChild = "ANNALS_TEST_MOUNT"

// TestRealMounts runs the tests of TestMountChild in mount namespaces of their own,
// which need no rights where user namespaces are allowed.
func TestRealMounts(t *testing.T) {
	for _, name := range []string{"mount point", "bind mount", "bound elsewhere", "volume inside", "bind mount inside"} {
		t.Run(name, func(t *testing.T) {
			child := exec.Command(os.Args[0], "-test.run=^TestMountChild$", "-test.v")
			child.Env = append(os.Environ(), mountChild+"="+name, "TMPDIR="+t.TempDir())
			child.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
			if os.Geteuid() != 0 {
				child.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
				child.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
				child.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
			}
			out, err := child.CombinedOutput()
			if err != nil && child.ProcessState == nil || strings.Contains(string(out), cannotMount) {
				t.Skipf("nothing can be mounted here (%v %s); the tests of mount_test.go cover the same code", err, out)
			}
			if err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

const cannotMount = "cannot mount"

// mounted is a mount of the tests: from "" is a new file system.
type mounted struct{ from, to, why string }

func TestMountChild(t *testing.T) {
	dir := t.TempDir()
	dst := filepath.Join(dir, "public")
	volume := filepath.Join(dst, "uploads")
	m, asked := map[string]mounted{
		"mount point":       {"", dst, "public is a mount point"},
		"bind mount":        {filepath.Join(dir, "other"), dst, "public is a mount point"},
		"bound elsewhere":   {dst, filepath.Join(dir, "other"), "public is also mounted at " + filepath.Join(dir, "other")},
		"volume inside":     {"", volume, "uploads in public is a mount point"},
		"bind mount inside": {filepath.Join(dir, "other"), volume, "uploads in public is a mount point"},
	}[os.Getenv(mountChild)]
	if !asked {
		t.Skip("runs only as the child of TestRealMounts")
	}
	publish(t, dst, tree{"index.html": "0"})
	must(t, os.Mkdir(filepath.Join(dir, "other"), 0o755))
	must(t, os.MkdirAll(m.to, 0o755))
	mountIt(t, m)
	if m.to == dst {
		publish(t, dst, tree{"index.html": "0"})
	} else {
		writeFiles(t, m.to, tree{"photo.jpg": "mine"})
	}
	folder := stat(t, dst)
	for _, text := range []string{"1", "2"} {
		r := publish(t, dst, tree{"index.html": text})
		if r.Atomic || len(r.Notes) != 1 || !strings.HasSuffix(r.Notes[0], "because "+m.why) {
			t.Errorf("%+v", r)
		}
	}
	if !os.SameFile(folder, stat(t, dst)) {
		t.Error("the folder is another one")
	}
	if data, err := os.ReadFile(filepath.Join(m.to, "photo.jpg")); m.to != dst && (err != nil || string(data) != "mine") {
		t.Errorf("the file on the volume: %q, %v", data, err)
	}
	if data, err := os.ReadFile(filepath.Join(m.to, "index.html")); m.to != volume && (err != nil || string(data) != "2") {
		t.Errorf("what is mounted shows %q, %v", data, err)
	}
	checkNames(t, dir, "other", "public")
}

func mountIt(t *testing.T, m mounted) {
	t.Helper()
	err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, "")
	if err == nil && m.from == "" {
		err = syscall.Mount("none", m.to, "tmpfs", 0, "size=4m")
	} else if err == nil {
		err = syscall.Mount(m.from, m.to, "", syscall.MS_BIND, "")
	}
	if err != nil {
		t.Fatalf("%s: %v", cannotMount, err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(m.to, syscall.MNT_DETACH) })
}
