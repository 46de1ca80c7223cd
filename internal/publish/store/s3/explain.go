package s3

import (
	"cmp"
	"context"
	"crypto/tls"
	"encoding/xml"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"annals/internal/publish/upload"
	"github.com/minio/minio-go/v7"
)

// right is what a policy must allow for a request.
type right struct{ lacking, name string }

var (
	rightToList   = right{"the keys may not list the files of %s", "s3:ListBucket"}
	rightToRead   = right{"the keys may not read files of %s", "s3:GetObject"}
	rightToWrite  = right{"the keys may not write files of %s", "s3:PutObject"}
	rightToRemove = right{"the keys may not remove files of %s", "s3:DeleteObject"}
)

func isCode(err error, code string) bool {
	e, ok := errors.AsType[minio.ErrorResponse](err)
	return ok && e.Code == code
}

// isUnknownListing reports whether a store does not know the second form of listings.
func isUnknownListing(err error) bool {
	e, ok := errors.AsType[minio.ErrorResponse](err)
	return ok && (e.Code == minio.NotImplemented || e.StatusCode == http.StatusNotImplemented || e.Code == minio.InvalidArgument)
}

// refused explains why a file was not written.
func (b *Bucket) refused(ctx context.Context, err error, a *answer, c upload.Condition) error {
	e, isAnswer := errors.AsType[minio.ErrorResponse](err)
	if !isAnswer || c == (upload.Condition{}) {
		return b.explain(ctx, err, a, rightToWrite)
	}
	switch {
	case e.StatusCode == http.StatusPreconditionFailed || e.Code == minio.PreconditionFailed:
		return upload.ErrConflict
	case e.Code == minio.NoSuchKey && c.Tag != "":
		return upload.ErrConflict
	case e.Code == minio.NotImplemented || e.StatusCode == http.StatusNotImplemented || e.Code == minio.InvalidArgument || e.Code == "InvalidRequest":
		return fmt.Errorf("%w: %s", errors.ErrUnsupported, b.clean(e.Message))
	}
	return b.explain(ctx, err, a, rightToWrite)
}

// explain says what went wrong, whether it may pass, and what to do.
func (b *Bucket) explain(ctx context.Context, err error, a *answer, needed right) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if e, ok := errors.AsType[minio.ErrorResponse](err); ok {
		return b.explainAnswer(e, a, needed)
	}
	dns, isDNS := errors.AsType[*net.DNSError](err)
	_, isCertificate := errors.AsType[*tls.CertificateVerificationError](err)
	_, isTLS := errors.AsType[tls.RecordHeaderError](err)
	_, isCut := errors.AsType[*xml.SyntaxError](err)
	switch {
	case isDNS && dns.IsNotFound:
		return upload.NewFixable("there is no host "+dns.Name, "look at the endpoint in config.toml or AWS_ENDPOINT_URL, and whether this computer is on the network")
	case isCertificate:
		return upload.NewFixable("the certificate of "+b.Endpoint+" is not trusted: "+last(err).Error(), "look at the endpoint, and at the clock of this computer; somebody may stand in between")
	case isTLS || strings.Contains(err.Error(), "HTTP response to HTTPS client"):
		return upload.NewFixable(b.Endpoint+" does not speak https", "look at the endpoint and its port")
	case errors.Is(err, errNotAStore):
		return upload.NewFixable(b.Endpoint+" is no S3-compatible store", "look at the endpoint, and whether a page for signing in to the network stands in between")
	case errors.Is(err, errEndless):
		return errEndless
	case isCut:
		return &upload.Temporary{Err: errors.New("the answer of the store was cut off"), After: a.after}
	}
	return &upload.Temporary{Err: errors.New(b.clean(last(err).Error())), After: a.after}
}

// last returns the error without the address of the request, which messages name already.
func last(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		return e.Err
	}
	return err
}

func (b *Bucket) explainAnswer(e minio.ErrorResponse, a *answer, needed right) error {
	switch e.Code {
	case minio.InvalidAccessKeyID, "InvalidClientTokenId", "XAdminUserNotFound":
		return upload.NewFixable("the store does not know the access key", "compare AWS_ACCESS_KEY_ID with what the store gave you, and the endpoint: each store has its own keys")
	case "SignatureDoesNotMatch":
		return upload.NewFixable("the secret key does not belong to the access key", "copy AWS_SECRET_ACCESS_KEY again, whole and without spaces")
	case "ExpiredToken", "InvalidToken", "TokenRefreshRequired":
		return upload.NewFixable("the keys are not valid any more", "get new ones; AWS_SESSION_TOKEN belongs to keys that end, and to no other ones")
	case "RequestTimeTooSkewed", "RequestExpired":
		// Not tried again with the store's date: minio-go signs with the clock of the computer, and a
		// date that nobody vouches for would decide until when a copy of a signed request is good.
		return upload.NewFixable(skewed(a.skew), "set the clock of this computer, best by the network")
	case minio.NoSuchBucket:
		return upload.NewFixable(fmt.Sprintf("there is no bucket %s", b.Bucket), "correct its name or the endpoint, or make it: Annals makes none")
	case minio.InvalidBucketName:
		return upload.NewFixable(fmt.Sprintf("%s is no name of a bucket", b.Bucket), "compare it with the pages of the store")
	case "PermanentRedirect", "TemporaryRedirect", "Redirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException", "InvalidRegion", "IncorrectEndpoint":
		return b.elsewhere(e)
	case minio.AccessDenied, "AllAccessDisabled", "AccountProblem", "UnauthorizedAccess":
		return upload.NewFixable(fmt.Sprintf(needed.lacking, b.where()), fmt.Sprintf(`the policy must allow %s there: see "annals help hosting"`, needed.name))
	case "QuotaExceeded", "InsufficientStorage", "InsufficientCapacity", "XMinioStorageFull", "StorageFull", "StorageQuotaExceeded":
		return upload.NewFixable("the store is full", "make room there, or buy some")
	case "EntityTooLarge":
		return upload.NewFixable("the file is too large for the store", "offer it elsewhere, and link to it")
	}
	err := fmt.Errorf("%d %s", e.StatusCode, b.clean(cmp.Or(e.Code, http.StatusText(e.StatusCode))))
	if message := b.clean(e.Message); message != "" && !strings.Contains(err.Error(), message) {
		err = fmt.Errorf("%w: %s", err, message)
	}
	if mayPass(e) {
		return &upload.Temporary{Err: err, After: a.after}
	}
	return err
}

// mayPass reports whether the same request may succeed later.
func mayPass(e minio.ErrorResponse) bool {
	switch e.Code {
	case "RequestTimeout", "SlowDown", "SlowDownRead", "SlowDownWrite", "InternalError", "ServiceUnavailable", "Busy",
		"Throttling", "ThrottlingException", "RequestLimitExceeded", "RequestThrottled", "TooManyRequests",
		"ConditionalRequestConflict", "OperationAborted", "BadDigest", "IncompleteBody", "XAmzContentSHA256Mismatch":
		return true
	case minio.NotImplemented:
		return false
	}
	switch e.StatusCode {
	case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests:
		return true
	case http.StatusNotImplemented, http.StatusHTTPVersionNotSupported, http.StatusInsufficientStorage:
		return false
	}
	return e.StatusCode >= 500
}

// elsewhere says in which region a bucket is, where the store tells.
func (b *Bucket) elsewhere(e minio.ErrorResponse) error {
	hint := "look up the region of the bucket, and write region = \"…\" below the destination in config.toml"
	if region := b.clean(e.Region); region != "" && region != b.Region {
		hint = fmt.Sprintf("write region = %q below the destination in config.toml", region)
	}
	return upload.NewFixable(fmt.Sprintf("the bucket %s is not in the region %s", b.Bucket, b.Region), hint)
}

// skewed says how wrong the clock of this computer is, where that is known.
func skewed(by time.Duration) string {
	switch by = by.Round(time.Minute); {
	case by > 0:
		return fmt.Sprintf("the clock of this computer is %s ahead of the store's", short(by))
	case by < 0:
		return fmt.Sprintf("the clock of this computer is %s behind the store's", short(-by))
	}
	return "the clock of this computer differs too much from the store's"
}

func short(d time.Duration) string { return strings.TrimSuffix(d.String(), "0s") }

const maxMessage = 200

// clean makes what a store says fit for a message: one short line without keys.
func (b *Bucket) clean(said string) string {
	for _, key := range []string{b.Keys.Secret, b.Keys.Session, b.Keys.ID} {
		if key != "" {
			said = strings.ReplaceAll(said, key, "…")
		}
	}
	said = strings.Join(strings.Fields(said), " ")
	if len(said) > maxMessage {
		said = strings.ToValidUTF8(said[:maxMessage], "") + "…"
	}
	return strings.TrimSuffix(said, ".")
}
