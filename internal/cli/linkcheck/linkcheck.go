// Package linkcheck checks whether web addresses still answer, only for "annals check
// --links"; no build calls it.
//
// Its input is a list of http and https addresses; its output is a Finding for
// each that was requested: well, broken, or unknown if the answer says more about
// the network, or about how the server treats programs, than about the page.
//
// # Polite
//
// A host gets at most two requests at a time, with a pause between their starts:
// HEAD first, GET only where HEAD is unreliable, and never the body. robots.txt is
// fetched once per host and obeyed, Retry-After is obeyed, and a host that asks to
// stay away gets no more requests in the run. No cookie, no Referer, nothing that
// identifies the user; the User-Agent names only the program.
//
// # Safe
//
// Only http and https, only the usual ports, only addresses of the public
// internet: package publicnet checks the IP address of each connection after the name was
// resolved, for every hop of every redirect. Proxies from the environment are not
// used: they would resolve names where the guard cannot check them.
// Headers and robots.txt are limited in size, and every request has a time-out.
//
// The package keeps nothing between runs (package linkstate does), writes no
// file and prints nothing.
package linkcheck

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"annals/internal/cli/publicnet"
	"annals/internal/load/linkstate"
)

// The limits of a run.
const (
	maxConcurrent  = 16 // requests at a time, to all hosts together
	maxPerHost     = 2  // requests at a time to one host
	minInterval    = time.Second
	maxRetryAfter  = time.Minute // longest Retry-After that is waited for
	requestTimeout = 30 * time.Second
	maxHops        = 10 // redirects of one address
	maxHeader      = 64 << 10
)

// Options configure a run. The zero value of a field means the default that its
// comment names.
type Options struct {
	Agent    string                // User-Agent; its first word is the name that robots.txt may know
	Progress func(done, total int) // called after each address, by several goroutines at once; may be nil
	Dial     publicnet.Dial        // how connections are made; default publicnet.Public
	Roots    *x509.CertPool        // trusted authorities; default the system's
}

// Finding is the result for one address.
type Finding struct {
	Answer linkstate.Answer
	Reason string // why it is not well, as "404 Not Found"
	Moved  string // the target of permanent redirects, if it is well; or ""
}

// Report is the result of a run.
type Report struct {
	Findings map[string]Finding // by address; those that were checked before the run ended
	Offline  bool               // no server answered: all findings are Unknown
}

// Run checks addresses. If the context ends, it returns what was found until
// then, and the context's error.
func Run(ctx context.Context, addresses []string, o Options) (Report, error) {
	c := newChecker(o)
	defer c.transport.CloseIdleConnections()
	addresses = slices.Compact(slices.Sorted(slices.Values(addresses)))
	var (
		mu       sync.Mutex
		workers  sync.WaitGroup
		done     atomic.Int64
		findings = make(map[string]Finding, len(addresses))
	)
	for _, queue := range byHost(addresses) {
		jobs := make(chan string, len(queue))
		for _, address := range queue {
			jobs <- address
		}
		close(jobs)
		for range min(maxPerHost, len(queue)) {
			workers.Go(func() {
				for address := range jobs {
					f, err := c.visit(ctx, address)
					if err != nil {
						return
					}
					mu.Lock()
					findings[address] = f
					mu.Unlock()
					if o.Progress != nil {
						o.Progress(int(done.Add(1)), len(addresses))
					}
				}
			})
		}
	}
	workers.Wait()
	report := Report{Findings: findings, Offline: c.failed.Load() && !c.answered.Load()}
	if report.Offline {
		for address, f := range findings {
			f.Answer = linkstate.Unknown
			findings[address] = f
		}
	}
	return report, ctx.Err()
}

// byHost groups addresses into one queue per host.
func byHost(addresses []string) [][]string {
	var all [][]string
	index := map[string]int{}
	for _, address := range addresses {
		name := address
		if u, err := url.Parse(address); err == nil {
			name = u.Host
		}
		i, known := index[name]
		if !known {
			i = len(all)
			index[name] = i
			all = append(all, nil)
		}
		all[i] = append(all[i], address)
	}
	return all
}

// checker is the state of one run.
type checker struct {
	agent     string
	transport *http.Transport // not a Client, which follows redirects by itself
	slots     chan struct{}
	answered  atomic.Bool // any server answered, even with an error
	failed    atomic.Bool // any request failed without an answer

	mu    sync.Mutex
	hosts map[string]*host
}

func newChecker(o Options) *checker {
	dial := o.Dial
	if dial == nil {
		dial = publicnet.Public
	}
	return &checker{
		agent: o.Agent,
		slots: make(chan struct{}, maxConcurrent),
		hosts: map[string]*host{},
		transport: &http.Transport{
			DialContext:            dial,
			TLSClientConfig:        &tls.Config{RootCAs: o.Roots},
			ForceAttemptHTTP2:      true,
			DisableCompression:     true,
			MaxResponseHeaderBytes: maxHeader,
			MaxIdleConnsPerHost:    maxPerHost,
			IdleConnTimeout:        requestTimeout,
		},
	}
}
