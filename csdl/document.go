package csdl

// Document is one CSDL file as written: names unresolved, nothing defaulted, every declaration with its
// position (OData CSDL XML 4.01, 4).
type Document struct {
	File       string
	Version    string // of the edmx:Edmx element: "4.0", "4.01", …
	References []*Reference
	Schemas    []*SchemaDecl
}

// Reference is an edmx:Reference (4.1).
type Reference struct {
	Pos      Position
	URI      string
	Includes []Include
}

// Include is an edmx:Include (4.2).
type Include struct {
	Pos       Position
	Namespace string
	Alias     string
}

// SchemaDecl is a Schema element as written (5).
type SchemaDecl struct {
	Pos             Position
	Namespace       string
	Alias           string
	StructuredTypes []*StructuredTypeDecl
	EnumTypes       []*EnumTypeDecl
	TypeDefinitions []*TypeDefinitionDecl
	Operations      []*OperationDecl
	Terms           []*TermDecl
	Containers      []*EntityContainerDecl
	Annotations     []*Annotation       // of the schema itself
	Targets         []*AnnotationTarget // Annotations elements with a Target
}

// NameRef is a name that refers to another model element, as written, possibly by alias.
type NameRef struct {
	Pos  Position
	Name string // empty: the attribute is absent
}

// TypeRef is the value of a Type attribute, as written.
type TypeRef struct {
	Pos        Position
	Name       string // without Collection(…)
	Collection bool
}

// Facets are the facet attributes of a property, parameter, return type, term or type definition, as written;
// an empty string means that the attribute is absent (3.4).
type Facets struct {
	Nullable     string // "true", "false" or empty
	MaxLength    string
	Precision    string
	Scale        string
	Unicode      string
	SRID         string
	DefaultValue *string
}

// Kind tells entity types from complex types.
type Kind int

// The kinds of structured types.
const (
	Entity  Kind = iota // EntityType (6)
	Complex             // ComplexType (9)
)

// String returns "entity type" or "complex type".
func (k Kind) String() string {
	if k == Complex {
		return "complex type"
	}
	return "entity type"
}

// StructuredTypeDecl is an EntityType or ComplexType element as written (6, 9).
type StructuredTypeDecl struct {
	Pos             Position
	Kind            Kind
	Name            string
	BaseTypeRef     NameRef
	Abstract        bool
	Open            bool
	HasStream       bool
	KeyPos          Position // of the Key element, if there is one
	KeyRefs         []PropertyRef
	PropertyDecls   []*PropertyDecl
	NavigationDecls []*NavigationPropertyDecl
	AnnotationDecls []*Annotation
}

// PropertyRef is one part of an entity key (6.5).
type PropertyRef struct {
	Pos   Position
	Name  string // a path where the key property sits in a complex property
	Alias string
}

// PropertyDecl is a Property element as written (7).
type PropertyDecl struct {
	Pos             Position
	Name            string
	TypeRef         TypeRef
	Facets          Facets
	AnnotationDecls []*Annotation
}

// NavigationPropertyDecl is a NavigationProperty element as written (8).
type NavigationPropertyDecl struct {
	Pos             Position
	Name            string
	TypeRef         TypeRef
	NullableText    string
	Partner         string
	ContainsTarget  bool
	Constraints     []ReferentialConstraint
	OnDelete        string
	AnnotationDecls []*Annotation
}

// ReferentialConstraint is a ReferentialConstraint element (8.5).
type ReferentialConstraint struct {
	Pos                Position
	Property           string
	ReferencedProperty string
}

// EnumTypeDecl is an EnumType element as written (10).
type EnumTypeDecl struct {
	Pos               Position
	Name              string
	UnderlyingTypeRef NameRef
	IsFlags           bool
	MemberDecls       []*MemberDecl
	AnnotationDecls   []*Annotation
}

// MemberDecl is a Member element as written (10.3).
type MemberDecl struct {
	Pos             Position
	Name            string
	ValueText       *string // nil: no Value attribute
	AnnotationDecls []*Annotation
}

// TypeDefinitionDecl is a TypeDefinition element as written (11).
type TypeDefinitionDecl struct {
	Pos               Position
	Name              string
	UnderlyingTypeRef NameRef
	Facets            Facets
	AnnotationDecls   []*Annotation
}

// OperationDecl is an Action or Function element as written (12).
type OperationDecl struct {
	Pos             Position
	Name            string
	IsFunction      bool
	IsBound         bool
	IsComposable    bool
	EntitySetPath   string
	ParameterDecls  []*ParameterDecl
	ReturnDecl      *ReturnTypeDecl // nil: none
	AnnotationDecls []*Annotation
}

// ParameterDecl is a Parameter element as written (12.9).
type ParameterDecl struct {
	Pos             Position
	Name            string
	TypeRef         TypeRef
	Facets          Facets
	AnnotationDecls []*Annotation
}

// ReturnTypeDecl is a ReturnType element as written (12.8).
type ReturnTypeDecl struct {
	Pos             Position
	TypeRef         TypeRef
	Facets          Facets
	AnnotationDecls []*Annotation
}

// TermDecl is a Term element as written (14.1).
type TermDecl struct {
	Pos             Position
	Name            string
	TypeRef         TypeRef
	BaseTerm        string
	AppliesTo       string
	Facets          Facets
	AnnotationDecls []*Annotation
}

// EntityContainerDecl is an EntityContainer element as written (13).
type EntityContainerDecl struct {
	Pos             Position
	Name            string
	ExtendsRef      NameRef
	EntitySetDecls  []*EntitySetDecl
	SingletonDecls  []*SingletonDecl
	ImportDecls     []*OperationImportDecl
	AnnotationDecls []*Annotation
}

// EntitySetDecl is an EntitySet element as written (13.2).
type EntitySetDecl struct {
	Pos                      Position
	Name                     string
	EntityTypeRef            NameRef
	IncludeInServiceDocument string
	BindingDecls             []NavigationPropertyBinding
	AnnotationDecls          []*Annotation
}

// SingletonDecl is a Singleton element as written (13.3).
type SingletonDecl struct {
	Pos             Position
	Name            string
	TypeRef         NameRef
	NullableText    string
	BindingDecls    []NavigationPropertyBinding
	AnnotationDecls []*Annotation
}

// NavigationPropertyBinding is a NavigationPropertyBinding element (13.4).
type NavigationPropertyBinding struct {
	Pos    Position
	Path   string
	Target string
}

// OperationImportDecl is an ActionImport or FunctionImport element as written (13.5, 13.6).
type OperationImportDecl struct {
	Pos             Position
	Name            string
	IsFunction      bool
	OperationRef    NameRef
	EntitySet       string
	AnnotationDecls []*Annotation
}
