package odata

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// Option changes how a [Service] works. A bad value is an error of [NewService].
type Option func(*settings) error

// settings are what options set.
type settings struct {
	tokens  TokenSource
	client  *http.Client
	header  http.Header
	retry   RetryPolicy
	maxPage int
	decode  decodeOptions
}

func defaultSettings() settings {
	// OData-MaxVersion is 4.0, as are the spellings in our URLs: a service has to answer in a version that is
	// not higher (Protocol, section 8.2.7), a 4.01 answer would hold nothing more for us, and some services
	// that were written before 4.01 refuse a request that names it.
	return settings{
		retry: RetryPolicy{}.withDefaults(),
		header: http.Header{
			"Accept":           {"application/json;odata.metadata=minimal"},
			"Accept-Encoding":  {"gzip"},
			"Odata-Maxversion": {"4.0"},
			"User-Agent":       {"odatagen-client"},
		},
	}
}

// WithTokenSource sends a bearer token with every request.
func WithTokenSource(tokens TokenSource) Option {
	return func(s *settings) error {
		if tokens == nil {
			return errors.New("odata: WithTokenSource(nil)")
		}
		s.tokens = tokens
		return nil
	}
}

// WithHTTPClient makes requests with a copy of client, for proxies, certificates, timeouts, tracing and tests;
// without it, with [http.DefaultClient]. Redirects to another scheme, host or port are refused whatever the
// client's own policy is. A Timeout of the client bounds the whole reading of a page.
func WithHTTPClient(client *http.Client) Option {
	return func(s *settings) error {
		if client == nil {
			return errors.New("odata: WithHTTPClient(nil)")
		}
		s.client = client
		return nil
	}
}

// WithHeader sets a header field of every request, in place of a default such as that of User-Agent.
func WithHeader(name, value string) Option {
	return func(s *settings) error {
		if name == "" || strings.ContainsFunc(name, func(c rune) bool {
			return c <= ' ' || c >= 0x7f || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, c)
		}) {
			return fmt.Errorf("odata: WithHeader: %q is not the name of a header field", name)
		}
		if strings.ContainsAny(value, "\r\n\x00") {
			return fmt.Errorf("odata: WithHeader: the value of %s has a line break", name)
		}
		s.header.Set(name, value)
		return nil
	}
}

// WithRetry changes how failed requests are repeated.
func WithRetry(policy RetryPolicy) Option {
	return func(s *settings) error {
		if policy.MaxAttempts < 0 || policy.BaseDelay < 0 || policy.MaxDelay < 0 {
			return fmt.Errorf("odata: WithRetry: negative values in %+v", policy)
		}
		s.retry = policy.withDefaults()
		return nil
	}
}

// WithMaxPageSize asks the service for pages of at most n rows. It is a wish: pages may be smaller or larger
// (Protocol, section 8.2.8.5; in the 4.0 spelling, which all services know).
func WithMaxPageSize(n int) Option {
	return func(s *settings) error {
		if n < 1 {
			return fmt.Errorf("odata: WithMaxPageSize(%d): a page has at least one row", n)
		}
		s.maxPage = n
		return nil
	}
}

// WithZeroForNull reads a null in a property that the metadata calls non-null as the zero value of its type.
// Without it, such a null is an error.
func WithZeroForNull() Option {
	return func(s *settings) error {
		s.decode.zeroForNull = true
		return nil
	}
}

// hasCredentials tells whether requests carry something that is nobody else's business.
func (s settings) hasCredentials() bool {
	return s.tokens != nil || s.header.Get("Authorization") != "" || s.header.Get("Cookie") != ""
}

// requestHeader returns the header of a request, without the token.
func (s settings) requestHeader(accept string) http.Header {
	header := s.header.Clone()
	if accept != "" {
		header.Set("Accept", accept)
	}
	if s.maxPage > 0 {
		header.Add("Prefer", "odata.maxpagesize="+strconv.Itoa(s.maxPage))
	}
	return header
}
