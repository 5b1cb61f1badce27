package odata

import "time"

// Range restricts properties to ranges of values. It is for services that take nothing else
// (Capabilities.FilterExpressionType SingleRange): it can be joined with "and", while [Or] and [Not] do not
// accept it.
type Range struct{ condition Condition }

func (r Range) conjunct() Condition { return r.condition.conjunct() }

// And is true when r and other are true.
func (r Range) And(other Range) Range { return Range{And(r.conjunct(), other.conjunct())} }

// String returns the text of the range as $filter takes it, not percent-encoded.
func (r Range) String() string { return r.condition.String() }

// RangeField is a property that the service filters by one range only. Generated code uses it by the names of
// [Int32RangeField], [DateRangeField] and others.
type RangeField[T any] string

// Eq is true when the property equals value.
func (f RangeField[T]) Eq(value T) Range { return Range{compare(string(f), "eq", value)} }

// Lt is true when the property is less than value.
func (f RangeField[T]) Lt(value T) Range { return Range{compare(string(f), "lt", value)} }

// Le is true when the property is less than or equal to value.
func (f RangeField[T]) Le(value T) Range { return Range{compare(string(f), "le", value)} }

// Gt is true when the property is greater than value.
func (f RangeField[T]) Gt(value T) Range { return Range{compare(string(f), "gt", value)} }

// Ge is true when the property is greater than or equal to value.
func (f RangeField[T]) Ge(value T) Range { return Range{compare(string(f), "ge", value)} }

// Between is true when the property is at least from and at most to: both ends belong to it.
func (f RangeField[T]) Between(from, to T) Range { return f.Ge(from).And(f.Le(to)) }

// The kinds of range fields by their Edm type.
type (
	ByteRangeField           = RangeField[uint8]
	SByteRangeField          = RangeField[int8]
	Int16RangeField          = RangeField[int16]
	Int32RangeField          = RangeField[int32]
	Int64RangeField          = RangeField[int64]
	SingleRangeField         = RangeField[float32]
	DoubleRangeField         = RangeField[float64]
	DecimalRangeField        = RangeField[Decimal]
	DateRangeField           = RangeField[Date]
	TimeOfDayRangeField      = RangeField[TimeOfDay]
	DateTimeOffsetRangeField = RangeField[time.Time]
	DurationRangeField       = RangeField[Duration]
	StringRangeField         = RangeField[string]
)

// ValueField is a property that the service compares with one value only (Capabilities.FilterExpressionType
// SingleValue). Generated code uses it by the names of [Int32ValueField], [StringValueField] and others.
type ValueField[T any] string

// Eq is true when the property equals value.
func (f ValueField[T]) Eq(value T) Condition { return compare(string(f), "eq", value) }

// The kinds of value fields by their Edm type.
type (
	BoolValueField           = ValueField[bool]
	GUIDValueField           = ValueField[GUID]
	ByteValueField           = ValueField[uint8]
	SByteValueField          = ValueField[int8]
	Int16ValueField          = ValueField[int16]
	Int32ValueField          = ValueField[int32]
	Int64ValueField          = ValueField[int64]
	SingleValueField         = ValueField[float32]
	DoubleValueField         = ValueField[float64]
	DecimalValueField        = ValueField[Decimal]
	DateValueField           = ValueField[Date]
	TimeOfDayValueField      = ValueField[TimeOfDay]
	DateTimeOffsetValueField = ValueField[time.Time]
	DurationValueField       = ValueField[Duration]
	StringValueField         = ValueField[string]
)
