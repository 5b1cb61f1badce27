package csdl

import "fmt"

// checkNavigation checks what navigation properties say about each other: partners (8.4) and referential
// constraints (8.5). A client can do without either.
func (l *linker) checkNavigation() {
	for _, t := range l.structured {
		for _, n := range t.NavigationProperties {
			target, known := n.Type.Def.(*StructuredType)
			if known && n.Partner != "" {
				l.checkPartner(t, n, target)
			}
			for _, c := range n.Constraints {
				l.checkConstraint(t, n, c)
			}
		}
	}
}

func (l *linker) checkPartner(t linkedType, n *NavigationProperty, target *StructuredType) {
	end, v := l.walk(t.scope, target, n.Partner)
	if v == missing || v == found && end.navigation == nil {
		l.report(partnerMissing, n.Pos, fmt.Sprintf("the partner %s of navigation property %s does not exist in %s",
			quote(n.Partner), quote(n.Name), target.label()),
			"correct Partner, or remove it; it is ignored")
	}
}

func (l *linker) checkConstraint(t linkedType, n *NavigationProperty, c ReferentialConstraint) {
	check := func(from Definition, path string) {
		start, known := from.(*StructuredType)
		if !known || path == "" {
			return
		}
		if end, v := l.walk(t.scope, start, path); v == missing || v == found && end.property == nil {
			l.report(constraintPropertyMissing, c.Pos, fmt.Sprintf("the referential constraint of %s names a property %s, which does not exist in %s",
				quote(n.Name), quote(path), start.label()),
				"correct the name, or remove the constraint; it is ignored")
		}
	}
	check(t.StructuredType, c.Property)
	check(n.Type.Def, c.ReferencedProperty)
}
