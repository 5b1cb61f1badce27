package csdl

import (
	"fmt"
	"strings"
)

// linkBaseTypes resolves base types, cuts cycles, and puts the types into an order in which bases come first
// (6.2, 9.1).
func (l *linker) linkBaseTypes() {
	for _, t := range l.structured {
		l.linkBaseType(t)
	}
	l.orderByBase()
	for _, t := range l.structured {
		if t.Base != nil {
			t.Base.Derived = append(t.Base.Derived, t.StructuredType)
		}
	}
}

func (l *linker) linkBaseType(t linkedType) {
	if t.BaseTypeRef.Name == "" {
		return
	}
	def := l.find(t.scope, t.BaseTypeRef, t.label(), "base type")
	base, isStructured := def.(*StructuredType)
	switch {
	case def == nil:
	case isStructured && base.Kind == t.Kind:
		t.Base = base
		return
	case isStructured:
		l.report(baseTypeKind, t.Pos, fmt.Sprintf("%s has base type %s, which is of another kind, %s", t.label(), quote(t.BaseTypeRef.Name), base.Kind),
			baseKindCure(t.Kind), Related{base.Pos, base.label() + " is declared here"})
	default:
		l.report(baseTypeKind, t.Pos, fmt.Sprintf("%s has base type %s, which types cannot be derived from", t.label(), quote(t.BaseTypeRef.Name)),
			baseKindCure(t.Kind))
	}
	t.incomplete = true
}

func baseKindCure(kind Kind) string {
	return fmt.Sprintf("name another %s, or remove BaseType", kind)
}

// orderByBase fills baseFirst. Each type is visited once: from it the bases that were not visited yet are
// climbed, and entered from the top.
func (l *linker) orderByBase() {
	byType := make(map[*StructuredType]linkedType, len(l.structured))
	for _, t := range l.structured {
		byType[t.StructuredType] = t
	}
	const climbing, done = 1, 2
	state := make(map[*StructuredType]int, len(l.structured))
	for _, t := range l.structured {
		var climb []*StructuredType
		top := t.StructuredType
		for ; top != nil && state[top] == 0; top = top.Base {
			state[top] = climbing
			climb = append(climb, top)
		}
		if top != nil && state[top] == climbing {
			l.cutCycle(top)
		}
		for i := len(climb) - 1; i >= 0; i-- {
			state[climb[i]] = done
			l.baseFirst = append(l.baseFirst, byType[climb[i]])
		}
	}
}

// cutCycle reports a cycle once, at the first of its types, and takes the base away from the type that it was
// found at.
func (l *linker) cutCycle(t *StructuredType) {
	first := t
	for next := t.Base; next != t; next = next.Base {
		if next.Pos.Compare(first.Pos) < 0 {
			first = next
		}
	}
	message := first.label() + " derives from itself"
	var way []string
	for next := first.Base; next != first && len(way) < 8; next = next.Base {
		way = append(way, quote(next.Name))
	}
	if len(way) > 0 {
		message += ", by way of " + strings.Join(way, ", ")
	}
	l.report(baseTypeCycle, first.Pos, message, "correct BaseType")
	for next := t.Base; next != t; next = next.Base {
		next.incomplete = true
	}
	t.incomplete = true
	t.Base = nil
}

// label is what messages call the type.
func (t *StructuredType) label() string {
	return t.Kind.String() + " " + quote(t.Name)
}
