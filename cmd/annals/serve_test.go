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

// fetch is "fetch STATUS ADDRESS PATTERN": it requests the address until the answer
// has that status and a matching text. Redirects are followed.
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: fetch STATUS ADDRESS PATTERN")
	}
	status, err := strconv.Atoi(args[0])
	ts.Check(err)
	pattern, err := regexp.Compile(args[2])
	ts.Check(err)
	got := ""
	for end := time.Now().Add(fetchHangTimeout); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		response, err := http.Get(args[1])
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
