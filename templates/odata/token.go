package odata

import "context"

// TokenSource supplies the bearer token of a request. It is asked before every request, so it should keep a
// token until shortly before its end, as the usual libraries do, and by several goroutines at once where the
// service is used by several. Tokens are sent to the origin of the service only, and never appear in an error.
//
// A credential of azidentity (github.com/Azure/azure-sdk-for-go/sdk/azidentity) adapts like this:
//
//	odata.TokenSourceFunc(func(ctx context.Context) (string, error) {
//		t, err := credential.GetToken(ctx, policy.TokenRequestOptions{Scopes: []string{scope}})
//		return t.Token, err
//	})
//
// where scope is the resource of the service and "/.default". A TokenSource of golang.org/x/oauth2, which
// knows no context, adapts like this:
//
//	odata.TokenSourceFunc(func(context.Context) (string, error) {
//		t, err := source.Token()
//		if err != nil { return "", err }
//		return t.AccessToken, nil
//	})
type TokenSource interface {
	// Token returns an access token, without the word "Bearer".
	Token(ctx context.Context) (string, error)
}

// TokenSourceFunc is a function that is a [TokenSource].
type TokenSourceFunc func(ctx context.Context) (string, error)

// Token calls the function.
func (f TokenSourceFunc) Token(ctx context.Context) (string, error) { return f(ctx) }
