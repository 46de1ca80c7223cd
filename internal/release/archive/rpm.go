package archive

import (
	"bytes"
	"crypto/md5"  // the checksums that older versions of rpm know, beside newer ones
	"crypto/sha1" // as above
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"path"
	"strings"
	"time"
)

// RPM describes a package for rpm.
type RPM struct {
	Name, Version, Release, Arch          string
	Summary, Description, License, Author string
	Folders                               []string // that the package alone has
	Made                                  time.Time
}

// Tags, types and flags of headers: lib/rpmtag.h and lib/rpmds.h of rpm.
const (
	rpmInt16, rpmInt32, rpmString, rpmBin, rpmStrings, rpmI18n = 3, 4, 6, 7, 8, 9

	rpmSignatures, rpmImmutable = 62, 63 // the region that each header begins with
	rpmEqual                    = 8
	rpmAtMost                   = 2 | rpmEqual
	rpmOfRpm                    = 1 << 24 // what the program rpm provides itself
	rpmDocument                 = 2
	rpmFolder, rpmRegular       = 0o040000, 0o100000
)

// Pack makes the package of files with the paths that they get in the system.
func (r RPM) Pack(files []File) ([]byte, error) {
	for _, folder := range r.Folders {
		files = append(files[:len(files):len(files)], File{Path: folder + "/"})
	}
	files = sorted(files)
	contents := r.cpio(files)
	payload, err := Gzip(contents)
	if err != nil {
		return nil, err
	}
	header := r.header(files, payload)
	both := append(bytes.Clone(header), payload...)
	var s rpmHeader
	sum1, sum256, sumMD5 := sha1.Sum(header), sha256.Sum256(header), md5.Sum(both)
	s.str(269, rpmString, fmt.Sprintf("%x", sum1))
	s.str(273, rpmString, fmt.Sprintf("%x", sum256))
	s.int32s(1000, len(both))
	s.add(1004, rpmBin, len(sumMD5), 1, sumMD5[:])
	s.int32s(1007, len(contents))
	signatures := s.bytes(rpmSignatures)
	var b bytes.Buffer
	b.Write(r.lead())
	b.Write(signatures)
	b.Write(make([]byte, -len(signatures)&7))
	b.Write(both)
	return b.Bytes(), nil
}

// lead is what a package began with before there were headers; only the program file reads it.
func (r RPM) lead() []byte {
	arch := map[string]uint16{"x86_64": 1, "aarch64": 19}[r.Arch]
	lead := binary.BigEndian.AppendUint16([]byte{0xed, 0xab, 0xee, 0xdb, 3, 0, 0, 0}, arch)
	name := make([]byte, 66)
	copy(name[:len(name)-1], r.Name+"-"+r.Version+"-"+r.Release)
	lead = append(lead, name...)
	lead = append(lead, 0, 1, 0, 5) // Linux; signatures are a header
	return append(lead, make([]byte, 16)...)
}

// header describes the package and its files.
func (r RPM) header(files []File, payload []byte) []byte {
	var h rpmHeader
	h.str(100, rpmStrings, "C")
	h.str(1000, rpmString, r.Name)
	h.str(1001, rpmString, r.Version)
	h.str(1002, rpmString, r.Release)
	h.str(1004, rpmI18n, r.Summary)
	h.str(1005, rpmI18n, r.Description)
	h.int32s(1006, int(r.Made.Unix()))
	h.str(1007, rpmString, "localhost")
	size := 0
	for _, f := range files {
		size += len(f.Data)
	}
	h.int32s(1009, size)
	h.str(1014, rpmString, r.License)
	h.str(1015, rpmString, r.Author)
	h.str(1016, rpmI18n, "Unspecified")
	h.str(1021, rpmString, "linux")
	h.str(1022, rpmString, r.Arch)
	h.files(files, r.Made)
	full := r.Version + "-" + r.Release
	h.str(1044, rpmString, r.Name+"-"+full+".src.rpm")
	h.str(1047, rpmStrings, r.Name)
	h.int32s(1048, rpmAtMost|rpmOfRpm, rpmAtMost|rpmOfRpm, rpmAtMost|rpmOfRpm, rpmAtMost|rpmOfRpm)
	h.str(1049, rpmStrings, "rpmlib(CompressedFileNames)", "rpmlib(FileDigests)", "rpmlib(PayloadFilesHavePrefix)", "rpmlib(TildeInVersions)")
	h.str(1050, rpmStrings, "3.0.4-1", "4.6.0-1", "4.0-1", "4.10.0-1")
	h.int32s(1112, rpmEqual)
	h.str(1113, rpmStrings, full)
	h.str(1124, rpmString, "cpio")
	h.str(1125, rpmString, "gzip")
	h.str(1126, rpmString, "9")
	h.int32s(5011, 8) // checksums of files are SHA-256
	h.str(5062, rpmString, "utf-8")
	h.str(5092, rpmStrings, fmt.Sprintf("%x", sha256.Sum256(payload)))
	h.int32s(5093, 8)
	return h.bytes(rpmImmutable)
}

// files lists what is installed.
func (h *rpmHeader) files(files []File, made time.Time) {
	var sizes, modes, times, flags, verified, devices, inodes, folders []int
	var sums, empty, users, names, paths []string
	for i, f := range files {
		mode, sum, flag := rpmMode(f), fmt.Sprintf("%x", sha256.Sum256(f.Data)), 0
		if mode&rpmFolder != 0 && mode&rpmRegular == 0 {
			sum = ""
		}
		if strings.HasPrefix(f.Path, "usr/share/doc/") || strings.HasPrefix(f.Path, "usr/share/man/") {
			flag = rpmDocument
		}
		dir, name := path.Split("/" + strings.TrimSuffix(f.Path, "/"))
		if len(paths) == 0 || paths[len(paths)-1] != dir {
			paths = append(paths, dir)
		}
		sizes, modes, times, flags = append(sizes, len(f.Data)), append(modes, mode), append(times, int(made.Unix())), append(flags, flag)
		verified, devices, inodes, folders = append(verified, -1), append(devices, 1), append(inodes, i+1), append(folders, len(paths)-1)
		sums, empty, users, names = append(sums, sum), append(empty, ""), append(users, "root"), append(names, name)
	}
	h.int32s(1028, sizes...)
	h.int16s(1030, modes...)
	h.int16s(1033, make([]int, len(files))...)
	h.int32s(1034, times...)
	h.str(1035, rpmStrings, sums...)
	h.str(1036, rpmStrings, empty...)
	h.int32s(1037, flags...)
	h.str(1039, rpmStrings, users...)
	h.str(1040, rpmStrings, users...)
	h.int32s(1045, verified...)
	h.int32s(1095, devices...)
	h.int32s(1096, inodes...)
	h.str(1097, rpmStrings, empty...)
	h.int32s(1116, folders...)
	h.str(1117, rpmStrings, names...)
	h.str(1118, rpmStrings, paths...)
}

func rpmMode(f File) int {
	if strings.HasSuffix(f.Path, "/") {
		return rpmFolder | 0o755
	}
	return rpmRegular | int(f.mode())
}

// cpio packs the files in the form "newc".
func (r RPM) cpio(files []File) []byte {
	var b bytes.Buffer
	put := func(inode, mode int, name string, data []byte) {
		fmt.Fprintf(&b, "070701%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%s\x00",
			inode, mode, 0, 0, 1, r.Made.Unix(), len(data), 0, 0, 0, 0, len(name)+1, 0, name)
		b.Write(make([]byte, -b.Len()&3))
		b.Write(data)
		b.Write(make([]byte, -b.Len()&3))
	}
	for i, f := range files {
		put(i+1, rpmMode(f), "./"+strings.TrimSuffix(f.Path, "/"), f.Data)
	}
	put(0, 0, "TRAILER!!!", nil)
	return b.Bytes()
}
