package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"annals/internal/cli"
	"annals/internal/testing/webtest"
)

// annalsInWeb is the program with a simulated web: the file WEB has a line
// "ADDRESS STATUS [LOCATION]" for each page, or "ADDRESS talkative" for a host that
// sends more than was asked for, and TODAY is the date. The real program
// has no such option, which would bypass the guard that keeps the check of links on
// the public internet.
func annalsInWeb() {
	web, err := readWeb(os.Getenv("WEB"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	today, err := time.Parse(time.DateOnly, os.Getenv("TODAY"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	start := time.Now()
	os.Exit(cli.Main(os.Args[1:], cli.Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv,
		Now:  func() time.Time { return today.Add(time.Since(start)) },
		Dial: web.Dial,
	}))
}

// readWeb reads the list of pages; hosts without a page do not exist.
func readWeb(file string) (*webtest.Web, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sites, raw := map[string]http.Handler{}, map[string]func(net.Conn){}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		words := strings.Fields(lines.Text())
		if len(words) < 2 {
			continue
		}
		u, err := url.Parse(words[0])
		if err != nil {
			return nil, err
		}
		if words[1] == "talkative" {
			raw[u.Host] = talkTooMuch
			continue
		}
		status, err := strconv.Atoi(words[1])
		if err != nil {
			return nil, err
		}
		mux, ok := sites[u.Host].(*http.ServeMux)
		if !ok {
			mux = http.NewServeMux()
			sites[u.Host] = mux
		}
		mux.HandleFunc(u.Path, func(w http.ResponseWriter, _ *http.Request) {
			if len(words) > 2 {
				w.Header().Set("Location", words[2])
			}
			w.WriteHeader(status)
		})
	}
	web := webtest.New(sites)
	web.Raw = raw
	return web, nil
}

// talkTooMuch answers each request, and goes on when nothing more was asked.
func talkTooMuch(c net.Conn) {
	defer c.Close()
	for requests := bufio.NewReader(c); ; {
		r, err := http.ReadRequest(requests)
		if err != nil {
			return
		}
		r.Body.Close()
		if _, err := io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nNOBODY ASKED FOR THIS"); err != nil {
			return
		}
	}
}
