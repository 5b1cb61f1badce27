package odata

import (
	"errors"
	"math"
	"time"
)

var errNull = errors.New("null, but the metadata says that this is never null: " +
	"correct that with Nullable=\"true\" and generate again, or use WithZeroForNull")

// nullAsZero takes a null where the metadata allows none. It returns true when null stands for the zero
// value, and fails otherwise.
func (r *Reader) nullAsZero() bool {
	start := r.offset()
	if !r.literal("null") {
		return false
	}
	if !r.zero {
		r.failAt(start, errNull)
	}
	return r.zero
}

// isNull takes a null when there is one.
func (r *Reader) isNull() bool { return r.peek() == 'n' && r.literal("null") }

// otherwise deals with a value that is not of the wanted type: it returns true for a null that stands for
// the zero value, and fails for anything else.
func (r *Reader) otherwise(want string) (zero bool) {
	if r.peek() == 'n' {
		return r.nullAsZero()
	}
	r.unexpected(want)
	return false
}

// Bool reads an Edm.Boolean.
func (r *Reader) Bool(dst *bool) {
	switch r.peek() {
	case 't':
		*dst = r.literal("true") || *dst
	case 'f':
		*dst = !r.literal("false") && *dst
	default:
		*dst = !r.otherwise("an Edm.Boolean") && *dst
	}
}

// Byte reads an Edm.Byte, a whole number from 0 to 255.
func (r *Reader) Byte(dst *uint8) { readInteger(r, dst, "Edm.Byte", 0, math.MaxUint8) }

// SByte reads an Edm.SByte, a whole number of 8 bits.
func (r *Reader) SByte(dst *int8) { readInteger(r, dst, "Edm.SByte", math.MinInt8, math.MaxInt8) }

// Int16 reads an Edm.Int16.
func (r *Reader) Int16(dst *int16) { readInteger(r, dst, "Edm.Int16", math.MinInt16, math.MaxInt16) }

// Int32 reads an Edm.Int32.
func (r *Reader) Int32(dst *int32) { readInteger(r, dst, "Edm.Int32", math.MinInt32, math.MaxInt32) }

// Int64 reads an Edm.Int64: a number or, as services send it with IEEE754Compatible=true, a string
// (JSON Format, section 3.2). It never passes through a float64.
func (r *Reader) Int64(dst *int64) {
	if r.peek() == '"' {
		r.quotedInt64(dst)
		return
	}
	readInteger(r, dst, "Edm.Int64", math.MinInt64, math.MaxInt64)
}

// Single reads an Edm.Single: a number or one of the strings "INF", "-INF" and "NaN".
func (r *Reader) Single(dst *float32) {
	if v, ok := r.float("an Edm.Single", 32); ok {
		*dst = float32(v)
	}
}

// Double reads an Edm.Double: a number or one of the strings "INF", "-INF" and "NaN".
func (r *Reader) Double(dst *float64) {
	if v, ok := r.float("an Edm.Double", 64); ok {
		*dst = v
	}
}

// Decimal reads an Edm.Decimal: a number or a string, digit by digit as it was sent.
func (r *Reader) Decimal(dst *Decimal) {
	if v, ok := r.decimal(); ok {
		*dst = v
	}
}

// String reads an Edm.String.
func (r *Reader) String(dst *string) {
	if r.peek() == '"' {
		if text, ok := r.quoted(); ok {
			*dst = r.text(text)
		}
	} else if r.otherwise("an Edm.String") {
		*dst = ""
	}
}

// Binary reads an Edm.Binary in base64url or base64. The result is not nil, unless null stands for it.
func (r *Reader) Binary(dst *Binary) {
	readText(r, dst, "Edm.Binary", binaryForm, func(text []byte) (Binary, bool) { return appendBinary(nil, text) })
}

// Date reads an Edm.Date.
func (r *Reader) Date(dst *Date) { readText(r, dst, "Edm.Date", dateForm, parseDate[[]byte]) }

// TimeOfDay reads an Edm.TimeOfDay.
func (r *Reader) TimeOfDay(dst *TimeOfDay) {
	readText(r, dst, "Edm.TimeOfDay", timeOfDayForm, parseTimeOfDay[[]byte])
}

// DateTimeOffset reads an Edm.DateTimeOffset in the forms of [ParseDateTimeOffset].
func (r *Reader) DateTimeOffset(dst *time.Time) {
	readText(r, dst, "Edm.DateTimeOffset", dateTimeOffsetForm, parseDateTimeOffset[[]byte])
}

// Duration reads an Edm.Duration.
func (r *Reader) Duration(dst *Duration) {
	readText(r, dst, "Edm.Duration", durationForm, parseDuration[[]byte])
}

// GUID reads an Edm.Guid.
func (r *Reader) GUID(dst *GUID) {
	const quoted = 38 // bytes, quotes included; digits and hyphens need no further look
	if b := r.window[r.pos:]; len(b) >= quoted && b[0] == '"' && b[quoted-1] == '"' {
		if v, ok := parseGUID(b[1 : quoted-1]); ok {
			*dst = v
			r.pos += quoted
			return
		}
	}
	readText(r, dst, "Edm.Guid", guidForm, parseGUID[[]byte])
}

// Geo reads a value of the geography and geometry types, which is a GeoJSON object.
func (r *Reader) Geo(dst *Geo) {
	if r.peek() == '{' {
		if text, ok := r.raw(); ok {
			*dst = Geo{string(text)}
		}
	} else if r.otherwise("a GeoJSON object") {
		*dst = Geo{}
	}
}
