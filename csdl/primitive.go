package csdl

import "strings"

// primitiveTypes are the types of the Edm namespace: concrete ones, abstract ones and those for paths (3.3).
var primitiveTypes = indexPrimitiveTypes(
	"Binary Boolean Byte SByte Int16 Int32 Int64 Single Double Decimal Date TimeOfDay DateTimeOffset Duration Guid String" +
		" Stream" +
		" Geography GeographyPoint GeographyLineString GeographyPolygon GeographyMultiPoint GeographyMultiLineString" +
		" GeographyMultiPolygon GeographyCollection" +
		" Geometry GeometryPoint GeometryLineString GeometryPolygon GeometryMultiPoint GeometryMultiLineString" +
		" GeometryMultiPolygon GeometryCollection" +
		" PrimitiveType ComplexType EntityType Untyped" +
		" AnnotationPath AnyPropertyPath ModelElementPath NavigationPropertyPath PropertyPath")

func indexPrimitiveTypes(names string) map[string]*PrimitiveType {
	index := make(map[string]*PrimitiveType)
	for _, name := range strings.Fields(names) {
		index["Edm."+name] = &PrimitiveType{Name: "Edm." + name}
	}
	return index
}

// foreignTypes are types of OData 1 to 3 and of other type systems that turn up in metadata, and what to write
// instead.
var foreignTypes = map[string]string{
	"Edm.DateTime":  "Edm.DateTimeOffset, or Edm.Date for a date without a time",
	"Edm.Time":      "Edm.Duration, or Edm.TimeOfDay for a time of day",
	"Edm.Float":     "Edm.Double, or Edm.Single for four bytes",
	"Edm.Real":      "Edm.Single",
	"Edm.Integer":   "Edm.Int32, or Edm.Int64",
	"Edm.Int":       "Edm.Int32, or Edm.Int64",
	"Edm.Int8":      "Edm.SByte",
	"Edm.Long":      "Edm.Int64",
	"Edm.UInt8":     "Edm.Byte",
	"Edm.UInt16":    "Edm.Int32, which holds all values",
	"Edm.UInt32":    "Edm.Int64, which holds all values",
	"Edm.UInt64":    "Edm.Decimal, which holds all values",
	"Edm.Bool":      "Edm.Boolean",
	"Edm.Uuid":      "Edm.Guid",
	"Edm.Char":      "Edm.String with MaxLength 1",
	"Edm.Text":      "Edm.String",
	"Edm.Currency":  "Edm.Decimal",
	"Edm.Timestamp": "Edm.DateTimeOffset",
	"Edm.Object":    "Edm.Untyped",
	"Edm.Any":       "Edm.Untyped",
}

// intBounds are the integer types that an enumeration may have below it, and their least and greatest values
// (10.1).
var intBounds = map[string][2]int64{
	"Edm.Byte":  {0, 1<<8 - 1},
	"Edm.SByte": {-1 << 7, 1<<7 - 1},
	"Edm.Int16": {-1 << 15, 1<<15 - 1},
	"Edm.Int32": {-1 << 31, 1<<31 - 1},
	"Edm.Int64": {-1 << 63, 1<<63 - 1},
}

// keyTypes are the primitive types of key properties (6.5). Those marked false are forbidden too, but services
// use them, and a client can.
var keyTypes = map[string]bool{
	"Edm.Boolean": true, "Edm.Byte": true, "Edm.Date": true, "Edm.DateTimeOffset": true, "Edm.Decimal": true,
	"Edm.Duration": true, "Edm.Guid": true, "Edm.Int16": true, "Edm.Int32": true, "Edm.Int64": true, "Edm.SByte": true,
	"Edm.String": true, "Edm.TimeOfDay": true, "Edm.Single": false, "Edm.Double": false, "Edm.Binary": false,
}

// isAbstract tells whether values are of other types than this one, which are not known beforehand (3.3).
func (t *PrimitiveType) isAbstract() bool {
	return abstractTypes[t.Name]
}

var abstractTypes = set("Edm.PrimitiveType Edm.ComplexType Edm.EntityType Edm.Untyped Edm.Geography Edm.Geometry" +
	" Edm.AnnotationPath Edm.AnyPropertyPath Edm.ModelElementPath Edm.NavigationPropertyPath Edm.PropertyPath")
