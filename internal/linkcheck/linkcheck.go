// Package linkcheck asks the outside world whether addresses still answer. It is
// the one package that speaks to other machines by itself, it does so only for
// "annals check --links", and no build ever calls it.
//
// Its input is a list of http and https addresses; its output is a Finding for
// each that was asked: well, broken, or unknown where the answer says more about
// the network, or about whom the server likes, than about the page.
//
// # Polite
//
// A host gets two requests at a time at most, with a pause between them; HEAD
// first, GET only where HEAD is not believed, and never the body. robots.txt is
// read once a host and obeyed, Retry-After is waited for, and a host that asks to
// be left alone is left alone for the rest of the run. No cookie, no Referer, no
// word of who is asking beside the name of the program.
//
// # Safe
//
// Only http and https, only the usual ports, only addresses of the public
// internet: guard.go looks at the address that a connection is about to be made
// to, after the name was resolved, for every hop of every redirect. A proxy of the
// environment is not used: it would resolve names where the guard cannot look.
// Headers and robots.txt are bounded, and every request ends in time.
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

	"annals/internal/linkstate"
)

// How polite and how patient the check is.
const (
	maxConcurrent  = 16 // requests under way, to all hosts together
	maxPerHost     = 2  // requests under way to one host
	minInterval    = time.Second
	maxRetryAfter  = time.Minute // that a server may ask for with Retry-After
	requestTimeout = 30 * time.Second
	maxHops        = 10 // redirects, one after the other
	maxHeader      = 64 << 10
)

// Options say how to ask. The zero value of a field means the default that its
// comment names.
type Options struct {
	Agent    string                // User-Agent; its first word is the name that robots.txt may know
	Progress func(done, total int) // told after each address, by several goroutines at once; default nobody
	Dial     Dial                  // how connections are made; default Public
	Roots    *x509.CertPool        // whose certificates are trusted; default the system's
}

// Finding is what asking for one address came to.
type Finding struct {
	Answer linkstate.Answer
	Reason string // why it is not well, as "404 Not Found"
	Moved  string // where the address has moved for good, if it is well there; or ""
}

// Report is what a run found.
type Report struct {
	Findings map[string]Finding // by address; those that were asked before the run ended
	Offline  bool               // nobody at all answered: the findings are all Unknown
}

// Run asks for addresses. A run that the context ends returns what was found
// until then, and the context's error.
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
		todo := make(chan string, len(queue))
		for _, address := range queue {
			todo <- address
		}
		close(todo)
		for range min(maxPerHost, len(queue)) {
			workers.Go(func() {
				for address := range todo {
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

// byHost sorts addresses into one queue for each host.
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

// checker is one run.
type checker struct {
	agent     string
	transport *http.Transport // and no client, which follows redirects and reads addresses by itself
	slots     chan struct{}
	answered  atomic.Bool // somebody answered, be it with a refusal
	failed    atomic.Bool // somebody was asked and did not answer

	mu    sync.Mutex
	hosts map[string]*host
}

func newChecker(o Options) *checker {
	dial := o.Dial
	if dial == nil {
		dial = Public
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
