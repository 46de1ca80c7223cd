package convert

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// headerTime is how long the browser may take to send the head of a request.
const headerTime = 10 * time.Second

// PDF prints a page of the folder, named with slashes, into a file. The browser keeps what
// it needs in a folder that must exist and is not removed.
func PDF(ctx context.Context, browser, folder, page, own, file string) (err error) {
	files, err := os.OpenRoot(folder)
	if err != nil {
		return fmt.Errorf("open the pages: %w", err)
	}
	defer files.Close()
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("serve the pages: %w", err)
	}
	address := listener.Addr().String()
	server := &http.Server{Handler: onlyTo(address, http.FileServerFS(files.FS())), ReadHeaderTimeout: headerTime}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	defer func() {
		if closing := errors.Join(server.Close(), <-served); err == nil && !errors.Is(closing, http.ErrServerClosed) {
			err = closing
		}
	}()
	full, err := filepath.Abs(file)
	if err != nil {
		return fmt.Errorf("find %s: %w", file, err)
	}
	if err := run(ctx, browser, pdfArguments(own, full, "http://"+address+"/"+page)...); err != nil {
		return err
	}
	return check(file, "%PDF-")
}

// pdfArguments are those of a browser that shows no window, asks no host but ours, and
// writes a PDF with tags and an outline, without the address and the day on each sheet.
func pdfArguments(own, file, address string) []string {
	args := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync", "--disable-background-networking",
		"--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--user-data-dir=" + own,
		"--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf", "--print-to-pdf=" + file,
	}
	if os.Geteuid() == 0 { // Chromium has no sandbox for root; the pages are our own, and have no script
		args = append(args, "--no-sandbox")
	}
	return append(args, address)
}

// onlyTo answers requests that name the address of the server alone, so that no page of
// another site in another browser can read what is served.
func onlyTo(address string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Host != address || r.Method != http.MethodGet || strings.HasSuffix(r.URL.Path, "/") {
			http.Error(w, "this is served to one program alone", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}
