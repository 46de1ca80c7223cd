package linkcheck

import (
	"context"
	"fmt"
	"net/url"

	"annals/internal/linkstate"
)

// visit asks for one address and goes where it leads. The error is the end of
// the run.
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

// trip is the way that one visit has come.
type redirectChain struct {
	start     string
	seen      []string
	permanent bool   // every redirect until here was a permanent one
	moved     string // where the permanent redirects lead
}

// on notes a step, or tells why it must not be gone.
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

// redirect is an answer that names another address.
type redirect struct {
	to        *url.URL
	permanent bool
}

// hop asks for u itself: HEAD, and GET where the answer to HEAD proves nothing.
func (c *checker) hop(ctx context.Context, u *url.URL) (Finding, *redirect, error) {
	if problem := refuseURL(u); problem != "" {
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
	if err == nil && r.isDoubtful() {
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
