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

// All runs a query and gives its rows, page after page as they are needed: a row is handed out as soon as it
// has arrived. An error ends the sequence; it is an [*Error] when the service refused. To leave the loop early
// ends the request. Each use of the sequence runs the query anew.
func All[T any, P ObjectPointer[T]](ctx context.Context, q Query) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		r := newReading(ctx, q)
		defer r.close()
		for {
			var row T
			switch r.advance(P(&row)) {
			case gotRow:
				if !yield(row, nil) {
					return
				}
				continue
			case tryAgain:
				continue
			case endOfPage:
				if r.turn() {
					continue
				}
			}
			if r.err != nil {
				var none T
				yield(none, r.err)
			}
			return
		}
	}
}

// Page is a page of rows as the service cut it.
type Page[T any] struct {
	Rows []T
	// Count is the number of rows of all pages, when the query asks for it with $count and the service
	// answers it.
	Count Nullable[int64]
	// NextLink is the link to the next page as the service sent it, "" on the last page.
	NextLink string
}

// Pages runs a query and gives its rows a page at a time, which takes the memory of a page. It is otherwise
// like [All].
func Pages[T any, P ObjectPointer[T]](ctx context.Context, q Query) iter.Seq2[Page[T], error] {
	return func(yield func(Page[T], error) bool) {
		r := newReading(ctx, q)
		defer r.close()
		for {
			page := Page[T]{Rows: []T{}}
			at := collect[T, P](r, &page.Rows)
			if r.err != nil {
				yield(Page[T]{}, r.err)
				return
			}
			if at == endOfPage {
				page.NextLink = r.decoder.nextLink()
				if count, ok := r.decoder.count(); ok {
					page.Count = Value(count)
				}
			}
			full := at == stopped && len(page.Rows) == 0 // Top was reached on the page before
			if full || !yield(page, nil) || at == stopped || !r.turn() {
				break
			}
		}
		if r.err != nil {
			yield(Page[T]{}, r.err)
		}
	}
}

// collect appends the rows of the current page, as far as Top allows.
func collect[T any, P ObjectPointer[T]](r *reading, rows *[]T) event {
	for {
		var row T
		switch e := r.advance(P(&row)); e {
		case gotRow:
			*rows = append(*rows, row)
		case endOfPage, stopped:
			return e
		}
	}
}

// First runs a query for its first row. The error is [ErrNoRows] when there is none.
func First[T any, P ObjectPointer[T]](ctx context.Context, q Query) (T, error) {
	if !q.withoutTop && (!q.options.hasTop || q.options.top > 1) {
		q = q.Top(1)
	}
	for row, err := range All[T, P](ctx, q) {
		return row, err
	}
	var none T
	return none, ErrNoRows
}

// Count asks for the number of rows that the filter of a query leaves; Top, Skip and what else does not change
// which rows there are is left out (Protocol, section 11.2.10).
func Count(ctx context.Context, q Query) (int64, error) {
	address, err := q.service.url(q.path+"/$count", q.options.countOptions())
	if err != nil {
		return 0, err
	}
	a, err := q.service.get(ctx, address, "text/plain")
	if err != nil {
		return 0, err
	}
	defer a.body.Close()
	text, err := io.ReadAll(io.LimitReader(a.body, maxErrorBody))
	if err != nil {
		return 0, connectionError(ctx, a.address, err)
	}
	digits := strings.TrimSpace(strings.TrimPrefix(string(text), "\ufeff"))
	count, err := strconv.ParseUint(digits, 10, 63)
	if err != nil {
		return 0, fmt.Errorf("odata: GET %s: the answer is no number of rows: %q", a.address, oneLine(digits))
	}
	return int64(count), nil
}

// Get reads a single entity. The error is an [*Error] when the service refuses, as with 404 for an entity that
// does not exist, and [ErrNoRows] when it answers that there is no value.
func Get[T any, P ObjectPointer[T]](ctx context.Context, resource Resource) (T, error) {
	var none, entity T
	address, err := resource.service.url(resource.path, resource.options)
	if err != nil {
		return none, err
	}
	a, err := resource.service.get(ctx, address, "")
	if err != nil {
		return none, err
	}
	defer a.body.Close()
	if a.response.StatusCode == http.StatusNoContent {
		return none, ErrNoRows
	}
	r := reading{ctx: ctx, answer: a}
	if err := decodeEntity(a.body, resource.service.settings.decode, P(&entity)); err != nil {
		return none, r.explain(err, nil, false)
	}
	return entity, nil
}
