package odata

import (
	"errors"
	"fmt"
	"net/http"
)

// errRedirect marks redirects that are not followed.
var errRedirect = errors.New("redirect refused")

// guardRedirects returns a copy of client that follows redirects inside the origin of the first request only:
// net/http would carry some header fields along to another place.
func guardRedirects(client *http.Client) *http.Client {
	guarded := *client
	policy := client.CheckRedirect
	guarded.CheckRedirect = func(request *http.Request, via []*http.Request) error {
		if !sameOrigin(request.URL, via[0].URL) {
			return fmt.Errorf("%w: to %s://%s: %w; a redirect to a sign-in page means that the token is "+
				"missing or not accepted", errRedirect, request.URL.Scheme, request.URL.Host, errOtherOrigin)
		}
		if request.URL.User != nil {
			return fmt.Errorf("%w: it names a user", errRedirect)
		}
		if len(via) >= 10 {
			return fmt.Errorf("%w: stopped after 10 of them", errRedirect)
		}
		if policy != nil {
			return policy(request, via)
		}
		return nil
	}
	return &guarded
}
