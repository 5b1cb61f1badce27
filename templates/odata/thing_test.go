package odata

import (
	"encoding/json"
	"time"
)

// thing has a property of every kind, as a generated struct has them.
type thing struct {
	Bool           bool
	Byte           uint8
	SByte          int8
	Int16          int16
	Int32          int32
	Int64          int64
	Single         float32
	Double         float64
	Decimal        Decimal
	String         string
	Binary         Binary
	Date           Date
	TimeOfDay      TimeOfDay
	DateTimeOffset time.Time
	Duration       Duration
	GUID           GUID
	Geo            Geo
	Raw            json.RawMessage

	NullableBool           Nullable[bool]
	NullableByte           Nullable[uint8]
	NullableSByte          Nullable[int8]
	NullableInt16          Nullable[int16]
	NullableInt32          Nullable[int32]
	NullableInt64          Nullable[int64]
	NullableSingle         Nullable[float32]
	NullableDouble         Nullable[float64]
	NullableDecimal        Nullable[Decimal]
	NullableString         Nullable[string]
	NullableBinary         Nullable[Binary]
	NullableDate           Nullable[Date]
	NullableTimeOfDay      Nullable[TimeOfDay]
	NullableDateTimeOffset Nullable[time.Time]
	NullableDuration       Nullable[Duration]
	NullableGUID           Nullable[GUID]
	NullableGeo            Nullable[Geo]

	Strings         []string
	NullableStrings []Nullable[string]
	Part            part
	OptionalPart    *part
	Parts           []part
	NullableParts   []*part
	Color           color
	NullableColor   Nullable[color]
	Colors          []color
	Owner           owner
	NullableOwner   Nullable[owner]
	Photo           Stream
	Forgotten       string // its property is listed but not decoded
}

var thingType = Type{Name: "Test.thing", Properties: []string{
	"bool", "byte", "sByte", "int16", "int32", "int64", "single", "double", "decimal", "string", "binary", "date", "timeOfDay",
	"dateTimeOffset", "duration", "guid", "geo", "raw",
	"nullableBool", "nullableByte", "nullableSByte", "nullableInt16", "nullableInt32", "nullableInt64", "nullableSingle",
	"nullableDouble", "nullableDecimal", "nullableString", "nullableBinary", "nullableDate", "nullableTimeOfDay",
	"nullableDateTimeOffset", "nullableDuration", "nullableGuid", "nullableGeo",
	"strings", "nullableStrings", "part", "optionalPart", "parts", "nullableParts", "color", "nullableColor", "colors",
	"owner", "nullableOwner", "photo@mediaReadLink", "@etag", "forgotten",
}}

func (t *thing) ODataType() *Type { return &thingType }

func (t *thing) DecodeProperty(r *Reader, property int) {
	switch property {
	case 0:
		r.Bool(&t.Bool)
	case 1:
		r.Byte(&t.Byte)
	case 2:
		r.SByte(&t.SByte)
	case 3:
		r.Int16(&t.Int16)
	case 4:
		r.Int32(&t.Int32)
	case 5:
		r.Int64(&t.Int64)
	case 6:
		r.Single(&t.Single)
	case 7:
		r.Double(&t.Double)
	case 8:
		r.Decimal(&t.Decimal)
	case 9:
		r.String(&t.String)
	case 10:
		r.Binary(&t.Binary)
	case 11:
		r.Date(&t.Date)
	case 12:
		r.TimeOfDay(&t.TimeOfDay)
	case 13:
		r.DateTimeOffset(&t.DateTimeOffset)
	case 14:
		r.Duration(&t.Duration)
	case 15:
		r.GUID(&t.GUID)
	case 16:
		r.Geo(&t.Geo)
	case 17:
		r.Raw(&t.Raw)
	case 18:
		r.NullableBool(&t.NullableBool)
	case 19:
		r.NullableByte(&t.NullableByte)
	case 20:
		r.NullableSByte(&t.NullableSByte)
	case 21:
		r.NullableInt16(&t.NullableInt16)
	case 22:
		r.NullableInt32(&t.NullableInt32)
	case 23:
		r.NullableInt64(&t.NullableInt64)
	case 24:
		r.NullableSingle(&t.NullableSingle)
	case 25:
		r.NullableDouble(&t.NullableDouble)
	case 26:
		r.NullableDecimal(&t.NullableDecimal)
	case 27:
		r.NullableString(&t.NullableString)
	case 28:
		r.NullableBinary(&t.NullableBinary)
	case 29:
		r.NullableDate(&t.NullableDate)
	case 30:
		r.NullableTimeOfDay(&t.NullableTimeOfDay)
	case 31:
		r.NullableDateTimeOffset(&t.NullableDateTimeOffset)
	case 32:
		r.NullableDuration(&t.NullableDuration)
	case 33:
		r.NullableGUID(&t.NullableGUID)
	case 34:
		r.NullableGeo(&t.NullableGeo)
	case 35:
		DecodeCollection(r, &t.Strings, (*Reader).String)
	case 36:
		DecodeCollection(r, &t.NullableStrings, (*Reader).NullableString)
	case 37:
		r.Object(&t.Part)
	case 38:
		DecodeObject(r, &t.OptionalPart)
	case 39:
		DecodeObjects(r, &t.Parts)
	case 40:
		DecodeNullableObjects(r, &t.NullableParts)
	case 41:
		DecodeEnum(r, &t.Color)
	case 42:
		DecodeNullableEnum(r, &t.NullableColor)
	case 43:
		DecodeCollection(r, &t.Colors, DecodeEnum[color])
	case 44:
		DecodeNumericEnum(r, &t.Owner)
	case 45:
		DecodeNullableNumericEnum(r, &t.NullableOwner)
	case 46:
		r.String(&t.Photo.ReadLink)
	case 47:
		r.String(&t.Photo.ETag)
	}
}

// part is a complex value that can hold others of its kind.
type part struct {
	Name  string
	Inner *part
	List  []part
}

var partType = Type{Name: "Test.part", Properties: []string{"name", "inner", "list"}}

func (p *part) ODataType() *Type { return &partType }

func (p *part) DecodeProperty(r *Reader, property int) {
	switch property {
	case 0:
		r.String(&p.Name)
	case 1:
		DecodeObject(r, &p.Inner)
	case 2:
		DecodeObjects(r, &p.List)
	}
}

type color string

func (color) ODataEnum() *EnumType { return &colors }

type owner int16

var owners = EnumType{Name: "Test.owner", Members: []EnumMember{{"unknown", 0}, {"company", 1}, {"personal", 2}, {"far", 40_000}}}

func (owner) ODataEnum() *EnumType { return &owners }
