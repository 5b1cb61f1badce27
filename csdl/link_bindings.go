package csdl

import (
	"fmt"
	"maps"
	"strings"
)

// checkBindings checks navigation property bindings (13.4). Services get many of them wrong, and a client can
// do without.
func (l *linker) checkBindings() {
	if l.main == nil {
		return
	}
	for _, part := range l.chain {
		for _, d := range part.EntitySetDecls {
			l.checkBindingsOf(part.scope, d.Name, d.BindingDecls)
		}
		for _, d := range part.SingletonDecls {
			l.checkBindingsOf(part.scope, d.Name, d.BindingDecls)
		}
	}
}

func (l *linker) checkBindingsOf(s *scope, name string, bindings []NavigationPropertyBinding) {
	child := l.children[name]
	for _, b := range bindings {
		if child.typ != nil && b.Path != "" {
			end, v := l.walk(s, child.typ, b.Path)
			if v == missing || v == found && end.property != nil {
				l.report(bindingPathMissing, b.Pos, fmt.Sprintf("the binding path %s of %s leads to no navigation property", quote(b.Path), child.label),
					"correct Path, or remove the binding; it is ignored")
			}
		}
		if b.Target != "" && l.bindingTarget(s, b.Target) == missing {
			cure := "correct Target, or remove the binding; it is ignored"
			if near := l.nearest(b.Target, maps.Keys(l.children)); near != "" {
				cure = fmt.Sprintf("did you mean %q? the binding is ignored", near)
			}
			l.report(bindingTargetMissing, b.Pos, fmt.Sprintf("the binding target %s of %s does not exist", quote(b.Target), child.label), cure)
		}
	}
}

// bindingTarget looks a target up: "Set", "Set/Path", "Ns.Container/Set" or "Ns.Container/Set/Path" (13.4.2).
func (l *linker) bindingTarget(s *scope, target string) verdict {
	first, rest, _ := strings.Cut(target, "/")
	if child, known := l.children[first]; known {
		return l.targetPath(s, child, rest)
	}
	if !strings.Contains(first, ".") {
		return missing
	}
	qualified := s.qualify(first)
	if l.isUnread(s, qualified) {
		return unsure
	}
	part := l.containers[qualified]
	if part == nil {
		return missing
	}
	name, path, _ := strings.Cut(rest, "/")
	if l.inChain(part) {
		if child, known := l.children[name]; known {
			return l.targetPath(s, child, path)
		}
		return missing
	}
	if part.declares(name) {
		return found
	}
	return missing
}

func (l *linker) targetPath(s *scope, child containerChild, path string) verdict {
	if path == "" {
		return found
	}
	if child.typ == nil {
		return unsure
	}
	_, v := l.walk(s, child.typ, path)
	return v
}

func (l *linker) inChain(part *containerPart) bool {
	for _, p := range l.chain {
		if p == part {
			return true
		}
	}
	return false
}

// declares tells whether a container that does not count has a child of the name.
func (c *containerPart) declares(name string) bool {
	for _, d := range c.EntitySetDecls {
		if d.Name == name {
			return true
		}
	}
	for _, d := range c.SingletonDecls {
		if d.Name == name {
			return true
		}
	}
	for _, d := range c.ImportDecls {
		if d.Name == name {
			return true
		}
	}
	return false
}
