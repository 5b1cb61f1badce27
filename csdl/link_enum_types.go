package csdl

import (
	"fmt"
	"strconv"
	"strings"
)

// linkEnumTypes resolves underlying types and works out the values of members (10).
func (l *linker) linkEnumTypes() {
	for _, t := range l.enums {
		t.Underlying = l.enumUnderlying(t)
		if len(t.MemberDecls) == 0 {
			l.report(enumWithoutMembers, t.Pos, fmt.Sprintf("enumeration type %s has no members", quote(t.Name)),
				"declare them; values are read all the same")
		}
		l.linkMembers(t)
	}
}

func (l *linker) enumUnderlying(t linkedEnum) *PrimitiveType {
	ref := t.UnderlyingTypeRef
	int32Type := primitiveTypes["Edm.Int32"]
	if ref.Name == "" {
		return int32Type
	}
	def := l.find(t.scope, ref, "enumeration type "+quote(t.Name), "underlying type")
	if p, isPrimitive := def.(*PrimitiveType); isPrimitive {
		if _, isInteger := intBounds[p.Name]; isInteger {
			return p
		}
	}
	if def != nil {
		l.report(enumUnderlyingType, ref.Pos, fmt.Sprintf("enumeration type %s has underlying type %s", quote(t.Name), quote(ref.Name)),
			"use Edm.Byte, Edm.SByte, Edm.Int16, Edm.Int32 or Edm.Int64")
	}
	return int32Type
}

func (l *linker) linkMembers(t linkedEnum) {
	first := make(map[string]Position, len(t.MemberDecls))
	t.members = make(map[string]*Member, len(t.MemberDecls))
	l.checkMixedValues(t)
	for i, d := range t.MemberDecls {
		if d.Name == "" {
			continue
		}
		if before, twice := first[d.Name]; twice {
			l.report(duplicateMember, d.Pos, fmt.Sprintf("enumeration type %s has two members %s", quote(t.Name), quote(d.Name)),
				"rename or remove one of them", firstDeclared(before))
			continue
		}
		first[d.Name] = d.Pos
		t.members[d.Name] = nil
		if value, ok := l.memberValue(t, d, i); ok {
			m := &Member{MemberDecl: d, Value: value, Annotations: l.annotations(t.scope, "", d.AnnotationDecls)}
			t.members[d.Name] = m
			t.Members = append(t.Members, m)
		}
	}
}

// checkMixedValues reports the first member without a value where others have one, or where all need one.
func (l *linker) checkMixedValues(t linkedEnum) {
	var without *MemberDecl
	with := 0
	for _, d := range t.MemberDecls {
		if d.ValueText != nil {
			with++
		} else if without == nil {
			without = d
		}
	}
	switch {
	case without == nil:
	case with > 0:
		l.report(enumValuesMixed, without.Pos, fmt.Sprintf("member %s has no value, but others of %s have one", quote(without.Name), quote(t.Name)),
			"give every member a Value, or none")
	case t.IsFlags:
		l.report(flagsWithoutValues, without.Pos, fmt.Sprintf("member %s of the flags %s has no value", quote(without.Name), quote(t.Name)),
			"give every member a Value, mostly a power of two")
	}
}

// memberValue returns the value of a member; without any the members are numbered from 0 (10.3).
func (l *linker) memberValue(t linkedEnum, d *MemberDecl, index int) (int64, bool) {
	if d.ValueText == nil {
		return int64(index), true
	}
	text := strings.TrimSpace(*d.ValueText)
	value, err := strconv.ParseInt(text, 10, 64)
	if err != nil && !isInteger(text) {
		l.report(enumValue, d.Pos, fmt.Sprintf("the value of member %s is %s, which is no integer", quote(d.Name), quote(text)),
			"write a whole number, or leave Value out of all members")
		return 0, false
	}
	if bounds := intBounds[t.Underlying.Name]; err != nil || value < bounds[0] || value > bounds[1] {
		l.report(enumValueRange, d.Pos, fmt.Sprintf("the value of member %s is %s, beyond the range of %s", quote(d.Name), text, t.Underlying.Name),
			"name a larger UnderlyingType, or correct the value")
		return 0, false
	}
	if t.IsFlags && value < 0 {
		l.report(flagsNegative, d.Pos, fmt.Sprintf("the value of member %s of the flags %s is negative", quote(d.Name), quote(t.Name)),
			"write a sum of powers of two; it is read as it is")
	}
	return value, true
}

// isInteger tells whether a text is a decimal integer of any size.
func isInteger(text string) bool {
	digits := strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(text, "-"), "+"), "0123456789")
	return digits == "" && strings.ContainsAny(text, "0123456789")
}

// linkTypeDefinitions resolves underlying types (11.1).
func (l *linker) linkTypeDefinitions() {
	for _, t := range l.typeDefs {
		t.Underlying = primitiveTypes["Edm.String"]
		ref := t.UnderlyingTypeRef
		def := l.find(t.scope, ref, "type definition "+quote(t.Name), "underlying type")
		p, isPrimitive := def.(*PrimitiveType)
		switch {
		case def == nil:
		case isPrimitive && (!p.isAbstract() || strings.HasPrefix(p.Name, "Edm.Geo") || p.Name == "Edm.PrimitiveType"):
			t.Underlying = p
		default:
			l.report(definitionUnderlyingType, t.Pos, fmt.Sprintf("type definition %s has underlying type %s", quote(t.Name), quote(ref.Name)),
				"name a primitive type, such as Edm.String")
		}
	}
}
