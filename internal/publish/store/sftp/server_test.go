package sftp

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"sync"
	"testing"

	"annals/internal/publish/upload"
	"github.com/pkg/sftp"
)

// Some types of packets.
const (
	typeInit    = 1
	typeVersion = 2
	typeOpen    = 3
	typeWrite   = 6
	typeLstat   = 7
	typeFstat   = 8
	typeReaddir = 12
	typeRemove  = 13
	typeRename  = 18
	typeStatus  = 101
	typeAttrs   = 105

	typeExtended = 200
)

// packet is one packet of SFTP with its length.
type packet []byte

func (p packet) kind() byte { return p[4] }
func (p packet) id() uint32 { return binary.BigEndian.Uint32(p[5:9]) }

// text returns the first and second string of a request.
func (p packet) text(n int) string {
	rest := p[9:]
	for ; ; n-- {
		size := binary.BigEndian.Uint32(rest)
		if n == 0 {
			return string(rest[4 : 4+size])
		}
		rest = rest[4+size:]
	}
}

func readPacket(r io.Reader) (packet, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	p := append(packet(head[:]), make([]byte, binary.BigEndian.Uint32(head[:]))...)
	_, err := io.ReadFull(r, p[4:])
	return p, err
}

// status answers a request with a status, whose text is empty.
func status(id, code uint32) packet {
	p := packet{0, 0, 0, 17, typeStatus}
	p = binary.BigEndian.AppendUint32(p, id)
	p = binary.BigEndian.AppendUint32(p, code)
	return append(p, 0, 0, 0, 0, 0, 0, 0, 0)
}

// Some codes of a status.
const (
	codeDenied  = 3
	codeFailure = 4
)

// fault is what a request meets.
type fault int

const (
	none    fault = iota
	lost          // the connection breaks before the request is done
	done          // the request is done, and the connection breaks before the answer
	refused       // the host answers that it failed
	denied        // permission denied
	cut           // as lost, and nobody connects again: the program was killed
	cutDone       // as done, and nobody connects again
)

// server is a host in this process: a real server of files behind a proxy with a schedule.
type server struct {
	mu       sync.Mutex
	requests int
	dials    int
	isGone   bool
	fault    func(request int) fault
	answered func()                                  // after each request
	request  func(p packet) (answer packet)          // answers in place of the server, if not nil
	change   func(request, answer packet) (p packet) // changes an answer
}

var errGone = errors.New("nobody answers")

// connect is the dial of a Host.
func (v *server) connect(context.Context) (*session, error) {
	v.mu.Lock()
	v.dials++
	isGone := v.isGone
	v.mu.Unlock()
	if isGone {
		return nil, errGone
	}
	client, proxy := net.Pipe()
	into, behind := net.Pipe()
	files, err := sftp.NewServer(behind)
	if err != nil {
		return nil, err
	}
	ended := make(chan struct{})
	go func() { _ = files.Serve(); behind.Close() }()
	go func() {
		defer close(ended)
		defer proxy.Close()
		defer into.Close()
		v.serve(proxy, into)
	}()
	return newSession(client, client, func() { client.Close() }, func() error { client.Close(); <-ended; return nil })
}

// serve passes requests on, one at a time.
func (v *server) serve(proxy, into net.Conn) {
	for {
		p, err := readPacket(proxy)
		if err != nil {
			return
		}
		answer := v.meet(p, into)
		if answer == nil {
			return
		}
		if _, err := proxy.Write(answer); err != nil {
			return
		}
	}
}

// meet does a request; without an answer, the connection breaks.
func (v *server) meet(p packet, into net.Conn) packet {
	v.mu.Lock()
	defer v.mu.Unlock()
	f := none
	if p.kind() != typeInit {
		if v.requests++; v.fault != nil {
			f = v.fault(v.requests)
		}
	}
	if v.isGone = v.isGone || f == cut || f == cutDone; v.isGone && f != cutDone {
		return nil
	}
	switch f {
	case lost:
		return nil
	case refused:
		return status(p.id(), codeFailure)
	case denied:
		return status(p.id(), codeDenied)
	}
	if v.request != nil {
		if answer := v.request(p); answer != nil {
			return answer
		}
	}
	if _, err := into.Write(p); err != nil {
		return nil
	}
	answer, err := readPacket(into)
	if err != nil {
		return nil
	}
	if v.answered != nil && (p.kind() == typeRename || p.kind() == typeRemove || p.kind() == typeExtended) {
		v.answered()
	}
	if f == done || f == cutDone {
		return nil
	}
	if v.change != nil {
		return v.change(p, answer)
	}
	return answer
}

// withoutReplace is a host that cannot replace a file in one step.
func (v *server) withoutReplace(exists func(string) bool) {
	v.change = func(request, answer packet) packet {
		if request.kind() == typeInit {
			return packet{0, 0, 0, 5, typeVersion, 0, 0, 0, 3}
		}
		return answer
	}
	v.request = func(p packet) packet {
		if p.kind() == typeRename && exists(p.text(1)) {
			return status(p.id(), codeFailure)
		}
		return nil
	}
}

// open opens a folder of the server.
func (v *server) open(t *testing.T, dir, token string, dead ...string) *Host {
	t.Helper()
	h, err := Open(Options{Host: "host.example", Dir: dir, Token: token, Dead: dead})
	if err != nil {
		t.Fatal(err)
	}
	h.dial = v.connect
	t.Cleanup(func() { h.Close() })
	return h
}

func asHinted(t *testing.T, err error) *upload.Fixable {
	t.Helper()
	hinted, ok := errors.AsType[*upload.Fixable](err)
	if !ok {
		t.Fatalf("no hint: %v", err)
	}
	return hinted
}
