package odata

import "time"

// readNull takes a null and makes dst null.
func readNull[T any](r *Reader, dst *Nullable[T]) {
	if r.literal("null") {
		dst.SetNull()
	}
}

// NullableBool reads a nullable Edm.Boolean.
func (r *Reader) NullableBool(dst *Nullable[bool]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.Bool(&dst.value)
}

// NullableByte reads a nullable Edm.Byte.
func (r *Reader) NullableByte(dst *Nullable[uint8]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.Byte(&dst.value)
}

// NullableSByte reads a nullable Edm.SByte.
func (r *Reader) NullableSByte(dst *Nullable[int8]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.SByte(&dst.value)
}

// NullableInt16 reads a nullable Edm.Int16.
func (r *Reader) NullableInt16(dst *Nullable[int16]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.Int16(&dst.value)
}

// NullableInt32 reads a nullable Edm.Int32.
func (r *Reader) NullableInt32(dst *Nullable[int32]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.Int32(&dst.value)
}

// NullableInt64 reads a nullable Edm.Int64.
func (r *Reader) NullableInt64(dst *Nullable[int64]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.Int64(&dst.value)
}

// NullableSingle reads a nullable Edm.Single.
func (r *Reader) NullableSingle(dst *Nullable[float32]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.Single(&dst.value)
}

// NullableDouble reads a nullable Edm.Double.
func (r *Reader) NullableDouble(dst *Nullable[float64]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.Double(&dst.value)
}

// NullableDecimal reads a nullable Edm.Decimal.
func (r *Reader) NullableDecimal(dst *Nullable[Decimal]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.Decimal(&dst.value)
}

// NullableString reads a nullable Edm.String.
func (r *Reader) NullableString(dst *Nullable[string]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.String(&dst.value)
}

// NullableBinary reads a nullable Edm.Binary.
func (r *Reader) NullableBinary(dst *Nullable[Binary]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.Binary(&dst.value)
}

// NullableDate reads a nullable Edm.Date.
func (r *Reader) NullableDate(dst *Nullable[Date]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.Date(&dst.value)
}

// NullableTimeOfDay reads a nullable Edm.TimeOfDay.
func (r *Reader) NullableTimeOfDay(dst *Nullable[TimeOfDay]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.TimeOfDay(&dst.value)
}

// NullableDateTimeOffset reads a nullable Edm.DateTimeOffset.
func (r *Reader) NullableDateTimeOffset(dst *Nullable[time.Time]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.DateTimeOffset(&dst.value)
}

// NullableDuration reads a nullable Edm.Duration.
func (r *Reader) NullableDuration(dst *Nullable[Duration]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.Duration(&dst.value)
}

// NullableGUID reads a nullable Edm.Guid.
func (r *Reader) NullableGUID(dst *Nullable[GUID]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.GUID(&dst.value)
}

// NullableGeo reads a nullable value of the geography and geometry types.
func (r *Reader) NullableGeo(dst *Nullable[Geo]) {
	if r.peek() == 'n' {
		readNull(r, dst)
		return
	}
	dst.state = stateValue
	r.Geo(&dst.value)
}
