package odata

import "errors"

// Column is the path of a property for $select, such as "dateKey" (URL Conventions, section 5.1.4).
type Column string

// Columns is a list of columns.
type Columns []Column

// OrderField is the path of a property that the service sorts by.
type OrderField string

// Asc sorts by the property, lowest value first.
func (f OrderField) Asc() Order { return Order{string(f)} }

// Desc sorts by the property, highest value first.
func (f OrderField) Desc() Order { return Order{string(f) + " desc"} }

// Order is one part of $orderby (URL Conventions, section 5.1.5). The zero Order is an error when used.
type Order struct{ text string }

// Orders is a list of orders, the most important first.
type Orders []Order

// Expansion is one part of $expand: related entities that come along (URL Conventions, section 5.1.3). An
// [ExpandField] is one.
type Expansion interface {
	expansion() (string, error)
}

// Expansions is a list of expansions.
type Expansions []Expansion

// ExpandField is the path of a navigation property, and the expansion of it.
type ExpandField string

func (f ExpandField) expansion() (string, error) {
	if f == "" {
		return "", errors.New("odata: an empty expansion in Expand")
	}
	return string(f), nil
}
