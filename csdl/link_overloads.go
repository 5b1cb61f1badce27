package csdl

import (
	"fmt"
	"slices"
	"strings"
)

// checkOverloads reports operations that no request can tell apart (12.2, 12.4): actions of one name must
// differ in the binding parameter's type, functions also may in the names of their parameters.
func (l *linker) checkOverloads() {
	first := make(map[string]*linkedOperation, len(l.operations))
	returns := make(map[string]*linkedOperation)
	for _, o := range l.operations {
		group := o.group()
		if group == "" {
			continue
		}
		key := group
		if o.IsFunction {
			key += "(" + strings.Join(o.parameterNames(), ",") + ")"
		}
		if before := first[key]; before != nil {
			l.reportOverload(o, before)
			continue
		}
		first[key] = o
		l.checkOverloadReturn(returns, group, o)
	}
}

// group is what the overloads among which one must be chosen have in common; "" when it is not known.
func (o *linkedOperation) group() string {
	binding := ""
	if o.IsBound {
		if len(o.types) == 0 || o.ParameterDecls[0].TypeRef.Name == "" {
			return ""
		}
		binding = o.types[0]
	}
	return o.kind() + " " + o.QualifiedName() + " " + binding
}

// parameterNames returns the names of the parameters in a URL, sorted, without the binding parameter.
func (o *linkedOperation) parameterNames() []string {
	var names []string
	for i, d := range o.ParameterDecls {
		if i > 0 || !o.IsBound {
			names = append(names, d.Name)
		}
	}
	slices.Sort(names)
	return names
}

func (l *linker) reportOverload(o, before *linkedOperation) {
	message := fmt.Sprintf("%s %s is declared twice", o.kind(), quote(o.Name))
	cure := "rename or remove one of them"
	if o.IsBound {
		message = fmt.Sprintf("bound %s %s is declared twice for %s", o.kind(), quote(o.Name), quote(o.types[0]))
		cure = "rename one of them, or bind it to another type"
	}
	if o.IsFunction {
		cure += "; overloads of a function may also differ in the names of parameters"
	}
	l.report(duplicateOverload, o.Pos, message, cure, firstDeclared(before.Pos))
}

// checkOverloadReturn compares the return types of the overloads of a function.
func (l *linker) checkOverloadReturn(returns map[string]*linkedOperation, group string, o *linkedOperation) {
	if !o.IsFunction || o.Return == nil {
		return
	}
	before := returns[group]
	if before == nil {
		returns[group] = o
		return
	}
	if before.Return.Type != o.Return.Type {
		l.report(overloadReturnType, o.Pos, fmt.Sprintf("overloads of function %s return different types, %s and %s",
			quote(o.Name), before.Return.Type, o.Return.Type),
			"let all return the same type; each is read as it is", firstDeclared(before.Pos))
	}
}
