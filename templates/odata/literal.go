package odata

import (
	"encoding"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// Literal writes a Go value as it stands in a URL, in a filter or as a key, before percent-encoding (URL
// Conventions, section 5.1.1.14.1). It uses the OData 4.0 spelling, which 4.01 services read as well:
//
//	nil                          null
//	string                       'O''Neil'
//	bool, integers, Decimal      true, 42, 9.99
//	float32, float64             0.25, INF, -INF, NaN
//	GUID, Date, TimeOfDay        as their String method writes them
//	time.Time                    2026-02-14T08:30:00.5Z, in UTC, with the fraction digits it needs
//	Duration, time.Duration      duration'PT1M30S'
//	Binary, []byte               binary'AQID', base64url
//	enum with text members       Sales.Color'Red'
//	enum with number values      4
//
// Any other type is an error.
func Literal(value any) (string, error) {
	switch v := value.(type) {
	case nil:
		return "null", nil
	case string:
		return quote(v), nil
	case bool:
		return strconv.FormatBool(v), nil
	case float32:
		return floatLiteral(float64(v), 32), nil
	case float64:
		return floatLiteral(v, 64), nil
	case time.Time:
		return timeLiteral(v), nil
	case Duration:
		return "duration" + quote(v.String()), nil
	case time.Duration:
		return "duration" + quote(DurationOf(v).String()), nil
	case Binary:
		return binaryLiteral(v), nil
	case []byte:
		return binaryLiteral(v), nil
	case Date:
		return textLiteral(v)
	case TimeOfDay:
		return textLiteral(v)
	case GUID:
		return v.String(), nil
	case Decimal:
		return v.String(), nil
	}
	return literalOfKind(value)
}

// literalOfKind handles the types that generated packages define, and integers of every size.
func literalOfKind(value any) (string, error) {
	v := reflect.ValueOf(value)
	switch {
	case v.CanInt():
		return strconv.FormatInt(v.Int(), 10), nil
	case v.CanUint():
		return strconv.FormatUint(v.Uint(), 10), nil
	case v.Kind() == reflect.String:
		if e, ok := value.(Enum); ok {
			return e.ODataEnum().Name + quote(v.String()), nil
		}
		return quote(v.String()), nil
	}
	return "", fmt.Errorf("odata: a value of type %T cannot be written in a URL", value)
}

// quote writes a string literal: a quote mark inside is doubled.
func quote(text string) string {
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

func floatLiteral(v float64, bits int) string {
	switch {
	case math.IsInf(v, 1):
		return "INF"
	case math.IsInf(v, -1):
		return "-INF"
	case math.IsNaN(v):
		return "NaN"
	}
	return strconv.FormatFloat(v, 'g', -1, bits)
}

// timeLiteral writes a point in time in UTC, for a "+" of an offset is read as a blank by careless servers.
func timeLiteral(t time.Time) string {
	return t.UTC().Format("2006-01-02T15:04:05.999999999Z")
}

func binaryLiteral(b Binary) string { return "binary" + quote(b.String()) }

// textLiteral writes a value that may be none, such as the date of a zero Date.
func textLiteral(v encoding.TextMarshaler) (string, error) {
	text, err := v.MarshalText()
	return string(text), err
}

// OptionValue writes a Go value as the value of a custom query option: like [Literal], but strings and enums
// bare, and nothing for nil. Percent-encoding is done by the query that takes it.
func OptionValue(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case Duration:
		return v.String()
	case time.Duration:
		return DurationOf(v).String()
	case Binary:
		return v.String()
	case []byte:
		return Binary(v).String()
	}
	if v := reflect.ValueOf(value); v.Kind() == reflect.String {
		return v.String()
	}
	if text, err := Literal(value); err == nil {
		return text
	}
	return fmt.Sprint(value)
}
