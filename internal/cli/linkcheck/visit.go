package linkcheck

import (
	"context"
	"fmt"
	"net/url"

	"annals/internal/cli/publicnet"
	"annals/internal/load/linkstate"
)

// visit checks one address and follows its redirects. The error is that of the
// context.
func (c *checker) visit(ctx context.Context, address string) (Finding, error) {
	u, err := url.Parse(address)
	if err != nil {
		return unknown("an address that cannot be asked for"), nil
	}
	chain := redirectChain{start: u.String(), permanent: true}
	for range maxHops + 1 {
		f, next, err := c.hop(ctx, u)
		if err != nil || next == nil {
			if f.Answer == linkstate.Well {
				f.Moved = chain.moved
			}
			return f, err
		}
		if problem := chain.follow(u, next); problem != "" {
			return unknown(problem), nil
		}
		u = next.to
	}
	return unknown(fmt.Sprintf("more than %d redirects", maxHops)), nil
}

// redirectChain is the chain of redirects of one visit.
type redirectChain struct {
	start     string
	seen      []string
	permanent bool   // all redirects so far are permanent
	moved     string // target of the leading permanent redirects
}

// follow records a redirect, or returns why it must not be followed.
func (t *redirectChain) follow(from *url.URL, r *redirect) string {
	t.seen = append(t.seen, from.String())
	to := r.to.String()
	for _, was := range t.seen {
		if was == to {
			return "redirects that go in a circle"
		}
	}
	t.permanent = t.permanent && r.permanent
	if t.permanent && to != t.start {
		t.moved = to
	}
	return ""
}

// redirect is a response that names another address.
type redirect struct {
	to        *url.URL
	permanent bool
}

// hop requests u itself: HEAD, then GET if HEAD proves nothing.
func (c *checker) hop(ctx context.Context, u *url.URL) (Finding, *redirect, error) {
	if problem := publicnet.Refuse(u, false); problem != "" {
		return unknown(problem), nil, nil
	}
	h := c.host(u)
	rules, failed, err := h.rules(ctx, c)
	if err != nil || failed != nil {
		return orFinding(failed), nil, err
	}
	if !rules.allow(u) {
		return unknown("a robots.txt that asks not to look"), nil, nil
	}
	r, err := c.fetch(ctx, h, head, u)
	if err == nil && r.needsGet() {
		r, err = c.fetch(ctx, h, get, u)
	}
	if err != nil {
		return Finding{}, nil, err
	}
	f, next := r.classify(u)
	return f, next, nil
}

func orFinding(f *Finding) Finding {
	if f == nil {
		return Finding{}
	}
	return *f
}

func unknown(reason string) Finding {
	return Finding{Answer: linkstate.Unknown, Reason: reason}
}

func broken(reason string) Finding {
	return Finding{Answer: linkstate.Broken, Reason: reason}
}
