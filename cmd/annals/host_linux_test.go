package main

import (
	"context"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"annals/internal/guide"
)

// hostServer is a web server with the settings of the guide, which serves a folder.
type hostServer struct {
	program          string
	http, tls, onion string // addresses on the loopback interface
	folder           string // of its own files
}

// blocks returns the indented blocks of the guide's topic hosting.
func blocks(t *testing.T) []string {
	t.Helper()
	text, ok, err := guide.Read("hosting")
	if err != nil || !ok {
		t.Fatalf("the topic hosting: %v %v", ok, err)
	}
	var all []string
	for _, block := range regexp.MustCompile(`(?m)(?:^    .*\n|^\n)+`).FindAllString(text, -1) {
		if block = strings.Trim(block, "\n"); block != "" {
			all = append(all, block+"\n")
		}
	}
	return all
}

// blockWith returns the one block that has a line.
func blockWith(t *testing.T, line string) string {
	t.Helper()
	var found []string
	for _, block := range blocks(t) {
		if strings.Contains("\n"+block, "\n    "+line+"\n") {
			found = append(found, block)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d blocks of the guide have the line %q", len(found), line)
	}
	return found[0]
}

// startHost runs a server until the end of the test. The settings of the guide are
// changed as the guide says for a path in base_url, and in what only the test needs:
// addresses, folders and a certificate.
func startHost(t *testing.T, program, top, basePath string) *hostServer {
	t.Helper()
	s := &hostServer{program: program, http: freeAddress(t), tls: freeAddress(t), onion: freeAddress(t), folder: t.TempDir()}
	writeCertificate(t, s.folder)
	caddyOnion, nginxOnion, _ := strings.Cut(blockWith(t, "http://:8080 {"), "\n\n")
	change := strings.NewReplacer(
		"/srv/annals", strings.TrimSuffix(top, "/"), "/404.html", basePath+"404.html", "/etc/nginx/annals.conf", s.folder+"/annals.conf",
		"/etc/ssl/example.org.pem", s.folder+"/cert.pem", "/etc/ssl/example.org.key", s.folder+"/key.pem",
		"listen 443 ssl", "listen "+s.tls+" ssl", "listen 80", "listen "+s.http, "127.0.0.1:8080", s.onion,
		"http://:8080 {", "http://:"+port(s.onion)+" {",
		"example.org {", "localhost {\n tls "+s.folder+"/cert.pem "+s.folder+"/key.pem",
	)
	var command []string
	if program == "caddy" {
		settings := fmt.Sprintf("{\n admin off\n default_bind 127.0.0.1\n http_port %s\n https_port %s\n storage file_system %s\n}\n",
			port(s.http), port(s.tls), s.folder) + change.Replace(blockWith(t, "(annals) {")+caddyOnion+"\n")
		write(t, s.folder+"/Caddyfile", settings)
		command = []string{"run", "--adapter", "caddyfile", "--config", s.folder + "/Caddyfile"}
	} else {
		write(t, s.folder+"/annals.conf", change.Replace(blockWith(t, "root /srv/annals;")))
		write(t, s.folder+"/nginx.conf", nginxMain(s.folder)+change.Replace(blockWith(t, "map $uri $annals_policy {")+nginxOnion)+"}\n")
		command = []string{"-c", s.folder + "/nginx.conf", "-p", s.folder, "-e", "stderr"}
	}
	s.run(t, command)
	return s
}

// nginxMain is what a system's own nginx.conf does, for a test, up to the sites.
func nginxMain(folder string) string {
	user := ""
	if os.Getuid() == 0 {
		user = "user root;\n"
	}
	text := user + "daemon off;\npid FOLDER/pid;\nevents {}\nhttp {\ninclude /etc/nginx/mime.types;\naccess_log off;\n"
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		text += kind + "_temp_path FOLDER/" + kind + ";\n"
	}
	return strings.ReplaceAll(text, "FOLDER", folder)
}

// run starts the program and waits until it answers on all its addresses.
func (s *hostServer) run(t *testing.T, command []string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), hangTimeout)
	var log strings.Builder
	cmd := exec.CommandContext(ctx, s.program, command...)
	cmd.Stdout, cmd.Stderr = &log, &log
	cmd.Env = append(os.Environ(), "HOME="+s.folder, "XDG_CONFIG_HOME="+s.folder, "XDG_DATA_HOME="+s.folder)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); close(ended) }()
	t.Cleanup(func() { cancel(); <-ended })
	for _, address := range []string{s.http, s.tls, s.onion} {
		for {
			c, err := net.Dial("tcp", address)
			if err == nil {
				c.Close()
				break
			}
			select {
			case <-ended:
				t.Fatalf("%s ended: %s", s.program, log.String())
			default:
				time.Sleep(20 * time.Millisecond)
			}
		}
	}
}

// writeCertificate writes cert.pem and key.pem, those of package httptest.
func writeCertificate(t *testing.T, folder string) {
	t.Helper()
	s := httptest.NewTLSServer(http.NotFoundHandler())
	defer s.Close()
	key, err := x509.MarshalPKCS8PrivateKey(s.TLS.Certificates[0].PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, "cert.pem"), string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})))
	write(t, filepath.Join(folder, "key.pem"), string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})))
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func port(address string) string { return address[strings.LastIndex(address, ":")+1:] }
