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

	once    sync.Once
	indexes map[string]int // of Properties; built when a name is looked up for the first time
}

// find returns the index of a name in Properties.
func (t *Type) find(name []byte) (int, bool) {
	t.once.Do(func() {
		t.indexes = make(map[string]int, len(t.Properties))
		for i, property := range t.Properties {
			t.indexes[property] = i
		}
	})
	i, ok := t.indexes[string(name)]
	return i, ok
}

// ObjectPointer is the constraint of pointers to structs that implement [Object].
type ObjectPointer[T any] interface {
	*T
	Object
}
