package plan

import (
	"slices"
	"strings"

	"github.com/odatagen/odatagen/csdl"
)

// capabilities is what may be asked of an entity set, as the Capabilities vocabulary tells; where it is
// silent, everything may.
type capabilities struct {
	selectable bool
	filter     map[string]filterKind // by property; nil: nothing may be filtered
	order      map[string]bool
	expand     map[string]bool // never nil
	top        bool
	skip       bool
	count      bool
	readByKey  bool
}

// filterKind says how a property may be filtered; its value is a part of the name of the field kind.
type filterKind string

const (
	filterFreely filterKind = ""
	filterRange  filterKind = "Range" // Capabilities.FilterExpressionType SingleRange
)

func (b *builder) capabilitiesOf(set *csdl.EntitySet) capabilities {
	c := capabilities{
		top:  b.supported(set.Annotations, "TopSupported"),
		skip: b.supported(set.Annotations, "SkipSupported"),
	}
	selects, _ := b.capability(set.Annotations, "SelectSupport")
	c.selectable = selects.Bool("Supported", true)
	counts, _ := b.capability(set.Annotations, "CountRestrictions")
	c.count = counts.Bool("Countable", true)
	reads, _ := b.capability(set.Annotations, "ReadRestrictions")
	c.readByKey = reads.Bool("Readable", true) && b.supported(set.Annotations, "IndexableByKey")
	if byKey := reads.Property("ReadByKeyRestrictions"); byKey != nil {
		c.readByKey = c.readByKey && byKey.Value.Bool("Readable", true)
	}
	c.filter = b.filterable(set)
	c.order = b.sortable(set)
	c.expand = b.expandable(set)
	return c
}

// filterable tells the properties that FilterRestrictions leaves, and how each may be filtered.
func (b *builder) filterable(set *csdl.EntitySet) map[string]filterKind {
	restrictions, _ := b.capability(set.Annotations, "FilterRestrictions")
	if !restrictions.Bool("Filterable", true) {
		return nil
	}
	refused := items(restrictions, "NonFilterableProperties")
	result := map[string]filterKind{}
	for _, p := range set.Type.AllProperties() {
		if !slices.Contains(refused, p.Name) {
			result[p.Name] = filterFreely
		}
	}
	if p := restrictions.Property("FilterExpressionRestrictions"); p != nil && p.Value != nil {
		for _, r := range p.Value.Items {
			property, allowed := text(r, "Property"), text(r, "AllowedExpressions")
			if _, ok := result[property]; ok && strings.HasSuffix(allowed, "SingleRange") {
				result[property] = filterRange
			}
		}
	}
	return result
}

func (b *builder) sortable(set *csdl.EntitySet) map[string]bool {
	restrictions, _ := b.capability(set.Annotations, "SortRestrictions")
	if !restrictions.Bool("Sortable", true) {
		return nil
	}
	refused := items(restrictions, "NonSortableProperties")
	result := map[string]bool{}
	for _, p := range set.Type.AllProperties() {
		result[p.Name] = !slices.Contains(refused, p.Name)
	}
	return result
}

func (b *builder) expandable(set *csdl.EntitySet) map[string]bool {
	restrictions, _ := b.capability(set.Annotations, "ExpandRestrictions")
	if !restrictions.Bool("Expandable", true) {
		return map[string]bool{}
	}
	refused := items(restrictions, "NonExpandableProperties")
	result := map[string]bool{}
	for _, n := range set.Type.AllNavigationProperties() {
		result[n.Name] = !slices.Contains(refused, n.Name)
	}
	return result
}

// items returns the texts of a collection in a record.
func items(record *csdl.Expression, property string) []string {
	if p := record.Property(property); p != nil {
		return p.Value.Texts()
	}
	return nil
}

// text returns the text of a constant or path in a record.
func text(record *csdl.Expression, property string) string {
	if p := record.Property(property); p != nil && p.Value != nil {
		return p.Value.Text
	}
	return ""
}
