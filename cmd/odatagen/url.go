package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// Bounds on what is read from elsewhere.
const (
	maxDocument = 256 << 20 // bytes
	urlTimeout  = 2 * time.Minute
)

// openURL fetches metadata.
func openURL(ctx context.Context, src string) (*documents, error) {
	u, err := url.Parse(src)
	if err != nil {
		return nil, usageError("%q is no URL: %w", src, err)
	}
	name := displayURL(u)
	ctx, cancel := context.WithTimeout(ctx, urlTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, src, nil)
	if err != nil {
		return nil, usageError("%q is no URL: %w", src, err)
	}
	request.Header.Set("Accept", "application/xml")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, outsideError(fmt.Errorf("cannot fetch %s: %w", name, withoutURL(err)))
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, outsideError(fmt.Errorf("cannot fetch %s: the server answered %s", name, response.Status))
	}
	data, err := readDocument(response.Body)
	if err != nil {
		return nil, outsideError(fmt.Errorf("cannot fetch %s: %w", name, err))
	}
	return &documents{root: name, first: data}, nil
}

// withoutURL takes the URL, which may hold secrets, out of an error of net/http.
func withoutURL(err error) error {
	if e, ok := err.(*url.Error); ok {
		return e.Err
	}
	return err
}
