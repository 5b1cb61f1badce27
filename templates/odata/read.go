package odata

import (
	"context"
	"fmt"
	"io"
	"iter"
	"net/http"
	"strconv"
	"strings"
)

// The generic functions here are compiled once for every type of row. They do as little as possible, and are
// not inlined, for the compiler would then compile the closures of All and Pages a second time in each caller.

// All returns the rows of a query, one by one as they arrive, and fetches pages as they are needed. The loop
// ends with the last row or with the first error. Leaving the loop ends the request. Every loop runs the
// query anew.
//
// Connections that fail, and pages that are cut off, are repeated as the [RetryPolicy] says; no row is handed
// out twice. Errors are an [*Error] if the service reported one, the error of the context if that ended.
//
//go:noinline
func All[T any, P ObjectPointer[T]](ctx context.Context, q Query) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var row T
		c := newCursor(ctx, q, P(&row))
		defer c.close()
		for c.nextOfAll() && yield(row, c.err) {
		}
	}
}

// Page is one page of rows.
type Page[T any] struct {
	// Rows are the rows of the page; there may be none although further pages follow.
	Rows []T
	// Count is the number of rows of the whole query, without Top and Skip. It is absent unless the query asked
	// for it, with Option("$count", "true").
	Count Nullable[int64]
	// NextLink is the link to the next page as the service sent it, empty on the last page.
	NextLink string
}

// Pages returns the rows of a query page by page, as the service splits them. Otherwise it is like [All].
//
//go:noinline
func Pages[T any, P ObjectPointer[T]](ctx context.Context, q Query) iter.Seq2[Page[T], error] {
	return func(yield func(Page[T], error) bool) {
		var row T
		c := newCursor(ctx, q, P(&row))
		defer c.close()
		for c.nextPage() {
			var page Page[T]
			for c.nextRow() {
				page.Rows = append(page.Rows, row)
			}
			if page.Count, page.NextLink = c.count(), c.link; c.err != nil {
				page = Page[T]{}
			}
			if !yield(page, c.err) {
				return
			}
		}
	}
}

// First returns the first row of a query, or [ErrNoRows]. It asks for one row only ($top=1), unless the query
// has a smaller Top or was made with [Query.WithoutTop].
//
//go:noinline
func First[T any, P ObjectPointer[T]](ctx context.Context, q Query) (T, error) {
	var row T
	err := readFirst(ctx, q, P(&row))
	return row, err
}

func readFirst(ctx context.Context, q Query, row Object) error {
	if !q.withoutTop && !(q.options.hasTop && q.options.top == 0) {
		q = q.Top(1)
	}
	c := newCursor(ctx, q, row)
	defer c.close()
	if !c.nextOfAll() {
		return ErrNoRows
	}
	return c.err
}

// Get reads a single entity. It returns [ErrNoRows] if the service answers that there is no value, as it does
// for a singleton that is null; an entity that does not exist is an [*Error] with status 404.
//
//go:noinline
func Get[T any, P ObjectPointer[T]](ctx context.Context, r Resource) (T, error) {
	var entity T
	err := readEntity(ctx, r, P(&entity))
	return entity, err
}

// readEntity reads a single entity, and reads it again when the answer is cut off.
func readEntity(ctx context.Context, r Resource, entity Object) error {
	address, err := r.service.url(r.path, r.options)
	if err != nil {
		return err
	}
	s := newSlot(entity)
	err = r.service.read(ctx, address, "", func(a *answer) error {
		if a.response.StatusCode == http.StatusNoContent {
			return ErrNoRows
		}
		s.clear()
		return a.bodyError(ctx, decodeEntity(a.body, r.service.settings.decode, entity))
	})
	if err != nil {
		s.clear()
	}
	return err
}

// read makes a request and hands its answer to use, again if use finds it cut off.
func (s *Service) read(ctx context.Context, address, accept string, use func(*answer) error) error {
	for attempt := 1; ; attempt++ {
		a, err := s.get(ctx, address, accept)
		if err != nil {
			return err
		}
		err = use(a)
		a.body.Close()
		if err == nil {
			return nil
		}
		delay, again := s.settings.retry.delay(attempt, err)
		if !again {
			return err
		}
		if err := wait(ctx, delay, err); err != nil {
			return err
		}
	}
}

// Count asks the service for the number of rows of a query (Set/$count; Protocol, section 11.2.10). It counts
// what Where restricts; Top, Skip, Select, OrderBy and Expand do not matter.
func Count(ctx context.Context, q Query) (int64, error) {
	address, err := q.service.url(q.path+"/$count", q.options.countOptions())
	if err != nil {
		return 0, err
	}
	var count int64
	err = q.service.read(ctx, address, "text/plain", func(a *answer) error {
		text, err := io.ReadAll(io.LimitReader(a.body, 1<<10))
		if err != nil {
			return a.bodyError(ctx, err)
		}
		count, err = strconv.ParseInt(strings.TrimSpace(strings.TrimPrefix(string(text), "\ufeff")), 10, 64)
		if err != nil {
			return &requestError{address: a.address,
				cause: fmt.Errorf("the answer is no number: %q", oneLine(string(text)))}
		}
		return nil
	})
	return count, err
}
