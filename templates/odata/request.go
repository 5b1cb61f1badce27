package odata

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// answer is a successful response. Its body has to be closed.
type answer struct {
	response *http.Response
	body     *body    // decompressed
	url      *url.URL // after redirects
	address  string   // of the request, without secrets, for errors
}

// get makes a GET request, and repeats it as the policy says. An answer that is not a success is an *Error.
func (s *Service) get(ctx context.Context, address, accept string) (*answer, error) {
	for attempt := 1; ; attempt++ {
		a, err := s.attempt(ctx, address, accept)
		if err == nil {
			return a, nil
		}
		delay, again := s.settings.retry.delay(attempt, err)
		if !again {
			return nil, err
		}
		if err := wait(ctx, delay, err); err != nil {
			return nil, err
		}
	}
}

// attempt makes one GET request.
func (s *Service) attempt(ctx context.Context, address, accept string) (*answer, error) {
	safe := withoutSecrets(address)
	ctx, cancel := context.WithCancel(ctx)
	request, err := s.newRequest(ctx, address, accept)
	if err != nil {
		if ctx.Err() != nil {
			err = contextError(ctx, safe)
		} else {
			err = &requestError{address: safe, cause: err}
		}
		cancel()
		return nil, err
	}
	response, err := s.client.Do(request)
	if err != nil {
		err = connectionError(ctx, safe, err)
		cancel()
		return nil, err
	}
	b, err := newBody(response, cancel)
	if err != nil {
		return nil, &requestError{address: safe, cause: err}
	}
	a := &answer{body: b, url: response.Request.URL, address: safe, response: response}
	if err := checkAnswer(a, accept); err != nil {
		b.Close()
		return nil, err
	}
	return a, nil
}

func (s *Service) newRequest(ctx context.Context, address, accept string) (*http.Request, error) {
	u, err := parseURL(address)
	if err != nil {
		return nil, err
	}
	if !sameOrigin(u, s.root.parsed) { // whoever made the address should have seen to it
		return nil, errOtherOrigin
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "/", nil)
	if err != nil {
		return nil, err
	}
	request.URL, request.Host = u, u.Host
	request.Header = s.settings.requestHeader(accept)
	if s.settings.tokens == nil {
		return request, nil
	}
	token, err := s.settings.tokens.Token(ctx)
	if err != nil {
		return nil, fmt.Errorf("no token: %w", err)
	}
	token = strings.TrimSpace(token) // such as the end of the line in a file
	switch {
	case token == "":
		return nil, errors.New("no token: the token source returned an empty one")
	case strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }):
		return nil, errors.New("the token source returned something else than a token: it holds blanks or line breaks")
	}
	request.Header.Set("Authorization", "Bearer "+token)
	return request, nil
}

// checkAnswer turns an answer that is not a success, or not in the format asked for, into an *Error.
func checkAnswer(a *answer, accept string) error {
	switch a.response.StatusCode {
	case http.StatusOK, http.StatusNonAuthoritativeInfo:
		if isForeign(a, accept) {
			return newError(a)
		}
		return nil
	case http.StatusNoContent:
		return nil
	}
	return newError(a)
}

// isForeign recognizes what did not come from an OData service, such as a sign-in page: the media type is not
// JSON, and the body does not look like it either.
func isForeign(a *answer, accept string) bool {
	mediaType := strings.ToLower(a.response.Header.Get("Content-Type"))
	if strings.Contains(mediaType, "json") {
		return false
	}
	switch first := a.body.firstByte(); {
	case first == '<' || strings.Contains(mediaType, "html"):
		return true
	case accept != "": // a plain value
		return false
	default:
		return first != '{' && first != 0
	}
}
