package plan

// primitive is how a primitive type looks in Go.
type primitive struct {
	Type   GoType
	Method string // of odata.Reader, without Nullable; also the stem of the field kinds
	Filter bool   // there is a field kind <Method>Field
	Range  bool   // there is a field kind <Method>RangeField
	Key    bool   // may be part of a key
}

// primitives holds the types of OData CSDL XML 4.01, 3.3. What is missing is read as JSON, like Edm.Untyped.
var primitives = map[string]primitive{
	"Edm.Binary":         {Type: runtimeType("Binary"), Method: "Binary"},
	"Edm.Boolean":        {Type: GoType{Name: "bool"}, Method: "Bool", Filter: true, Key: true},
	"Edm.Byte":           {Type: GoType{Name: "uint8"}, Method: "Byte", Filter: true, Key: true},
	"Edm.SByte":          {Type: GoType{Name: "int8"}, Method: "SByte", Filter: true, Key: true},
	"Edm.Int16":          {Type: GoType{Name: "int16"}, Method: "Int16", Filter: true, Range: true, Key: true},
	"Edm.Int32":          {Type: GoType{Name: "int32"}, Method: "Int32", Filter: true, Range: true, Key: true},
	"Edm.Int64":          {Type: GoType{Name: "int64"}, Method: "Int64", Filter: true, Range: true, Key: true},
	"Edm.Single":         {Type: GoType{Name: "float32"}, Method: "Single", Filter: true},
	"Edm.Double":         {Type: GoType{Name: "float64"}, Method: "Double", Filter: true, Range: true},
	"Edm.Decimal":        {Type: runtimeType("Decimal"), Method: "Decimal", Filter: true, Range: true, Key: true},
	"Edm.String":         {Type: GoType{Name: "string"}, Method: "String", Filter: true, Range: true, Key: true},
	"Edm.Date":           {Type: runtimeType("Date"), Method: "Date", Filter: true, Range: true, Key: true},
	"Edm.TimeOfDay":      {Type: runtimeType("TimeOfDay"), Method: "TimeOfDay", Filter: true, Range: true, Key: true},
	"Edm.DateTimeOffset": {Type: GoType{Package: Time, Name: "Time"}, Method: "DateTimeOffset", Filter: true, Range: true, Key: true},
	"Edm.Duration":       {Type: runtimeType("Duration"), Method: "Duration", Filter: true, Range: true, Key: true},
	"Edm.Guid":           {Type: runtimeType("GUID"), Method: "GUID", Filter: true, Key: true},

	"Edm.Geography":                geo,
	"Edm.GeographyPoint":           geo,
	"Edm.GeographyLineString":      geo,
	"Edm.GeographyPolygon":         geo,
	"Edm.GeographyMultiPoint":      geo,
	"Edm.GeographyMultiLineString": geo,
	"Edm.GeographyMultiPolygon":    geo,
	"Edm.GeographyCollection":      geo,
	"Edm.Geometry":                 geo,
	"Edm.GeometryPoint":            geo,
	"Edm.GeometryLineString":       geo,
	"Edm.GeometryPolygon":          geo,
	"Edm.GeometryMultiPoint":       geo,
	"Edm.GeometryMultiLineString":  geo,
	"Edm.GeometryMultiPolygon":     geo,
	"Edm.GeometryCollection":       geo,
}

var geo = primitive{Type: runtimeType("Geo"), Method: "Geo"}

// raw is the type of values of no declared type: Edm.Untyped, Edm.PrimitiveType, Edm.ComplexType and the like.
var raw = primitive{Type: GoType{Package: JSON, Name: "RawMessage"}, Method: "Raw"}

const streamType = "Edm.Stream"

// optionTypes holds the types a custom query option may have, by the value of odatagen.ParameterType.
var optionTypes = map[string]GoType{
	"":            {Name: "string"},
	"Edm.String":  {Name: "string"},
	"Edm.Boolean": {Name: "bool"},
	"Edm.Int32":   {Name: "int32"},
	"Edm.Int64":   {Name: "int64"},
	"Edm.Date":    runtimeType("Date"),
}

func runtimeType(name string) GoType { return GoType{Package: Runtime, Name: name} }

func slice(item GoType) GoType {
	if item.Prefix != "" {
		return GoType{Prefix: "[]", Argument: &item}
	}
	item.Prefix = "[]"
	return item
}

func pointer(to GoType) GoType {
	to.Prefix = "*"
	return to
}

func nullable(of GoType) GoType {
	return GoType{Package: Runtime, Name: "Nullable", Argument: &of}
}
