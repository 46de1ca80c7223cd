package verify_test

import (
	"bufio"
	"encoding/binary"
	"io"
	"net"
	"net/http"
	"strconv"
	"testing"

	"annals/internal/cli/verify"
	"annals/internal/publish/minisign"
	"annals/internal/testing/keytest"
)

const onion = "duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.onion"

// serveSOCKS is a SOCKS proxy that leads everywhere to one server, and tells by what names it
// was asked.
func serveSOCKS(l net.Listener, server string, asked chan<- string) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			defer c.Close()
			r := bufio.NewReader(c)
			head := make([]byte, 2)
			if _, err := io.ReadFull(r, head); err != nil {
				return
			}
			_, _ = io.CopyN(io.Discard, r, int64(head[1]))
			_, _ = c.Write([]byte{5, 0})
			request := make([]byte, 5) // version, command, 0, kind of address, length of the name
			if _, err := io.ReadFull(r, request); err != nil {
				return // the connection was not needed any more
			}
			if request[3] != 3 {
				asked <- "no name"
				return
			}
			name := make([]byte, int(request[4])+2)
			if _, err := io.ReadFull(r, name); err != nil {
				return
			}
			host, port := string(name[:request[4]]), binary.BigEndian.Uint16(name[request[4]:])
			asked <- net.JoinHostPort(host, strconv.Itoa(int(port)))
			_, _ = c.Write([]byte{5, 0, 0, 1, 0, 0, 0, 0, 0, 0})
			to, err := net.Dial("tcp", server)
			if err != nil {
				return
			}
			defer to.Close()
			go func() { _, _ = io.Copy(to, r) }()
			_, _ = io.Copy(c, to)
		}()
	}
}

func TestOnionServiceIsAskedThroughTheProxyAlone(t *testing.T) {
	listen := func() net.Listener {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
		return l
	}
	web, proxy := listen(), listen()
	server := &http.Server{Handler: signed(t, pages(), 1).below("/")}
	go func() { _ = server.Serve(web) }()
	defer server.Close()
	asked := make(chan string, 100)
	go serveSOCKS(proxy, web.Addr().String(), asked)

	r, err := verify.Run(t.Context(), verify.Options{
		Where: "http://" + onion + "/", Keys: []minisign.PublicKey{keytest.New(t, 1).Public()}, Proxy: "socks5h://" + proxy.Addr().String(),
	})
	if err != nil || !r.IsComplete() || r.Differs() {
		t.Errorf("%v\n%+v", err, r)
	}
	for len(asked) > 0 {
		if name := <-asked; name != onion+":80" {
			t.Errorf("the proxy was asked for %s", name)
		}
	}
	// Through Tor, too, this computer and its network are not asked.
	for _, where := range []string{"http://127.0.0.1/", "http://localhost/", "http://192.168.1.1/"} {
		if _, err := verify.Run(t.Context(), verify.Options{Where: where, Proxy: "socks5h://" + proxy.Addr().String()}); !isPlace(err) {
			t.Errorf("%s: %v", where, err)
		}
	}
}

// below serves the site below a path.
func (s site) below(path string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, ok := s[r.URL.Path[len(path):]]
		if !ok {
			http.NotFound(w, r)
			return
		}
		_, _ = io.WriteString(w, text)
	})
}
