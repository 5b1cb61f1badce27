package odata

import (
	"errors"
	"fmt"
	"strings"
)

// Resource is a single entity: a singleton, or an entity addressed by its key. Like a [Query] it is an
// immutable value. [Get] reads it.
type Resource struct {
	service *Service
	path    string // below the root, percent-encoded
	options queryOptions
}

// Select asks for certain properties only, as [Query.Select] does.
func (r Resource) Select(columns ...Column) Resource {
	r.options = r.options.selecting(columns...)
	return r
}

// Expand asks for related entities inside the entity, as [Query.Expand] does.
func (r Resource) Expand(expansions ...Expansion) Resource {
	r.options = r.options.expanding(expansions...)
	return r
}

// Option sets a query option by name, as [Query.Option] does.
func (r Resource) Option(name, value string) Resource {
	r.options = r.options.option(name, value)
	return r
}

// String returns the URL of the resource for people to read, as [Query.String] does.
func (r Resource) String() string { return describe(r.service, r.path, r.options) }

// KeyPart is the value of one key property.
type KeyPart struct {
	name, literal string
	err           error
}

// Key is the value of a key property for [Query.ByKey]. Name is the name or alias of the property in the key.
// A value that [Literal] cannot write, and null, is reported when the resource is read.
func Key(name string, value any) KeyPart {
	literal, err := Literal(value)
	if err == nil && value == nil {
		err = fmt.Errorf("odata: key %q is null", name)
	}
	return KeyPart{name, literal, err}
}

// keyPredicate writes the parentheses behind an entity set, percent-encoded.
func keyPredicate(parts []KeyPart) (string, error) {
	if len(parts) == 0 {
		return "", errors.New("odata: ByKey without a key")
	}
	texts := make([]string, len(parts))
	for i, part := range parts {
		switch {
		case part.err != nil:
			return "", part.err
		case part.literal == "":
			return "", fmt.Errorf("odata: part %d of a key is empty", i+1)
		case len(parts) == 1:
			texts[i] = escape(part.literal)
		case part.name == "":
			return "", fmt.Errorf("odata: part %d of a key with %d parts has no name", i+1, len(parts))
		default:
			texts[i] = escape(part.name) + "=" + escape(part.literal)
		}
	}
	return "(" + strings.Join(texts, ",") + ")", nil
}
