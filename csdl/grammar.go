package csdl

import "strings"

// The grammar of CSDL XML as a table: which attributes and child elements each element has (4 to 14). The
// reader asks it about every element, so that nothing is passed over without a word.

// shape is what an element may contain.
type shape struct {
	label      string // what messages call it
	attributes map[string]bool
	required   []string // attributes, in the order of the table
	children   map[string]bool
	folded     map[string]string // lower-case name → attribute
	foldedTags map[string]string // lower-case name → child
}

const (
	facetNames = " Nullable MaxLength Precision Scale Unicode SRID DefaultValue"
	constants  = " Binary Bool Date DateTimeOffset Decimal Duration EnumMember Float Guid Int String TimeOfDay"
	paths      = " AnnotationPath AnyPropertyPath ModelElementPath NavigationPropertyPath Path PropertyPath"
	dynamic    = " And Or Not Eq Ne Gt Ge Lt Le In Has Neg Add Sub Mul Div DivBy Mod Apply Cast Collection If IsOf" +
		" LabeledElement LabeledElementReference Null Record UrlRef"
	attributeValues = constants + paths + " UrlRef"
	elementValues   = constants + paths + dynamic
)

// grammar has a row for each element: what messages call it, its attributes, its children. An attribute with
// an exclamation mark is required.
var grammar = buildGrammar([][4]string{
	{"Edmx", "edmx:Edmx", "Version!", "Reference DataServices"},
	{"DataServices", "edmx:DataServices", "", "Schema"},
	{"Reference", "reference", "Uri!", "Include IncludeAnnotations Annotation"},
	{"Include", "include", "Namespace! Alias", "Annotation"},
	{"IncludeAnnotations", "include", "TermNamespace! Qualifier TargetNamespace", ""},
	{"Schema", "schema", "Namespace! Alias", "Action Annotation Annotations ComplexType EntityContainer EntityType" +
		" EnumType Function Term TypeDefinition"},
	{"EntityType", "entity type", "Name! BaseType Abstract OpenType HasStream", "Key Property NavigationProperty Annotation"},
	{"ComplexType", "complex type", "Name! BaseType Abstract OpenType", "Property NavigationProperty Annotation"},
	{"Key", "key", "", "PropertyRef Annotation"},
	{"PropertyRef", "key property", "Name! Alias", "Annotation"},
	{"Property", "property", "Name! Type!" + facetNames, "Annotation"},
	{"NavigationProperty", "navigation property", "Name! Type! Nullable Partner ContainsTarget",
		"ReferentialConstraint OnDelete Annotation"},
	{"ReferentialConstraint", "referential constraint", "Property! ReferencedProperty!", "Annotation"},
	{"OnDelete", "element OnDelete", "Action!", "Annotation"},
	{"EnumType", "enumeration type", "Name! UnderlyingType IsFlags", "Member Annotation"},
	{"Member", "member", "Name! Value", "Annotation"},
	{"TypeDefinition", "type definition", "Name! UnderlyingType!" + facetNames, "Annotation"},
	{"Action", "action", "Name! IsBound EntitySetPath", "Parameter ReturnType Annotation"},
	{"Function", "function", "Name! IsBound IsComposable EntitySetPath", "Parameter ReturnType Annotation"},
	{"Parameter", "parameter", "Name! Type!" + facetNames, "Annotation"},
	{"ReturnType", "return type", "Type!" + facetNames, "Annotation"},
	{"Term", "term", "Name! Type! BaseTerm AppliesTo" + facetNames, "Annotation"},
	{"EntityContainer", "entity container", "Name! Extends", "EntitySet Singleton ActionImport FunctionImport Annotation"},
	{"EntitySet", "entity set", "Name! EntityType! IncludeInServiceDocument", "NavigationPropertyBinding Annotation"},
	{"Singleton", "singleton", "Name! Type! Nullable", "NavigationPropertyBinding Annotation"},
	{"NavigationPropertyBinding", "navigation property binding", "Path! Target!", "Annotation"},
	{"ActionImport", "action import", "Name! Action! EntitySet", "Annotation"},
	{"FunctionImport", "function import", "Name! Function! EntitySet IncludeInServiceDocument", "Annotation"},
	{"Annotations", "element Annotations", "Target! Qualifier", "Annotation"},
	{"Annotation", "annotation", "Term! Qualifier" + attributeValues, elementValues + " Annotation"},
	{"PropertyValue", "property value", "Property!" + attributeValues, elementValues + " Annotation"},
	{"Record", "record", "Type", "PropertyValue Annotation"},
	{"Collection", "collection", "", elementValues + " Annotation"},
	{"Apply", "expression Apply", "Function!", elementValues + " Annotation"},
	{"Cast", "expression Cast", "Type!" + facetNames, elementValues + " Annotation"},
	{"IsOf", "expression IsOf", "Type!" + facetNames, elementValues + " Annotation"},
	{"LabeledElement", "expression LabeledElement", "Name!" + attributeValues, elementValues + " Annotation"},
})

// inEdmx are the elements of the edmx namespace; all others are in the edm namespace.
var inEdmx = set("Edmx DataServices Reference Include IncludeAnnotations")

// holdingText are the elements whose content is text: constants and paths (14.3, 14.4).
var holdingText = set(constants + paths + " LabeledElementReference")

func buildGrammar(rows [][4]string) map[string]*shape {
	shapes := make(map[string]*shape)
	for _, row := range rows {
		shapes[row[0]] = newShape(row[1], row[2], row[3])
	}
	for _, tag := range strings.Fields(elementValues) {
		switch {
		case shapes[tag] != nil:
		case holdingText[tag]:
			shapes[tag] = newShape("value "+tag, "", "")
		default:
			shapes[tag] = newShape("expression "+tag, "", elementValues+" Annotation")
		}
	}
	return shapes
}

func newShape(label, attributes, children string) *shape {
	s := &shape{
		label: label, attributes: make(map[string]bool), children: set(children),
		folded: make(map[string]string), foldedTags: make(map[string]string),
	}
	for _, name := range strings.Fields(attributes) {
		bare := strings.TrimSuffix(name, "!")
		s.attributes[bare] = true
		if bare != name {
			s.required = append(s.required, bare)
		}
		s.folded[strings.ToLower(bare)] = bare
	}
	for child := range s.children {
		s.foldedTags[strings.ToLower(child)] = child
	}
	return s
}

func set(names string) map[string]bool {
	members := make(map[string]bool)
	for _, name := range strings.Fields(names) {
		members[name] = true
	}
	return members
}
