package watch

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// noEventDisks are the file systems that other machines can change without an
// event on this one, by their magic numbers in Linux.
var noEventDisks = map[uint32]string{
	unix.NFS_SUPER_MAGIC:   "NFS",
	unix.SMB_SUPER_MAGIC:   "SMB",
	unix.SMB2_SUPER_MAGIC:  "SMB",
	unix.CIFS_SUPER_MAGIC:  "SMB",
	unix.V9FS_MAGIC:        "9P",
	unix.FUSE_SUPER_MAGIC:  "FUSE",
	unix.AFS_FS_MAGIC:      "AFS",
	unix.AFS_SUPER_MAGIC:   "AFS",
	unix.CODA_SUPER_MAGIC:  "Coda",
	unix.CEPH_SUPER_MAGIC:  "Ceph",
	unix.OCFS2_SUPER_MAGIC: "OCFS2",
	0x01161970:             "GFS2",
	0x0bd00bd0:             "Lustre",
	0x786f4256:             "VirtualBox",
	0xbacbacbc:             "VMware",
	0x7c7c6673:             "Parallels",
}

// checkEventSupport returns an error if a folder is on a file system that does not
// report all changes as events.
func checkEventSupport(folder string) error {
	var disk unix.Statfs_t
	if err := unix.Statfs(folder, &disk); err != nil {
		return nil // removed meanwhile: watching it fails next
	}
	if kind, is := noEventDisks[uint32(disk.Type)]; is { // its type depends on the processor
		return fmt.Errorf("%s lies on a disk of the kind %s", folder, kind)
	}
	return nil
}

// explain describes why there are no events, and how to get them.
func explain(reason error) string {
	switch {
	case errors.Is(reason, syscall.ENOSPC):
		return limitMessage("no more folders can be watched", "fs.inotify.max_user_watches", "/proc/sys/fs/inotify/max_user_watches")
	case errors.Is(reason, syscall.EMFILE):
		return limitMessage("no more programs can watch folders", "fs.inotify.max_user_instances", "/proc/sys/fs/inotify/max_user_instances")
	}
	return fmt.Sprintf("the system does not tell of changes: %v", reason)
}

// limitMessage names a limit of the system that was reached, and the command that
// raises it fourfold.
func limitMessage(reached, name, file string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Sprintf("%s: the limit %s is reached", reached, name)
	}
	value, err := strconv.Atoi(string(bytes.TrimSpace(text)))
	if err != nil {
		return fmt.Sprintf("%s: the limit %s is reached", reached, name)
	}
	return fmt.Sprintf("%s: the limit %s is %d (to raise it: sudo sysctl %s=%d)", reached, name, value, name, 4*value)
}
