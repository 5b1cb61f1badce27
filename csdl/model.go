package csdl

// Model is what one or more documents mean together: every name resolved, every default applied.
type Model struct {
	// Schemas holds the schemas of the root document and of the documents it references, in that order;
	// a namespace that several documents declare stands once.
	Schemas []*Schema
	// Main is the schema whose types carry the service: the one that declares most entity types of the
	// container's sets and singletons, otherwise the first one with types.
	Main *Schema
	// Container is the entity container with everything it inherits by Extends; nil when there is none.
	Container *EntityContainer

	definitions map[string]Definition // by qualified name
}

// Schema is a linked Schema (5).
type Schema struct {
	*SchemaDecl
	StructuredTypes []*StructuredType
	EnumTypes       []*EnumType
	TypeDefinitions []*TypeDefinition
	Operations      []*Operation
	Annotations     Annotations
}

// Definition is what a type reference leads to: a [*PrimitiveType], [*EnumType], [*TypeDefinition] or
// [*StructuredType].
type Definition interface {
	// QualifiedName returns the name by namespace, such as "Edm.Int32" or "Sales.Order".
	QualifiedName() string
	isDefinition()
}

// Type is a resolved type reference.
type Type struct {
	Def        Definition
	Collection bool
}

// String returns the type as CSDL writes it, by namespace: "Sales.Order" or "Collection(Sales.Order)".
func (t Type) String() string {
	name := "(unknown)"
	if t.Def != nil {
		name = t.Def.QualifiedName()
	}
	if t.Collection {
		return openCollection + name + ")"
	}
	return name
}

// PrimitiveType is one of the primitive and built-in abstract types of the Edm namespace (3.3).
type PrimitiveType struct {
	Name string // with namespace, such as "Edm.Int32"
}

// StructuredType is a linked EntityType or ComplexType (6, 9).
type StructuredType struct {
	*StructuredTypeDecl
	Schema *Schema
	// Base is the base type; nil when there is none.
	Base *StructuredType
	// Derived holds the types directly derived from this one, in document order.
	Derived []*StructuredType
	// Properties and NavigationProperties are the type's own, without inherited ones, in document order.
	Properties           []*Property
	NavigationProperties []*NavigationProperty
	// Key is the key, own or inherited; empty for keyless types.
	Key         []KeyProperty
	Annotations Annotations
	// PathAnnotations holds annotations that target inherited properties, or properties further inside, by way
	// of this type; the key is the path after the type's name.
	PathAnnotations map[string]Annotations

	properties map[string]*Property // own ones, also those of unknown type
	navigation map[string]*NavigationProperty
	incomplete bool // something about it was wrong and has been reported: what it lacks is no further mistake
}

// KeyProperty is a resolved part of a key (6.5).
type KeyProperty struct {
	PropertyRef
	Property *Property
}

// URLName is the name of the key property in URLs: its alias if it has one.
func (k KeyProperty) URLName() string {
	if k.Alias != "" {
		return k.Alias
	}
	return k.Name
}

// Property is a linked Property (7).
type Property struct {
	*PropertyDecl
	Owner *StructuredType
	Type  Type
	// Nullable tells whether the value, or an item of the collection, may be null. Key properties are never
	// nullable, whatever they declare.
	Nullable    bool
	Annotations Annotations
}

// NavigationProperty is a linked NavigationProperty (8).
type NavigationProperty struct {
	*NavigationPropertyDecl
	Owner       *StructuredType
	Type        Type // a StructuredType, or the primitive Edm.EntityType
	Nullable    bool // false for collections
	Annotations Annotations
}

// EnumType is a linked EnumType (10).
type EnumType struct {
	*EnumTypeDecl
	Schema      *Schema
	Underlying  *PrimitiveType
	Members     []*Member
	Annotations Annotations

	members map[string]*Member // by name; nil for one whose value is wrong
}

// Member is a linked Member (10.3).
type Member struct {
	*MemberDecl
	Value       int64
	Annotations Annotations
}

// TypeDefinition is a linked TypeDefinition (11).
type TypeDefinition struct {
	*TypeDefinitionDecl
	Schema      *Schema
	Underlying  *PrimitiveType
	Annotations Annotations
}

// Operation is a linked Action or Function (12).
type Operation struct {
	*OperationDecl
	Schema      *Schema
	Parameters  []*Parameter
	Return      *ReturnType // nil: none
	Annotations Annotations
}

// Parameter is a linked Parameter (12.9).
type Parameter struct {
	*ParameterDecl
	Type        Type
	Nullable    bool
	Annotations Annotations
}

// ReturnType is a linked ReturnType (12.8).
type ReturnType struct {
	*ReturnTypeDecl
	Type        Type
	Nullable    bool
	Annotations Annotations
}

// EntityContainer is a linked EntityContainer (13).
type EntityContainer struct {
	*EntityContainerDecl
	Schema      *Schema
	EntitySets  []*EntitySet
	Singletons  []*Singleton
	Imports     []*OperationImport
	Annotations Annotations
}

// EntitySet is a linked EntitySet (13.2).
type EntitySet struct {
	*EntitySetDecl
	Type        *StructuredType
	Annotations Annotations
	// PathAnnotations holds annotations that target a property by way of the set, such as
	// "Self.Container/devices/deviceName"; the key is the path after the set's name.
	PathAnnotations map[string]Annotations
}

// Singleton is a linked Singleton (13.3).
type Singleton struct {
	*SingletonDecl
	Type            *StructuredType
	Nullable        bool
	Annotations     Annotations
	PathAnnotations map[string]Annotations
}

// OperationImport is a linked ActionImport or FunctionImport (13.5, 13.6).
type OperationImport struct {
	*OperationImportDecl
	// Operations holds the imported unbound overloads.
	Operations  []*Operation
	Annotations Annotations
}

// QualifiedName returns the name by namespace; overloads share it (12.2, 12.4).
func (o *Operation) QualifiedName() string { return o.Schema.Namespace + "." + o.Name }

// QualifiedName implements [Definition].
func (t *PrimitiveType) QualifiedName() string { return t.Name }

// QualifiedName implements [Definition].
func (t *StructuredType) QualifiedName() string { return t.Schema.Namespace + "." + t.Name }

// QualifiedName implements [Definition].
func (t *EnumType) QualifiedName() string { return t.Schema.Namespace + "." + t.Name }

// QualifiedName implements [Definition].
func (t *TypeDefinition) QualifiedName() string { return t.Schema.Namespace + "." + t.Name }

func (*PrimitiveType) isDefinition()  {}
func (*StructuredType) isDefinition() {}
func (*EnumType) isDefinition()       {}
func (*TypeDefinition) isDefinition() {}
