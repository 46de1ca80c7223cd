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

// freePort is "port NAME": the variable gets the number of a port that is free.
func freePort(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: port NAME")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	defer l.Close()
	ts.Setenv(args[0], strconv.Itoa(l.Addr().(*net.TCPAddr).Port))
}

// fetch is "fetch STATUS ADDRESS PATTERN": within some seconds the address is
// answered with that status and a text that matches. Redirects are followed.
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: fetch STATUS ADDRESS PATTERN")
	}
	status, err := strconv.Atoi(args[0])
	ts.Check(err)
	pattern, err := regexp.Compile(args[2])
	ts.Check(err)
	got := ""
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
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
