package odata

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
)

// requestError is an error of a request that is not an answer of the service.
type requestError struct {
	address string // without secrets
	cause   error
	broken  bool // there was no answer, or only a part of one
}

func (e *requestError) Error() string {
	return "odata: GET " + e.address + ": " + strings.TrimPrefix(e.cause.Error(), "odata: ")
}

func (e *requestError) Unwrap() error { return e.cause }

// temporary is false for what will not get better by trying: a refused redirect, a wrong certificate, an
// unknown host, and the end of the context.
func (e *requestError) temporary() bool {
	var certificate *tls.CertificateVerificationError
	var dns *net.DNSError
	switch {
	case errors.Is(e.cause, context.Canceled), errors.Is(e.cause, errRedirect), errors.As(e.cause, &certificate):
		return false
	case errors.As(e.cause, &dns):
		return !dns.IsNotFound
	}
	return e.broken
}

// connectionError makes an error of one that net/http returned, without the URL in it.
func connectionError(ctx context.Context, safe string, err error) error {
	if ctx.Err() != nil {
		return contextError(ctx, safe)
	}
	var inURL *url.Error
	if errors.As(err, &inURL) {
		err = inURL.Err
	}
	return &requestError{safe, err, true}
}

// contextError is the error of a context that ended, with its cause where it has one of its own.
func contextError(ctx context.Context, safe string) error {
	if cause := context.Cause(ctx); !errors.Is(cause, ctx.Err()) {
		return &requestError{address: safe, cause: fmt.Errorf("%w: %w", ctx.Err(), cause)}
	}
	return &requestError{address: safe, cause: ctx.Err()}
}
