package csdl

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

// find resolves the name of a type and reports one that leads nowhere: subject is what uses the type, such as
// `property "Model"`, and noun what the type is to it, such as "base type". An empty name was reported before.
func (l *linker) find(s *scope, ref NameRef, subject, noun string) Definition {
	if ref.Name == "" {
		return nil
	}
	if def := l.definitions[s.qualify(ref.Name)]; def != nil {
		return def
	}
	l.reportUnresolved(s, ref, unresolved{code: unresolvedType, subject: subject, noun: noun, known: maps.Keys(l.definitions)})
	return nil
}

// findType resolves the Type of a property, parameter or return type. Without a definition the type is unknown.
func (l *linker) findType(s *scope, ref TypeRef, subject string) Type {
	return Type{Def: l.find(s, NameRef{ref.Pos, ref.Name}, subject, "type"), Collection: ref.Collection}
}

// unresolved describes the use of a name that leads nowhere.
type unresolved struct {
	code          Code
	subject, noun string
	known         iter.Seq[string] // the qualified names that it could have been
}

// reportUnresolved says why a name leads nowhere: the cause decides on the code and the cure.
func (l *linker) reportUnresolved(s *scope, ref NameRef, u unresolved) {
	name := s.qualify(ref.Name)
	namespace, local := splitName(name)
	message := fmt.Sprintf("%s has unknown %s %s", u.subject, u.noun, quote(ref.Name))
	instead := foreignTypes[name]
	switch {
	case l.broken[namespace]:
	case namespace == "":
		l.report(unqualifiedName, ref.Pos, fmt.Sprintf("%s has %s %s, which has no namespace", u.subject, u.noun, quote(ref.Name)),
			l.qualifiedCure(s, local, u.known))
	case instead != "" && u.code == unresolvedType:
		l.report(v3PrimitiveType, ref.Pos, fmt.Sprintf("%s has %s %s, which OData 4 does not have", u.subject, u.noun, quote(ref.Name)),
			"write "+instead)
	case l.schemas[namespace] == nil && s.included[namespace] != nil:
		l.reportUnread(s, ref, namespace, message)
	case strings.HasPrefix(ref.Name, openCollection):
		l.report(u.code, ref.Pos, message, "name the type itself, without Collection( )")
	default:
		l.report(u.code, ref.Pos, message, l.unresolvedCure(namespace, name, u.known))
	}
}

// reportUnread reports a namespace that is to come from a document that was not read: once in a document, at
// the first use.
func (l *linker) reportUnread(s *scope, ref NameRef, namespace, message string) {
	key := s.doc.File + "\x00" + namespace
	if l.unreadSeen[key] {
		return
	}
	l.unreadSeen[key] = true
	from := s.included[namespace]
	l.report(unreadReference, ref.Pos, fmt.Sprintf("%s: the document at %s was not read", message, quote(from.URI)),
		"save that document in a file beside this one, and let the Uri of the reference be the name of the file",
		Related{from.Pos, fmt.Sprintf("namespace %s is to come from here", quote(namespace))})
}

// qualifiedCure finds the namespace that was left out.
func (l *linker) qualifiedCure(s *scope, local string, known iter.Seq[string]) string {
	var same []string
	for name := range known {
		if l.searches == 0 {
			break
		}
		if _, candidate := splitName(name); strings.EqualFold(candidate, local) {
			same = append(same, name)
		}
	}
	l.searches = max(0, l.searches-1)
	if instead := foreignTypes["Edm."+local]; len(same) == 0 && instead != "" {
		return "write " + instead
	}
	if len(same) > 0 {
		return fmt.Sprintf("write %q", slices.Min(same))
	}
	for _, schema := range s.doc.Schemas {
		return fmt.Sprintf("write it with its namespace or alias, such as %q", schema.Namespace+"."+local)
	}
	return "write it with its namespace or alias"
}

func (l *linker) unresolvedCure(namespace, name string, known iter.Seq[string]) string {
	if near := l.suggest(namespace, name, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if l.schemas[namespace] == nil && namespace != "Edm" {
		return fmt.Sprintf("%s is neither a namespace nor an alias here: add the schema, or an edmx:Reference to the document that has it",
			quote(namespace))
	}
	return fmt.Sprintf("correct the name, or declare it in %s", quote(namespace))
}

// nearest is the function of that name for the first mistakes of a run: comparing with all names takes time.
func (l *linker) nearest(name string, known iter.Seq[string]) string {
	if l.searches == 0 {
		return ""
	}
	l.searches--
	return nearest(name, known)
}

// suggest returns the known name that was probably meant, or "". A name in the same namespace is nearer than
// any other.
func (l *linker) suggest(namespace, name string, known iter.Seq[string]) string {
	_, local := splitName(name)
	near := l.nearest(local, func(yield func(string) bool) {
		for candidate := range known {
			if space, rest := splitName(candidate); space == namespace && !yield(rest) {
				return
			}
		}
	})
	if near != "" {
		return namespace + "." + near
	}
	if l.searches == 0 {
		return ""
	}
	elsewhere := ""
	for candidate := range known {
		if _, rest := splitName(candidate); rest == local && (elsewhere == "" || candidate < elsewhere) {
			elsewhere = candidate
		}
	}
	return elsewhere
}
