package odata

import (
	"slices"
	"strconv"
	"strings"
)

// list returns the options in an order that does not depend on the order of calls, except for custom ones.
func (o queryOptions) list() []QueryOption {
	var list []QueryOption
	add := func(name, value string) {
		if value != "" {
			list = append(list, QueryOption{name, value})
		}
	}
	if len(o.filters) > 0 {
		add("$filter", all(o.filters).text)
	}
	add("$select", strings.Join(o.selects, ","))
	add("$orderby", strings.Join(o.orders, ","))
	add("$expand", strings.Join(o.expands, ","))
	if o.hasTop {
		add("$top", strconv.Itoa(o.top))
	}
	if o.skip > 0 {
		add("$skip", strconv.Itoa(o.skip))
	}
	return append(list, o.others...)
}

// countOptions keeps what $count looks at: which rows there are, not how they come (Protocol, section 11.2.10).
func (o queryOptions) countOptions() queryOptions {
	o.selects, o.orders, o.expands, o.hasTop, o.skip = nil, nil, nil, false, 0
	o.others = slices.DeleteFunc(slices.Clone(o.others), func(other QueryOption) bool {
		switch other.Name {
		case "$count", "$format", "$compute", "$skiptoken":
			return true
		}
		return false
	})
	return o
}

// isCustom tells whether an option is a custom one, which a service may have forgotten in its nextLink. The
// names that 4.01 knows without "$" are not custom (URL Conventions, section 5.2).
func isCustom(name string) bool {
	if name == "" || name[0] == '$' || name[0] == '@' {
		return false
	}
	switch strings.ToLower(name) {
	case "apply", "compute", "count", "deltatoken", "expand", "filter", "format", "index", "levels", "orderby",
		"schemaversion", "search", "select", "skip", "skiptoken", "top":
		return false
	}
	return true
}
