package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"strconv"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// freePort is "port NAME": it sets the variable to the number of a free port.
func freePort(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: port NAME")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	defer l.Close()
	ts.Setenv(args[0], strconv.Itoa(l.Addr().(*net.TCPAddr).Port))
}

// fetchHangTimeout guards against a hang only.
const fetchHangTimeout = 2 * time.Minute

// fetch is "fetch STATUS ADDRESS PATTERN [HOST]": it requests the address, in the
// name of the host, until the answer has that status and a matching text. Redirects
// are followed.
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 || len(args) > 4 {
		ts.Fatalf("usage: fetch STATUS ADDRESS PATTERN [HOST]")
	}
	request, err := http.NewRequest(http.MethodGet, args[1], nil)
	ts.Check(err)
	if len(args) > 3 {
		request.Host = args[3]
	}
	status, err := strconv.Atoi(args[0])
	ts.Check(err)
	pattern, err := regexp.Compile(args[2])
	ts.Check(err)
	got := ""
	for end := time.Now().Add(fetchHangTimeout); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			got = err.Error()
			continue
		}
		text, err := io.ReadAll(response.Body)
		response.Body.Close()
		got = fmt.Sprintf("%s\n%s", response.Status, text)
		if err == nil && response.StatusCode == status && pattern.Match(text) {
			return
		}
	}
	ts.Fatalf("%s: %s", args[1], got)
}
