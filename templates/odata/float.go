package odata

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"time"
)

// specialFloat returns the number that JSON has no digits for (JSON Format, section 7.1).
func specialFloat[T text](s T) (float64, bool) {
	switch string(s) {
	case "INF":
		return math.Inf(1), true
	case "-INF":
		return math.Inf(-1), true
	case "NaN":
		return math.NaN(), true
	default:
		return 0, false
	}
}

// specialFloatName is the reverse of specialFloat; it returns "" for a number that has digits.
func specialFloatName(v float64) string {
	switch {
	case math.IsInf(v, 1):
		return "INF"
	case math.IsInf(v, -1):
		return "-INF"
	case math.IsNaN(v):
		return "NaN"
	default:
		return ""
	}
}

// unmarshalValue decodes data into dst, a pointer, by the rules of OData where encoding/json is stricter.
func unmarshalValue(data []byte, dst any) error {
	var s string
	if len(data) == 0 || data[0] != '"' || json.Unmarshal(data, &s) != nil {
		return json.Unmarshal(data, dst)
	}
	var err error
	switch dst := dst.(type) {
	case *time.Time:
		*dst, err = ParseDateTimeOffset(s)
	case *int64:
		if *dst, err = strconv.ParseInt(s, 10, 64); err != nil {
			err = notA(s, "Edm.Int64", "want a whole number of 64 bits")
		}
	case *float64:
		*dst, err = parseSpecialFloat(s)
	case *float32:
		var v float64
		v, err = parseSpecialFloat(s)
		*dst = float32(v)
	default:
		return json.Unmarshal(data, dst)
	}
	return err
}

func parseSpecialFloat(s string) (float64, error) {
	v, ok := specialFloat(s)
	if !ok {
		return 0, fmt.Errorf("odata: the string %s is not INF, -INF or NaN", shorten(s))
	}
	return v, nil
}
