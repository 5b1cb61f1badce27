package plan

import (
	"fmt"

	"github.com/odatagen/odatagen/csdl"
	"github.com/odatagen/odatagen/gen/names"
)

// planClient plans the accessors of the container's sets and singletons.
func (b *builder) planClient() {
	container := b.model.Container
	if container == nil {
		return
	}
	b.pkg.Client.FixedOptions = fixedOptions(container.Annotations)
	var list []declared
	for _, s := range container.EntitySets {
		list = append(list, declared{s.Pos, s.Name, names.Exported(symbolic(s.Name, s.Annotations))})
	}
	for _, s := range container.Singletons {
		list = append(list, declared{s.Pos, s.Name, names.Exported(symbolic(s.Name, s.Annotations))})
	}
	methods := b.resolve("set or singleton", list, nil)
	for i, s := range container.EntitySets {
		b.pkg.Client.Sets = append(b.pkg.Client.Sets, Set{
			Method: methods[i], Wire: s.Name, Query: b.queries[s],
			Doc: documented(fmt.Sprintf("%s returns a query of the entity set %s.", methods[i], s.Name), s.Annotations),
		})
	}
	for i, s := range container.Singletons {
		method := methods[len(container.EntitySets)+i]
		b.pkg.Client.Singletons = append(b.pkg.Client.Singletons, Singleton{
			Method: method, Wire: s.Name, Resource: b.resources[s.Type],
			Doc: documented(fmt.Sprintf("%s returns the singleton %s.", method, s.Name), s.Annotations),
		})
	}
}

func fixedOptions(annotations csdl.Annotations) []FixedOption {
	a := annotations.Lookup(odatagenFixedOptions)
	if a == nil || a.Value == nil {
		return nil
	}
	var list []FixedOption
	for _, r := range a.Value.Items {
		if name := text(r, "Name"); name != "" {
			list = append(list, FixedOption{name, text(r, "Value")})
		}
	}
	return list
}

// queryMethods are the methods every query may have; custom query options must not hide them.
var queryMethods = map[string]bool{
	"All": true, "Pages": true, "First": true, "Count": true, "Get": true, "Where": true, "Select": true,
	"OrderBy": true, "Expand": true, "Top": true, "Skip": true, "Option": true, "String": true,
}

// options plans a method for each custom query option that the set or the container declares
// (Capabilities.CustomQueryOptions).
func (b *builder) options(set *csdl.EntitySet) []Option {
	var list []Option
	var declarations []declared
	for _, annotations := range []csdl.Annotations{set.Annotations, b.model.Container.Annotations} {
		a := annotations.Lookup(capabilitiesCustomOptions)
		if a == nil || a.Value == nil {
			continue
		}
		for _, r := range a.Value.Items {
			name := text(r, "Name")
			if name == "" || declaredBefore(list, name) {
				continue
			}
			declarations = append(declarations, declared{r.Pos, name, names.Exported(symbolic(name, r.Annotations))})
			list = append(list, option(r, name))
		}
	}
	for i, method := range b.resolve("query option", declarations, queryMethods) {
		list[i].Method = method
		list[i].Doc = append(Doc{fmt.Sprintf("%s sets the custom query option %s.", method, list[i].Wire)}, list[i].Doc...)
	}
	return list
}

func declaredBefore(list []Option, wire string) bool {
	for _, o := range list {
		if o.Wire == wire {
			return true
		}
	}
	return false
}

func option(r *csdl.Expression, name string) Option {
	t, ok := optionTypes[csdl.Annotations(r.Annotations).Text(odatagenParameterType)]
	if !ok {
		t = optionTypes["Edm.String"]
	}
	return Option{
		Wire: name, Parameter: names.Unexported(symbolic(name, r.Annotations), "q"), Type: t,
		Doc: paragraphs(text(r, "Description")),
	}
}
