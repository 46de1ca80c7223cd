// Package s3 is a bucket of an S3-compatible store as a place for a site.
//
// Its input is the address of the store, the name of a bucket and keys; its output are
// requests of minio-go, one for each call, whose errors say what to do about them. It
// never trusts an answer: what is sent is compared with what arrived, and an answer that is
// none of a store is an error. It asks nobody, reads no environment, and prints no keys.
package s3

import (
	"context"
	"crypto/md5"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"annals/internal/publish/upload"
	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

const (
	amazon        = "https://s3.amazonaws.com"
	defaultRegion = "us-east-1"      // also what most stores that have no regions take
	defaultStall  = 60 * time.Second // without a byte in either direction
	maxObjects    = 4 << 20          // of a listing: one that has more never ends
)

// Keys are what a store knows its users by.
type Keys struct{ ID, Secret, Session string }

// String keeps keys out of whatever is printed.
func (Keys) String() string { return "(keys)" }

// GoString implements fmt.GoStringer.
func (Keys) GoString() string { return "(keys)" }

// Options say where a bucket is.
type Options struct {
	Endpoint string // scheme and host; "" means Amazon's
	Region   string // "" means us-east-1
	Bucket   string
	Prefix   string // "" or "a/b/"
	Keys     Keys
	Stall    time.Duration // how long nothing may move; 0 means a minute
}

// Bucket is a bucket of a store, or what is below a prefix in it.
type Bucket struct {
	Options
	client *minio.Core
	http   *transport
	useV1  atomic.Bool // of the listing
	broken sync.Map    // path → tag of what was written and did not arrive as a whole
}

var _ upload.Store = (*Bucket)(nil)

// noWait keeps minio-go from waiting after its only try: upload waits by its own rules.
var noWait sync.Once

// Open prepares requests. It makes none.
func Open(o Options) (*Bucket, error) {
	if o.Endpoint == "" {
		o.Endpoint = amazon
	}
	if o.Region == "" {
		o.Region = defaultRegion
	}
	if o.Stall == 0 {
		o.Stall = defaultStall
	}
	u, err := url.Parse(o.Endpoint)
	if err != nil {
		return nil, fmt.Errorf("the address of the store: %w", err)
	}
	noWait.Do(func() { minio.DefaultRetryUnit = 0 })
	isSecure := u.Scheme == "https"
	t, err := newTransport(isSecure, o.Stall)
	if err != nil {
		return nil, fmt.Errorf("prepare connections to the store: %w", err)
	}
	client, err := minio.NewCore(u.Host, &minio.Options{
		Creds:  credentials.NewStaticV4(o.Keys.ID, o.Keys.Secret, o.Keys.Session),
		Secure: isSecure, Transport: t, Region: o.Region,
		MaxRetries: 1, // upload tries again, and waits as long as the store asks for
	})
	if err != nil {
		return nil, fmt.Errorf("the address of the store: %w", err)
	}
	return &Bucket{Options: o, client: client, http: t}, nil
}

// Close ends all connections.
func (b *Bucket) Close() error {
	b.http.close()
	return nil
}

// where names the place for messages.
func (b *Bucket) where() string { return strings.TrimSuffix("s3://"+b.Bucket+"/"+b.Prefix, "/") }

// List implements upload.Store.
func (b *Bucket) List(ctx context.Context) ([]upload.Object, error) {
	all, err := b.list(ctx, 0)
	if errors.Is(err, errListing) && !b.useV1.Swap(true) {
		return b.list(ctx, 0)
	}
	return all, err
}

// errListing is the error of a store that does not know the second form of listings.
var errListing = errors.New("the store does not list its files")

// list lists what is below the prefix; of a limit of 1 only the first.
func (b *Bucket) list(ctx context.Context, limit int) (all []upload.Object, err error) {
	ctx, a := begin(ctx)
	o := minio.ListObjectsOptions{Prefix: b.Prefix, Recursive: true, UseV1: b.useV1.Load(), MaxKeys: limit}
	for object := range b.client.ListObjectsIter(ctx, b.Bucket, o) {
		if isUnknownListing(object.Err) && !b.useV1.Load() {
			return nil, errListing
		}
		if object.Err != nil {
			return nil, b.explain(ctx, object.Err, a, rightToList)
		}
		path, isBelow := strings.CutPrefix(object.Key, b.Prefix)
		// Names that no site has are left out, such as those of folders, which consoles make.
		if isBelow && path != "." && fs.ValidPath(path) && object.Size >= 0 {
			all = append(all, upload.Object{Path: path, Size: object.Size, MD5: md5Of(object.ETag)})
		}
		if limit > 0 {
			break
		}
		if len(all) > maxObjects {
			return nil, errEndless
		}
	}
	return all, nil
}

var sumPattern = regexp.MustCompile(`^[0-9a-f]{32}$`)

// md5Of returns the MD5 that an ETag looks like, or "".
func md5Of(tag string) string {
	if tag = strings.ToLower(strings.Trim(tag, `"`)); sumPattern.MatchString(tag) {
		return tag
	}
	return ""
}

// Read implements upload.Store.
func (b *Bucket) Read(ctx context.Context, path string, limit int64) (data []byte, tag string, err error) {
	asked, a := begin(ctx)
	body, info, _, err := b.client.GetObject(asked, b.Bucket, b.Prefix+path, minio.GetObjectOptions{})
	switch {
	case isCode(err, minio.NoSuchKey):
		return nil, "", fs.ErrNotExist
	case isCode(err, minio.AccessDenied):
		// Without the right to list, a file that is not there is forbidden, too.
		if _, listErr := b.list(ctx, 1); listErr != nil {
			return nil, "", listErr
		}
		fallthrough
	case err != nil:
		return nil, "", b.explain(ctx, err, a, rightToRead)
	}
	defer body.Close()
	data, err = io.ReadAll(io.LimitReader(body, limit+1))
	switch {
	case err != nil:
		return nil, "", b.explain(ctx, err, a, rightToRead)
	case int64(len(data)) > limit:
		return nil, "", fmt.Errorf("%s is too large", path)
	}
	if sum := md5.Sum(data); hex.EncodeToString(sum[:]) != info.ETag {
		if err := b.checkSize(ctx, path, int64(len(data))); err != nil {
			return nil, "", err
		}
	}
	return data, info.ETag, nil
}

// Write implements upload.Store.
func (b *Bucket) Write(ctx context.Context, path string, body io.ReadSeeker, h upload.Header, c upload.Condition) (tag string, err error) {
	sum := md5.New()
	if n, err := io.Copy(sum, body); err != nil || n != h.Size {
		return "", fmt.Errorf("read %s: %w", path, errors.Join(err, io.ErrUnexpectedEOF))
	}
	if _, err := body.Seek(0, io.SeekStart); err != nil {
		return "", fmt.Errorf("read %s: %w", path, err)
	}
	o := minio.PutObjectOptions{ContentType: h.ContentType, CacheControl: h.CacheControl, SendContentMd5: true, DisableMultipart: true}
	broken, isBroken := b.broken.LoadAndDelete(path)
	switch {
	case c == (upload.Condition{}):
	case isBroken: // by the request before, whose condition held
		o.SetMatchETag(broken.(string))
	case c.Absent:
		o.SetMatchETagExcept("*")
	default:
		o.SetMatchETag(c.Tag)
	}
	asked, a := begin(ctx)
	info, err := b.client.Client.PutObject(asked, b.Bucket, b.Prefix+path, unclosed(body, h.Size), h.Size, o)
	if err != nil {
		return "", b.refused(ctx, err, a, c)
	}
	switch info.ETag {
	case hex.EncodeToString(sum.Sum(nil)):
		return info.ETag, nil
	case "":
		return "", &upload.Temporary{Err: errEmpty}
	}
	// Not every store's ETag is the MD5.
	if err := b.checkSize(ctx, path, h.Size); err != nil {
		b.broken.Store(path, info.ETag)
		return "", err
	}
	return info.ETag, nil
}

// unclosed hides from minio-go that a file can be closed, since it is sent again after an
// error. Files that can be read from any position are not held in memory.
func unclosed(body io.ReadSeeker, size int64) io.Reader {
	if at, ok := body.(io.ReaderAt); ok {
		return io.NewSectionReader(at, 0, size)
	}
	return struct{ io.ReadSeeker }{body}
}

// checkSize compares the size of what the store has with what was sent or received.
func (b *Bucket) checkSize(ctx context.Context, path string, size int64) error {
	asked, a := begin(ctx)
	info, err := b.client.StatObject(asked, b.Bucket, b.Prefix+path, minio.StatObjectOptions{})
	if err != nil {
		return b.explain(ctx, err, a, rightToRead)
	}
	if info.Size < 0 {
		return &upload.Temporary{Err: errNoSize, After: a.after}
	}
	if info.Size != size {
		return &upload.Temporary{Err: fmt.Errorf("%d bytes arrived of %d", min(info.Size, size), max(info.Size, size)), After: a.after}
	}
	return nil
}

// Remove implements upload.Store.
func (b *Bucket) Remove(ctx context.Context, path string) error {
	asked, a := begin(ctx)
	err := b.client.RemoveObject(asked, b.Bucket, b.Prefix+path, minio.RemoveObjectOptions{})
	if err == nil || isCode(err, minio.NoSuchKey) {
		return nil
	}
	return b.explain(ctx, err, a, rightToRemove)
}
