package odata

// Query is a request for the rows of an entity set. It is an immutable value: its methods return a changed
// copy, so that a query can be kept, shared between goroutines, and run any number of times, with [All],
// [Pages], [First] and [Count]. A mistake in it, such as a negative Top, is reported when it is run.
type Query struct {
	service    *Service
	path       string // below the root, percent-encoded
	options    queryOptions
	withoutTop bool
}

// Where restricts the rows to those for which p is true; repeated, all predicates have to be true
// (URL Conventions, section 5.1.1).
func (q Query) Where(p Predicate) Query { q.options = q.options.where(p); return q }

// Select asks for certain properties only; repeated, for all that were named. Properties that were not asked
// for keep their zero value in a row (URL Conventions, section 5.1.4).
func (q Query) Select(columns ...Column) Query { q.options = q.options.selecting(columns...); return q }

// OrderBy sorts the rows; repeated, it adds less important orders (URL Conventions, section 5.1.5).
func (q Query) OrderBy(orders ...Order) Query { q.options = q.options.orderedBy(orders...); return q }

// Expand asks for related entities inside the rows (URL Conventions, section 5.1.3).
func (q Query) Expand(expansions ...Expansion) Query {
	q.options = q.options.expanding(expansions...)
	return q
}

// Top limits the number of rows. Rows beyond it are not handed out even if the service sends them; a service
// may split them into pages all the same (URL Conventions, section 5.1.6).
func (q Query) Top(n int) Query { q.options = q.options.limited(n); return q }

// Skip leaves out the first n rows (URL Conventions, section 5.1.6).
func (q Query) Skip(n int) Query { q.options = q.options.skipping(n); return q }

// Option sets a query option by name, for what the typed methods do not offer: custom options, $search,
// $count, and others. Value is not percent-encoded. A $filter is added to those of Where with "and", a $select,
// $orderby or $expand is added to the list; any other option that is set twice has the last value. An option
// that the service's metadata fixes, such as an api-version, cannot be set to another value.
func (q Query) Option(name, value string) Query { q.options = q.options.option(name, value); return q }

// WithoutTop makes [First] work without $top, for services that do not take it.
func (q Query) WithoutTop() Query { q.withoutTop = true; return q }

// ByKey addresses one entity by its key: Set(1), or Set(A=1,B='x') for a key of several parts, which are
// given in the order of the key (URL Conventions, section 4.3). Custom options of the query are kept.
func (q Query) ByKey(parts ...KeyPart) Resource {
	r := Resource{service: q.service, options: queryOptions{
		selects: q.options.selects, expands: q.options.expands, others: q.options.others, err: q.options.err,
	}}
	key, err := keyPredicate(parts)
	if err != nil {
		r.options = r.options.failed(err)
	}
	r.path = q.path + key
	return r
}

// String returns the URL of the query for people to read: percent-encoding is undone where that is not
// ambiguous, and credentials among the options are replaced.
func (q Query) String() string { return describe(q.service, q.path, q.options) }

// url returns the URL of the query, or its first mistake.
func (q Query) url() (string, error) { return q.service.url(q.path, q.options) }

// describe writes the address of a request for people.
func describe(s *Service, path string, options queryOptions) string {
	address, err := s.url(path, options)
	if err != nil {
		return "error: " + err.Error()
	}
	return readable(withoutSecrets(address))
}
