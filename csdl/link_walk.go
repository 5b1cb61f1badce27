package csdl

import "strings"

// verdict is what came of following a path.
type verdict int

const (
	found   verdict = iota
	missing         // a segment leads nowhere
	unsure          // something on the way is unknown, for a reason that was reported or is no mistake
)

// pathEnd is what the last segment of a path leads to: one of the fields is set.
type pathEnd struct {
	property   *Property
	navigation *NavigationProperty
	cast       *StructuredType
}

// walk follows a path of properties, navigation properties and type casts, from a structured type on (13.4.1,
// 14.4.1).
func (l *linker) walk(s *scope, from *StructuredType, path string) (end pathEnd, v verdict) {
	var at Definition = from
	for segment := range strings.SplitSeq(path, "/") {
		t, isStructured := at.(*StructuredType)
		switch {
		case at == nil, strings.HasPrefix(segment, "@"), strings.HasPrefix(segment, "$"):
			return pathEnd{}, unsure
		case !isStructured:
			return pathEnd{}, l.beyond(at)
		}
		end, v = l.step(s, t, segment)
		switch {
		case v != found:
			return pathEnd{}, v
		case end.property != nil:
			at = end.property.Type.Def
		case end.navigation != nil:
			at = end.navigation.Type.Def
		default:
			at = end.cast
		}
	}
	return end, found
}

// beyond judges a segment after something that is no structured type.
func (l *linker) beyond(at Definition) verdict {
	if p, isPrimitive := at.(*PrimitiveType); isPrimitive && p.isAbstract() {
		return unsure
	}
	return missing
}

func (l *linker) step(s *scope, t *StructuredType, segment string) (pathEnd, verdict) {
	name, _, _ := strings.Cut(segment, "@")
	if p, ok := t.property(name); ok {
		return pathEnd{property: p}, found
	}
	if n, ok := t.navigationProperty(name); ok {
		return pathEnd{navigation: n}, found
	}
	if strings.Contains(name, ".") {
		qualified := s.qualify(name)
		if cast, ok := l.definitions[qualified].(*StructuredType); ok {
			return pathEnd{cast: cast}, found
		}
		if l.isUnread(s, qualified) {
			return pathEnd{}, unsure
		}
	}
	if t.isIncomplete() {
		return pathEnd{}, unsure
	}
	return pathEnd{}, missing
}

// isUnread tells whether a qualified name is in a namespace that is known to be declared in a document that was
// not read. What an overlay names must be there: that is what it was written for.
func (l *linker) isUnread(s *scope, qualified string) bool {
	namespace, _ := splitName(qualified)
	return l.schemas[namespace] == nil && !s.overlay && (s.included[namespace] != nil || l.broken[namespace])
}
