package odata

import "time"

// notNull takes a null and makes dst null. Otherwise it makes dst a value, for a method of Reader to fill,
// and returns true.
func notNull[T any](r *Reader, dst *Nullable[T]) bool {
	if r.isNull() {
		dst.SetNull()
		return false
	}
	dst.state = stateValue
	return true
}

// NullableBool reads a nullable Edm.Boolean.
func (r *Reader) NullableBool(dst *Nullable[bool]) {
	if notNull(r, dst) {
		r.Bool(&dst.value)
	}
}

// NullableByte reads a nullable Edm.Byte.
func (r *Reader) NullableByte(dst *Nullable[uint8]) {
	if notNull(r, dst) {
		r.Byte(&dst.value)
	}
}

// NullableSByte reads a nullable Edm.SByte.
func (r *Reader) NullableSByte(dst *Nullable[int8]) {
	if notNull(r, dst) {
		r.SByte(&dst.value)
	}
}

// NullableInt16 reads a nullable Edm.Int16.
func (r *Reader) NullableInt16(dst *Nullable[int16]) {
	if notNull(r, dst) {
		r.Int16(&dst.value)
	}
}

// NullableInt32 reads a nullable Edm.Int32.
func (r *Reader) NullableInt32(dst *Nullable[int32]) {
	if notNull(r, dst) {
		r.Int32(&dst.value)
	}
}

// NullableInt64 reads a nullable Edm.Int64.
func (r *Reader) NullableInt64(dst *Nullable[int64]) {
	if notNull(r, dst) {
		r.Int64(&dst.value)
	}
}

// NullableSingle reads a nullable Edm.Single.
func (r *Reader) NullableSingle(dst *Nullable[float32]) {
	if notNull(r, dst) {
		r.Single(&dst.value)
	}
}

// NullableDouble reads a nullable Edm.Double.
func (r *Reader) NullableDouble(dst *Nullable[float64]) {
	if notNull(r, dst) {
		r.Double(&dst.value)
	}
}

// NullableDecimal reads a nullable Edm.Decimal.
func (r *Reader) NullableDecimal(dst *Nullable[Decimal]) {
	if notNull(r, dst) {
		r.Decimal(&dst.value)
	}
}

// NullableString reads a nullable Edm.String.
func (r *Reader) NullableString(dst *Nullable[string]) {
	if notNull(r, dst) {
		r.String(&dst.value)
	}
}

// NullableBinary reads a nullable Edm.Binary.
func (r *Reader) NullableBinary(dst *Nullable[Binary]) {
	if notNull(r, dst) {
		r.Binary(&dst.value)
	}
}

// NullableDate reads a nullable Edm.Date.
func (r *Reader) NullableDate(dst *Nullable[Date]) {
	if notNull(r, dst) {
		r.Date(&dst.value)
	}
}

// NullableTimeOfDay reads a nullable Edm.TimeOfDay.
func (r *Reader) NullableTimeOfDay(dst *Nullable[TimeOfDay]) {
	if notNull(r, dst) {
		r.TimeOfDay(&dst.value)
	}
}

// NullableDateTimeOffset reads a nullable Edm.DateTimeOffset.
func (r *Reader) NullableDateTimeOffset(dst *Nullable[time.Time]) {
	if notNull(r, dst) {
		r.DateTimeOffset(&dst.value)
	}
}

// NullableDuration reads a nullable Edm.Duration.
func (r *Reader) NullableDuration(dst *Nullable[Duration]) {
	if notNull(r, dst) {
		r.Duration(&dst.value)
	}
}

// NullableGUID reads a nullable Edm.Guid.
func (r *Reader) NullableGUID(dst *Nullable[GUID]) {
	if notNull(r, dst) {
		r.GUID(&dst.value)
	}
}

// NullableGeo reads a nullable value of the geography and geometry types.
func (r *Reader) NullableGeo(dst *Nullable[Geo]) {
	if notNull(r, dst) {
		r.Geo(&dst.value)
	}
}
