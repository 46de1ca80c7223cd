package archive

import (
	"bytes"
	"crypto/md5" // the checksums that dpkg --verify knows
	"fmt"
	"time"
)

// Deb makes a package for dpkg of files with the paths that they get in the system, and of
// the file control, which must name the rest.
func Deb(control []byte, files []File, made time.Time) ([]byte, error) {
	data, err := tarGz("", files, made, true)
	if err != nil {
		return nil, err
	}
	about, err := tarGz("", []File{{Path: "control", Data: control}, {Path: "md5sums", Data: md5sums(files)}}, made, true)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("!<arch>\n")
	for _, member := range []File{{Path: "debian-binary", Data: []byte("2.0\n")}, {Path: "control.tar.gz", Data: about}, {Path: "data.tar.gz", Data: data}} {
		fmt.Fprintf(&b, "%-16s%-12d%-6d%-6d%-8s%-10d`\n", member.Path, made.Unix(), 0, 0, "100644", len(member.Data))
		b.Write(member.Data)
		if len(member.Data)%2 == 1 {
			b.WriteByte('\n')
		}
	}
	return b.Bytes(), nil
}

func md5sums(files []File) []byte {
	var b bytes.Buffer
	for _, f := range sorted(files) {
		fmt.Fprintf(&b, "%x  %s\n", md5.Sum(f.Data), f.Path)
	}
	return b.Bytes()
}
