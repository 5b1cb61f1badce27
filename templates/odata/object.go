package odata

import "sync"

// Object is a structured value of a generated package, an entity or a complex value, that a [Reader] can
// fill. Generated structs implement it with a pointer receiver.
type Object interface {
	// ODataType describes the type of the object.
	ODataType() *Type
	// DecodeProperty reads the value of the property with the given index in Type.Properties.
	DecodeProperty(r *Reader, property int)
}

// Type describes a structured type to the [Reader].
type Type struct {
	// Name is the qualified name, such as "Sales.Order".
	Name string
	// Properties holds the names that members of the JSON object may have, inherited ones first, in the
	// order in which a service usually sends them: property names, and control information of a property
	// such as "Photo@mediaReadLink", written without the "odata." prefix. It must not change.
	Properties []string

	once   sync.Once
	lookup typeLookup // built when a Reader meets the type for the first time
}

// ObjectPointer is the constraint of pointers to structs that implement [Object].
type ObjectPointer[T any] interface {
	*T
	Object
}
