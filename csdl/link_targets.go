package csdl

import (
	"slices"
	"strings"
)

// slot is a list of annotations somewhere in the model: it applies a change to that list.
type slot func(change func(Annotations) Annotations)

func slotOf(list *Annotations) slot {
	return func(change func(Annotations) Annotations) { *list = change(*list) }
}

// slotIn is a list in a map that may not exist yet.
func slotIn(lists *map[string]Annotations, key string) slot {
	return func(change func(Annotations) Annotations) {
		if *lists == nil {
			*lists = make(map[string]Annotations)
		}
		(*lists)[key] = change((*lists)[key])
	}
}

// target finds what an Annotations element targets (14.2.2). Targets that exist but are not in the model, such
// as terms, have no slots.
func (l *linker) target(s *scope, target string) ([]slot, verdict) {
	if name, arguments, rest, ok := splitOperation(target); ok {
		types := argumentTypes(s, arguments)
		return l.operationTarget(s, s.qualify(name), func(o *linkedOperation) bool { return o.takes(types) }, rest)
	}
	first, rest, _ := strings.Cut(target, "/")
	if s.overlay && l.main != nil && s.qualify(first) == s.namespace(self)+".Container" && strings.HasPrefix(first, self+".") {
		return l.containerTarget(s, rest)
	}
	name := s.qualify(first)
	switch def := l.definitions[name].(type) {
	case *StructuredType:
		return l.structuredTarget(s, def, rest)
	case *EnumType:
		return def.target(rest)
	case *TypeDefinition:
		if rest == "" {
			return []slot{slotOf(&def.Annotations)}, found
		}
		return nil, missing
	}
	if part := l.containers[name]; part != nil {
		if l.inChain(part) {
			return l.containerTarget(s, rest)
		}
		childName, _, _ := strings.Cut(rest, "/")
		if rest == "" || part.declares(childName) {
			return nil, found
		}
		return nil, missing
	}
	return l.otherTarget(s, name, first, rest)
}

// otherTarget finds targets that are neither a type nor a container.
func (l *linker) otherTarget(s *scope, name, first, rest string) ([]slot, verdict) {
	switch schema := l.schemas[s.namespace(first)]; {
	case len(l.byOperation[name]) > 0:
		return l.operationTarget(s, name, func(*linkedOperation) bool { return true }, rest)
	case schema != nil && rest == "":
		return []slot{slotOf(&schema.Annotations)}, found
	case l.terms[name], l.isUnread(s, name):
		return nil, found
	}
	return nil, missing
}

// structuredTarget finds a type, or a property of it. An annotation of an inherited property, or of one further
// inside, holds by way of this type only.
func (l *linker) structuredTarget(s *scope, t *StructuredType, path string) ([]slot, verdict) {
	if path == "" {
		return []slot{slotOf(&t.Annotations)}, found
	}
	if p, own := t.properties[path]; own {
		return []slot{slotOf(&p.Annotations)}, found
	}
	if n, own := t.navigation[path]; own {
		return []slot{slotOf(&n.Annotations)}, found
	}
	_, v := l.walk(s, t, path)
	if v != found {
		return nil, v
	}
	return []slot{slotIn(&t.PathAnnotations, path)}, found
}

func (t *EnumType) target(path string) ([]slot, verdict) {
	if path == "" {
		return []slot{slotOf(&t.Annotations)}, found
	}
	switch m, declared := t.members[path]; {
	case m != nil:
		return []slot{slotOf(&m.Annotations)}, found
	case declared:
		return nil, unsure
	}
	return nil, missing
}

// containerTarget finds the container, a child of it, or a path that begins there.
func (l *linker) containerTarget(s *scope, path string) ([]slot, verdict) {
	c := l.model.Container
	name, rest, _ := strings.Cut(path, "/")
	if name == "" {
		return []slot{slotOf(&c.Annotations)}, found
	}
	child, known := l.children[name]
	if !known {
		return nil, missing
	}
	if v := l.targetPath(s, child, rest); v != found {
		return nil, v
	}
	if set := l.model.EntitySet(name); set != nil {
		return childTarget(&set.Annotations, &set.PathAnnotations, rest)
	}
	if singleton := l.model.Singleton(name); singleton != nil {
		return childTarget(&singleton.Annotations, &singleton.PathAnnotations, rest)
	}
	for _, i := range c.Imports {
		if i.Name == name && rest == "" {
			return []slot{slotOf(&i.Annotations)}, found
		}
	}
	return nil, unsure
}

func childTarget(own *Annotations, paths *map[string]Annotations, path string) ([]slot, verdict) {
	if path == "" {
		return []slot{slotOf(own)}, found
	}
	return []slot{slotIn(paths, path)}, found
}

// splitOperation takes "Ns.Name(Type,…)/rest" apart.
func splitOperation(target string) (name, arguments, rest string, ok bool) {
	opening, closing := strings.IndexByte(target, '('), strings.LastIndexByte(target, ')')
	if opening < 0 || closing < opening {
		return "", "", "", false
	}
	rest, _ = strings.CutPrefix(target[closing+1:], "/")
	return target[:opening], target[opening+1 : closing], rest, true
}

// operationTarget finds the overloads of an operation that are meant, or a parameter or the return type of them.
func (l *linker) operationTarget(s *scope, name string, meant func(*linkedOperation) bool, rest string) ([]slot, verdict) {
	overloads := l.byOperation[name]
	if len(overloads) == 0 && l.isUnread(s, name) {
		return nil, unsure
	}
	var slots []slot
	v := missing
	for _, o := range overloads {
		if !meant(o) {
			continue
		}
		if list := o.slot(rest); list != nil {
			slots = append(slots, slotOf(list))
			v = found
		} else if !o.known && v == missing {
			v = unsure
		}
	}
	return slots, v
}

// argumentTypes returns the types between the parentheses of a target.
func argumentTypes(s *scope, arguments string) []string {
	var types []string
	for argument := range strings.SplitSeq(arguments, ",") {
		if ref, _, _ := parseType(strings.TrimSpace(argument)); ref.Name != "" {
			types = append(types, signature(s, ref))
		}
	}
	return types
}

// takes tells whether an overload has parameters of these types. Actions may be told by their binding parameter
// alone (14.2.2).
func (o *linkedOperation) takes(types []string) bool {
	if !o.IsFunction && o.IsBound && len(types) == 1 && len(o.types) > 0 {
		return types[0] == o.types[0]
	}
	if !o.IsFunction && !o.IsBound && len(types) == 0 {
		return true
	}
	return slices.Equal(types, o.types)
}

// slot returns the annotations of the operation, of a parameter, or of the return type; nil when there is no
// such part.
func (o *linkedOperation) slot(part string) *Annotations {
	if part == "" {
		return &o.Annotations
	}
	if part == "$ReturnType" && o.Return != nil {
		return &o.Return.Annotations
	}
	for _, p := range o.Parameters {
		if p.Name == part {
			return &p.Annotations
		}
	}
	return nil
}
