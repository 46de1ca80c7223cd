package sftp

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"annals/internal/publish/upload"
)

// names answers with a listing of files of these names.
func names(id uint32, all ...string) packet {
	p := packet{0, 0, 0, 0, 104}
	p = binary.BigEndian.AppendUint32(p, id)
	p = binary.BigEndian.AppendUint32(p, uint32(len(all)))
	for _, name := range all {
		p = append(binary.BigEndian.AppendUint32(p, uint32(len(name))), name...)
		p = append(p, 0, 0, 0, 0, 0, 0, 0, 0) // no long name, no attributes
	}
	binary.BigEndian.PutUint32(p, uint32(len(p)-4))
	return p
}

// TestHostileAnswers are those of a host that wants to harm this computer, or is broken.
func TestHostileAnswers(t *testing.T) {
	t.Parallel()
	count := 0
	for name, test := range map[string]struct {
		kind   byte
		answer func(id uint32) packet
		want   string
	}{
		"the same names again and again": {typeReaddir, func(id uint32) packet {
			if count++; count < 3 {
				return names(id, "a", "b")
			}
			return status(id, 1)
		}, "no folder can hold"},
		"a listing without an end": {typeReaddir, func(id uint32) packet {
			return names(id, strings.Repeat("x", 200<<10))
		}, "more than it was asked for"},
		"a path for a name": {typeReaddir, func(id uint32) packet {
			if count++; count < 5 {
				return names(id, "..", "/")
			}
			return status(id, 1)
		}, "no folder can hold"},
		"an answer to nobody":       {typeReaddir, func(id uint32) packet { return status(id+7, 0) }, "connection to host.example was lost"},
		"yes in place of an answer": {typeLstat, func(id uint32) packet { return status(id, 0) }, "make no sense"},
		"a packet that is too long": {typeLstat, func(uint32) packet { return packet{0xff, 0xff, 0xff, 0xff} }, "connection to host.example was lost"},
		"half an answer": {typeLstat, func(id uint32) packet {
			return packet{0, 0, 0, 6, 105, byte(id >> 24), byte(id >> 16), byte(id >> 8), byte(id), 0}
		}, "connection to host.example was lost"},
	} {
		t.Run(name, func(t *testing.T) {
			v, dir := &server{}, t.TempDir()
			count = 0
			v.request = func(p packet) packet {
				if p.kind() == test.kind {
					return test.answer(p.id())
				}
				return nil
			}
			h := v.open(t, dir, "x")
			_, err := h.List(t.Context())
			if test.kind == typeLstat {
				_, _, err = h.Read(t.Context(), "a.txt", 10)
			}
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v, want %q", err, test.want)
			}
		})
	}
}

// TestSizesThatLie has a host that keeps less than it was sent, and has less than it says.
func TestSizesThatLie(t *testing.T) {
	t.Parallel()
	v, dir := &server{}, t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("four"), 0o644); err != nil {
		t.Fatal(err)
	}
	v.change = func(request, answer packet) packet {
		if request.kind() == typeFstat && answer.kind() == typeAttrs {
			binary.BigEndian.PutUint64(answer[13:], 9)
		}
		return answer
	}
	h := v.open(t, dir, "x")
	if _, _, err := h.Read(t.Context(), "a.txt", 100); err == nil || !strings.Contains(err.Error(), "ends before the 9 bytes") {
		t.Error(err)
	}
	if _, _, err := h.Read(t.Context(), "a.txt", 8); !strings.Contains(asHinted(t, err).Error(), "too much") {
		t.Error(err)
	}
	_, err := h.Write(t.Context(), "b.txt", strings.NewReader("1234567890"), upload.Header{Size: 10}, upload.Condition{})
	if !strings.Contains(asHinted(t, err).Error(), "of 10 bytes it has kept 9") {
		t.Error(err)
	}
	if all, err := os.ReadDir(dir); err != nil || len(all) != 1 {
		t.Errorf("%v: %v", err, all)
	}
}
