package odata

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// Contract holds the facts of a generated package that a service root has to agree with.
type Contract struct {
	// Package is the name of the generated package, for error messages.
	Package string
	// FixedOptions are query options that every request of the package carries, such as the api-version it
	// was generated for. They are added where the root lacks them.
	FixedOptions []QueryOption
}

// Service is a connection to one OData service. It is safe for use by several goroutines.
type Service struct {
	root     address
	contract Contract
	settings settings
	client   *http.Client
}

// NewService makes a service from the address of its root, such as "https://host/path?api-version=v1.0". A
// slash at the end, blanks around, and a trailing "/$metadata" do not matter; the query of the root is kept on
// every request. No request is made.
//
// It is an error if the root is not an http or https URL, holds a user name or a fragment, contradicts the
// contract, or would send a token over plain http to a host other than this one.
func NewService(root string, contract Contract, options ...Option) (*Service, error) {
	s := &Service{contract: contract, settings: defaultSettings()}
	for _, option := range options {
		if option == nil {
			continue
		}
		if err := option(&s.settings); err != nil {
			return nil, err
		}
	}
	var err error
	if s.root, err = parseRoot(root); err != nil {
		return nil, err
	}
	if err := s.root.agreesWith(contract); err != nil {
		return nil, err
	}
	if s.settings.hasCredentials() && !s.root.keepsSecrets() {
		return nil, errors.New("odata: service root: credentials are sent over https only: " +
			withoutSecrets(s.root.base))
	}
	s.client = guardRedirects(cmp.Or(s.settings.client, http.DefaultClient))
	return s, nil
}

// EntitySet returns the query for all rows of an entity set.
func (s *Service) EntitySet(name string) Query { return Query{service: s, path: escapePath(name)} }

// Singleton returns the resource of a singleton.
func (s *Service) Singleton(name string) Resource {
	return Resource{service: s, path: escapePath(name)}
}

// Root returns the address of the service root with its query, for people to read: credentials among the
// query options are replaced.
func (s *Service) Root() string {
	return withoutSecrets(withQuery(s.root.base, s.rootOptions(nil)))
}

// url writes the address of a request: the root's own options come first, then the fixed ones it lacks, then
// those of the request. A request overrides an option of the root, but not a fixed one.
func (s *Service) url(path string, options queryOptions) (string, error) {
	if s == nil {
		return "", errors.New("odata: a query without a service: queries are made by Service.EntitySet")
	}
	if options.err != nil {
		return "", options.err
	}
	list := options.list()
	pairs := s.rootOptions(list)
	for _, option := range list {
		fixed, value := find(s.contract.FixedOptions, option.Name)
		if fixed && value != option.Value {
			return "", fmt.Errorf("odata: query option %s=%s: package %s is generated for %s only",
				option.Name, option.Value, s.contract.Package, value)
		}
		if !fixed {
			pairs = append(pairs, pair(option))
		}
	}
	return withQuery(s.root.base+"/"+path, pairs), nil
}

// rootOptions are the options of the root and of the contract as pairs, without those that are in overriding.
func (s *Service) rootOptions(overriding []QueryOption) []string {
	var pairs []string
	own := s.root.options()
	for i, option := range own {
		overridden, _ := find(overriding, option.Name)
		if fixed, _ := find(s.contract.FixedOptions, option.Name); fixed || !overridden {
			pairs = append(pairs, s.root.pairs[i])
		}
	}
	for _, option := range s.contract.FixedOptions {
		if found, _ := find(own, option.Name); !found {
			pairs = append(pairs, pair(option))
		}
	}
	return pairs
}

// find looks for an option by name. Letter case does not count, for it does not on the services that have
// options of their own in the root.
func find(options []QueryOption, name string) (found bool, value string) {
	for _, option := range options {
		if strings.EqualFold(option.Name, name) {
			return true, option.Value
		}
	}
	return false, ""
}

func pair(o QueryOption) string { return escape(o.Name) + "=" + escape(o.Value) }

func withQuery(address string, pairs []string) string {
	if len(pairs) == 0 {
		return address
	}
	return address + "?" + strings.Join(pairs, "&")
}

// parseURL is url.Parse with an error that does not repeat the URL, which may hold secrets.
func parseURL(text string) (*url.URL, error) {
	u, err := url.Parse(text)
	var parseError *url.Error
	if errors.As(err, &parseError) {
		return nil, parseError.Err
	}
	return u, err
}
