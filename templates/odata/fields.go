package odata

import "time"

// The fields of a generated filter struct are strings that hold the path of a property, such as "dateKey" or
// "Address/City"; their type says which comparisons the property takes. There are few generic types behind
// many names: generated packages then consist of static data, and compile fast.

// EquatableField is a property that can be compared for equality. Generated code uses it by the names of
// [BoolField] and [GUIDField].
type EquatableField[T any] string

// Eq is true when the property equals value.
func (f EquatableField[T]) Eq(value T) Condition { return compare(string(f), "eq", value) }

// Ne is true when the property differs from value, and when it is null.
func (f EquatableField[T]) Ne(value T) Condition { return compare(string(f), "ne", value) }

// In is true when the property equals one of the values; without values it is false.
func (f EquatableField[T]) In(values ...T) Condition { return oneOf(string(f), values) }

// IsNull is true when the property is null.
func (f EquatableField[T]) IsNull() Condition { return compare(string(f), "eq", nil) }

// IsNotNull is true when the property is not null.
func (f EquatableField[T]) IsNotNull() Condition { return compare(string(f), "ne", nil) }

// OrderedField is a property whose values have an order. Generated code uses it by the names of [Int32Field],
// [DateField] and others. A comparison of order with a null value is false.
type OrderedField[T any] string

// Eq is true when the property equals value.
func (f OrderedField[T]) Eq(value T) Condition { return compare(string(f), "eq", value) }

// Ne is true when the property differs from value, and when it is null.
func (f OrderedField[T]) Ne(value T) Condition { return compare(string(f), "ne", value) }

// Lt is true when the property is less than value.
func (f OrderedField[T]) Lt(value T) Condition { return compare(string(f), "lt", value) }

// Le is true when the property is less than or equal to value.
func (f OrderedField[T]) Le(value T) Condition { return compare(string(f), "le", value) }

// Gt is true when the property is greater than value.
func (f OrderedField[T]) Gt(value T) Condition { return compare(string(f), "gt", value) }

// Ge is true when the property is greater than or equal to value.
func (f OrderedField[T]) Ge(value T) Condition { return compare(string(f), "ge", value) }

// In is true when the property equals one of the values; without values it is false.
func (f OrderedField[T]) In(values ...T) Condition { return oneOf(string(f), values) }

// Between is true when the property is at least from and at most to: both ends belong to it.
func (f OrderedField[T]) Between(from, to T) Condition { return And(f.Ge(from), f.Le(to)) }

// IsNull is true when the property is null.
func (f OrderedField[T]) IsNull() Condition { return compare(string(f), "eq", nil) }

// IsNotNull is true when the property is not null.
func (f OrderedField[T]) IsNotNull() Condition { return compare(string(f), "ne", nil) }

// The kinds of fields by their Edm type.
type (
	BoolField           = EquatableField[bool]
	GUIDField           = EquatableField[GUID]
	ByteField           = OrderedField[uint8]
	SByteField          = OrderedField[int8]
	Int16Field          = OrderedField[int16]
	Int32Field          = OrderedField[int32]
	Int64Field          = OrderedField[int64]
	SingleField         = OrderedField[float32]
	DoubleField         = OrderedField[float64]
	DecimalField        = OrderedField[Decimal]
	DateField           = OrderedField[Date]
	TimeOfDayField      = OrderedField[TimeOfDay]
	DateTimeOffsetField = OrderedField[time.Time]
	DurationField       = OrderedField[Duration]
)

// EnumField is a property of an enum type.
type EnumField[E StringEnum] string

// Eq is true when the property equals value.
func (f EnumField[E]) Eq(value E) Condition { return compare(string(f), "eq", value) }

// Ne is true when the property differs from value, and when it is null.
func (f EnumField[E]) Ne(value E) Condition { return compare(string(f), "ne", value) }

// In is true when the property equals one of the values; without values it is false.
func (f EnumField[E]) In(values ...E) Condition { return oneOf(string(f), values) }

// Has is true when the property has all the flags of value set.
func (f EnumField[E]) Has(value E) Condition { return compare(string(f), "has", value) }

// IsNull is true when the property is null.
func (f EnumField[E]) IsNull() Condition { return compare(string(f), "eq", nil) }

// IsNotNull is true when the property is not null.
func (f EnumField[E]) IsNotNull() Condition { return compare(string(f), "ne", nil) }

// NumericEnumField is an integer property whose values have names in an enum type: the literal is the number.
type NumericEnumField[E NumericEnum] string

// Eq is true when the property equals value.
func (f NumericEnumField[E]) Eq(value E) Condition { return compare(string(f), "eq", value) }

// Ne is true when the property differs from value, and when it is null.
func (f NumericEnumField[E]) Ne(value E) Condition { return compare(string(f), "ne", value) }

// In is true when the property equals one of the values; without values it is false.
func (f NumericEnumField[E]) In(values ...E) Condition { return oneOf(string(f), values) }

// IsNull is true when the property is null.
func (f NumericEnumField[E]) IsNull() Condition { return compare(string(f), "eq", nil) }

// IsNotNull is true when the property is not null.
func (f NumericEnumField[E]) IsNotNull() Condition { return compare(string(f), "ne", nil) }
