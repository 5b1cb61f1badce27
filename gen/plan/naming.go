package plan

import (
	"fmt"
	"strings"

	"github.com/odatagen/odatagen/csdl"
	"github.com/odatagen/odatagen/gen/names"
)

// declared is a declaration that needs a Go name.
type declared struct {
	pos   csdl.Position
	odata string
	want  string
}

// resolve gives each declaration a name that no other one in the scope has, and warns where that is not the
// natural one.
func (b *builder) resolve(what string, list []declared, taken map[string]bool) []string {
	odata, want := make([]string, len(list)), make([]string, len(list))
	byName := map[string]csdl.Position{}
	for i, d := range list {
		odata[i], want[i] = d.odata, d.want
		byName[d.odata] = d.pos
	}
	result, clashes := names.Resolve(odata, want, taken)
	for _, clash := range clashes {
		for _, loser := range clash.Names {
			if loser.Go == clash.Name {
				continue
			}
			d := csdl.Diagnostic{
				Pos: byName[loser.OData], Severity: csdl.Warning, Code: "go-name-clash",
				Message: fmt.Sprintf("%s %q is named %s in Go, because the name %s is taken", what, loser.OData, loser.Go, clash.Name),
				Cure:    "give it a Core.SymbolicName in an overlay to choose the name",
			}
			if winner := clash.Names[0]; winner.Go == clash.Name {
				d.Related = []csdl.Related{{Pos: byName[winner.OData], Message: fmt.Sprintf("%q has the name %s", winner.OData, clash.Name)}}
			}
			b.diagnostics = append(b.diagnostics, d)
		}
	}
	return result
}

// nameTypes gives every type of the model its Go name: the bare name in the main schema, elsewhere the last
// segment of the namespace before it.
func (b *builder) nameTypes() {
	var list []declared
	var defs []csdl.Definition
	add := func(schema *csdl.Schema, pos csdl.Position, name string, def csdl.Definition, annotations csdl.Annotations) {
		want := names.Exported(symbolic(name, annotations))
		if schema != b.model.Main {
			want = names.Exported(schema.Namespace[strings.LastIndex(schema.Namespace, ".")+1:]) + names.Suffix(name)
		}
		list = append(list, declared{pos, def.QualifiedName(), want})
		defs = append(defs, def)
	}
	for _, s := range b.model.Schemas {
		for _, t := range s.StructuredTypes {
			add(s, t.Pos, t.Name, t, t.Annotations)
		}
		for _, t := range s.EnumTypes {
			add(s, t.Pos, t.Name, t, t.Annotations)
		}
		for _, t := range s.TypeDefinitions {
			add(s, t.Pos, t.Name, t, t.Annotations)
		}
	}
	for i, name := range b.resolve("type", list, b.used) {
		b.names[defs[i]] = name
		b.used[name] = true
	}
}

// symbolic returns the name that the metadata or an overlay suggests for programs, otherwise the name itself.
func symbolic(name string, annotations csdl.Annotations) string {
	if s := annotations.Text(coreSymbolicName); s != "" {
		return s
	}
	return name
}

// helperName claims the name of a type that belongs to another one, such as DeviceQuery.
func (b *builder) helperName(name string) string {
	candidate := name
	for n := 2; b.used[candidate]; n++ {
		candidate = fmt.Sprintf("%s_%d", name, n)
	}
	b.used[candidate] = true
	return candidate
}
