package odata

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// QueryOption is one query option of a URL: a system query option such as $top, or a custom one. Name and
// value are not percent-encoded.
type QueryOption struct{ Name, Value string }

// queryOptions are the options of one request, as an immutable value: every method returns a copy. The first
// mistake is kept, and reported when the request is made.
type queryOptions struct {
	filters []Predicate
	selects []string
	orders  []string
	expands []string
	top     int // of $top, if hasTop
	hasTop  bool
	skip    int // of $skip, if not 0
	others  []QueryOption
	err     error
}

func (o queryOptions) failed(err error) queryOptions {
	if o.err == nil {
		o.err = err
	}
	return o
}

func (o queryOptions) where(p Predicate) queryOptions {
	if p == nil {
		return o.failed(errEmptyCondition)
	}
	if c := p.conjunct(); c.err != nil {
		return o.failed(c.err)
	}
	o.filters = append(slices.Clip(o.filters), p)
	return o
}

func (o queryOptions) selecting(columns ...Column) queryOptions {
	o.selects = slices.Clone(o.selects)
	for _, column := range columns {
		if column == "" {
			return o.failed(errors.New("odata: an empty column in Select"))
		}
		if !slices.Contains(o.selects, string(column)) {
			o.selects = append(o.selects, string(column))
		}
	}
	return o
}

func (o queryOptions) orderedBy(orders ...Order) queryOptions {
	o.orders = slices.Clone(o.orders)
	for _, order := range orders {
		if order.text == "" {
			return o.failed(errors.New("odata: an empty order in OrderBy"))
		}
		o.orders = append(o.orders, order.text)
	}
	return o
}

func (o queryOptions) expanding(expansions ...Expansion) queryOptions {
	o.expands = slices.Clone(o.expands)
	for _, e := range expansions {
		if e == nil {
			return o.failed(errors.New("odata: an empty expansion: nil"))
		}
		text, err := e.expansion()
		if err != nil {
			return o.failed(err)
		}
		if !slices.Contains(o.expands, text) {
			o.expands = append(o.expands, text)
		}
	}
	return o
}

func (o queryOptions) limited(n int) queryOptions {
	if n < 0 {
		return o.failed(fmt.Errorf("odata: Top(%d): the number of rows must not be negative", n))
	}
	o.top, o.hasTop = n, true
	return o
}

func (o queryOptions) skipping(n int) queryOptions {
	if n < 0 {
		return o.failed(fmt.Errorf("odata: Skip(%d): the number of rows must not be negative", n))
	}
	o.skip = n
	return o
}

// option adds an option by name. Options that have a typed form join it, so that the two can be mixed.
func (o queryOptions) option(name, value string) queryOptions {
	switch name {
	case "":
		return o.failed(errors.New("odata: a query option without a name"))
	case "$filter":
		return o.where(RawFilter(value))
	case "$select":
		return o.selecting(Column(value))
	case "$orderby":
		return o.orderedBy(Order{value})
	case "$expand":
		return o.expanding(ExpandField(value))
	case "$top", "$skip":
		n, err := strconv.Atoi(value)
		switch {
		case err != nil:
			return o.failed(fmt.Errorf("odata: query option %s: %q is not a number of rows", name, value))
		case name == "$top":
			return o.limited(n)
		}
		return o.skipping(n)
	}
	o.others = slices.DeleteFunc(slices.Clone(o.others), func(other QueryOption) bool {
		return strings.EqualFold(other.Name, name)
	})
	o.others = append(o.others, QueryOption{name, value})
	return o
}
