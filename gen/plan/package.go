package plan

// Package is a generated Go package.
type Package struct {
	Name       string
	ImportPath string
	Runtime    string // import path of the run-time, package odata
	Doc        Doc
	Header     []string // lines of the comment on top of each file
	Client     Client
	Structs    []Struct
	Enums      []Enum
	Aliases    []Alias
	Queries    []Query
	Resources  []Resource
}

// Doc is the text of a documentation comment, a string per paragraph.
type Doc []string

// Client is the type that gives access to the sets and singletons of the container.
type Client struct {
	FixedOptions []FixedOption
	Sets         []Set
	Singletons   []Singleton
}

// FixedOption is a custom query option that has one value for all requests.
type FixedOption struct{ Name, Value string }

// Set is the accessor of an entity set.
type Set struct {
	Method string
	Wire   string // name of the set in URLs
	Query  string
	Doc    Doc
}

// Singleton is the accessor of a singleton.
type Singleton struct {
	Method   string
	Wire     string
	Resource string
	Doc      Doc
}

// Struct is an entity or complex type.
type Struct struct {
	Name       string
	Wire       string // qualified name
	Base       string // name of the embedded struct; empty when there is none
	BaseCount  int    // number of properties that the base decodes
	Doc        Doc
	Fields     []Field
	Properties []string // names on the wire for the decoder, inherited ones first
	Decodes    []Decode // for the own properties, in the order of Properties
}

// Field is a field of a struct.
type Field struct {
	Name string
	Type GoType
	JSON string // value of the json tag
	Doc  Doc
}

// Decode is how the value of one property is read into its field.
type Decode struct {
	Field    []string // path of the field, such as DeviceKey or Photo, ReadLink
	Function string   // function of the run-time; empty when Method is used
	Method   string   // method of odata.Reader; with DecodeCollection, that of an item
	Item     string   // with DecodeCollection, function of the run-time for an item
}

// GoType is a Go type: a name, possibly of a package, with what stands before it and in brackets behind it.
type GoType struct {
	Prefix   string // "", "[]" or "*"
	Package  Import
	Name     string
	Argument *GoType // of a generic type
}

// Import says which package a name is from.
type Import int

// The packages that generated code refers to.
const (
	Own     Import = iota // the generated package, or a predeclared type
	Runtime               // package odata
	Time                  // package time
	JSON                  // package encoding/json
)

// Enum is an enumeration type.
type Enum struct {
	Name    string
	Wire    string
	Numeric string // Go integer type of a type whose values travel as numbers; empty for others
	Digits  bool   // the values travel as strings of digits, not of names
	Flags   bool
	Doc     Doc
	Members []EnumMember
}

// EnumMember is a constant of an enumeration type.
type EnumMember struct {
	Name  string
	Wire  string
	Value int64
	Doc   Doc
}

// Alias is a type definition.
type Alias struct {
	Name string
	Type GoType
	Doc  Doc
}

// Query is the type of queries of an entity set, with what the service allows there.
type Query struct {
	Name    string
	Row     string
	Of      string // what the documentation calls it, such as "the entity set devices"
	Fields  *FieldStruct
	Filter  *FieldStruct
	Order   *FieldStruct
	Expand  *FieldStruct
	Top     bool
	Skip    bool
	Count   bool
	Key     []Parameter // of Get; empty when the service does not read by key
	Options []Option
}

// Resource is the type of requests for a single entity, such as a singleton.
type Resource struct {
	Name   string
	Row    string
	Of     string
	Fields *FieldStruct
	Expand *FieldStruct
}

// FieldStruct is a struct whose fields name the properties that one query option takes.
type FieldStruct struct {
	Name   string
	Doc    Doc
	Fields []PathField
	Shared bool // another query or resource declares it
}

// PathField is a field of a field struct.
type PathField struct {
	Name string
	Type GoType
	Path string // on the wire
}

// Parameter is a parameter of a method: part of a key.
type Parameter struct {
	Name string
	Wire string
	Type GoType
}

// Option is a method that sets a custom query option.
type Option struct {
	Method    string
	Wire      string
	Parameter string
	Type      GoType
	Doc       Doc
}
