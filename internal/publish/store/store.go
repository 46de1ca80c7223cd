// Package store opens the places that sites are published at, and is the only package that
// reaches them.
//
// Its input is a Destination, its output an upload.Store. Folders and archives on this computer are no stores: see
// upload.Site. It prints nothing, and no secret is in its errors.
package store

import (
	"context"
	"fmt"
	"time"

	"annals/internal/publish/destination"
	"annals/internal/publish/store/gitbranch"
	"annals/internal/publish/store/s3"
	"annals/internal/publish/store/sftp"
	"annals/internal/publish/upload"
)

// Options are what stores need besides their address.
type Options struct {
	Work string // a folder for temporary files; "" means the system's
	Now  time.Time

	Endpoint string // of an S3-compatible store; "" means Amazon's
	Region   string
	Keys     Keys

	Token string   // of the run: see upload.Options
	Dead  []string // the tokens of runs of this computer that did not end
}

// Keys are those of an S3-compatible store.
type Keys = s3.Keys

// Opened is a store that the caller closes.
type Opened interface {
	upload.Store
	Close() error
}

// Open opens the store of a destination.
func Open(ctx context.Context, d destination.Destination, o Options) (Opened, error) {
	switch d.Kind {
	case destination.Git:
		return gitbranch.Open(ctx, gitbranch.Options{URL: d.URL, Branch: d.Branch, Work: o.Work, Now: o.Now})
	case destination.S3:
		return s3.Open(s3.Options{Endpoint: o.Endpoint, Region: o.Region, Bucket: d.Bucket, Prefix: d.Prefix, Keys: o.Keys})
	case destination.SFTP:
		return sftp.Open(sftp.Options{User: d.User, Host: d.Host, Port: d.Port, Dir: d.Path, Token: o.Token, Dead: o.Dead})
	}
	return nil, fmt.Errorf("this annals cannot publish to %s://", d.Kind)
}
