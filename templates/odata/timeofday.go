package odata

import (
	"cmp"
	"fmt"
	"strings"
	"time"
)

// TimeOfDay is a value of Edm.TimeOfDay: the time on a clock without a date or a zone, exact to the
// nanosecond. The zero value is midnight.
type TimeOfDay struct {
	Hour, Minute, Second, Nanosecond int
}

const timeOfDayForm = "want hh:mm, hh:mm:ss or hh:mm:ss.fraction"

// ParseTimeOfDay reads hh:mm[:ss[.fraction]]. Of the up to twelve digits that OData allows for the
// fraction, those after the ninth are cut off.
func ParseTimeOfDay(s string) (TimeOfDay, error) {
	t, ok := parseTimeOfDay(s)
	if !ok {
		return TimeOfDay{}, notA(s, "Edm.TimeOfDay", timeOfDayForm)
	}
	return t, nil
}

// TimeOfDayOf returns what a clock in the location of t shows at t.
func TimeOfDayOf(t time.Time) TimeOfDay {
	hour, minute, second := t.Clock()
	return TimeOfDay{hour, minute, second, t.Nanosecond()}
}

// Valid reports whether the fields are within 00:00:00 and 23:59:59.999999999.
func (t TimeOfDay) Valid() bool {
	return within(t.Hour, 23) && within(t.Minute, 59) && within(t.Second, 59) && within(t.Nanosecond, 999_999_999)
}

func within(n, highest int) bool { return n >= 0 && n <= highest }

// Compare returns -1 when t is earlier on the clock than other, +1 when it is later, and otherwise 0.
func (t TimeOfDay) Compare(other TimeOfDay) int {
	return cmp.Or(cmp.Compare(t.Hour, other.Hour), cmp.Compare(t.Minute, other.Minute),
		cmp.Compare(t.Second, other.Second), cmp.Compare(t.Nanosecond, other.Nanosecond))
}

// String returns hh:mm:ss, with a fraction when there is one, such as "07:59:59.999".
func (t TimeOfDay) String() string {
	text := fmt.Sprintf("%02d:%02d:%02d", t.Hour, t.Minute, t.Second)
	if t.Nanosecond != 0 {
		text += "." + strings.TrimRight(fmt.Sprintf("%09d", t.Nanosecond), "0")
	}
	return text
}

// MarshalText returns the form of String. A time that is not valid is an error.
func (t TimeOfDay) MarshalText() ([]byte, error) {
	if !t.Valid() {
		return nil, fmt.Errorf("odata: the time of day %v does not exist", t)
	}
	return []byte(t.String()), nil
}

// UnmarshalText reads what ParseTimeOfDay reads.
func (t *TimeOfDay) UnmarshalText(text []byte) error {
	v, ok := parseTimeOfDay(text)
	if !ok {
		return notA(string(text), "Edm.TimeOfDay", timeOfDayForm)
	}
	*t = v
	return nil
}

func parseTimeOfDay[T text](s T) (TimeOfDay, bool) {
	t, end := scanTimeOfDay(s, 0)
	return t, end > 0 && end == len(s)
}

// scanTimeOfDay reads a time at s[i:] and returns the index after it, 0 when there is none.
func scanTimeOfDay[T text](s T, i int) (t TimeOfDay, end int) {
	if len(s) < i+5 || s[i+2] != ':' {
		return TimeOfDay{}, 0
	}
	t.Hour, t.Minute = twoDigits(s, i), twoDigits(s, i+3)
	i += 5
	if i < len(s) && s[i] == ':' {
		t.Second = twoDigits(s, i+1)
		i += 3
		if i < len(s) && s[i] == '.' {
			t.Nanosecond, i = scanFraction(s, i+1)
		}
	}
	if i == 0 || !t.Valid() {
		return TimeOfDay{}, 0
	}
	return t, i
}

// scanFraction reads one to twelve digits at s[i:] as a fraction of a second and returns the nanoseconds,
// without the digits after the ninth, and the index after them, 0 when they are not one to twelve.
func scanFraction[T text](s T, i int) (nanoseconds, end int) {
	start, scale := i, 100_000_000
	for ; i < len(s) && isDigit(s[i]); i++ {
		nanoseconds += int(s[i]-'0') * scale
		scale /= 10
	}
	if i == start || i-start > 12 {
		return 0, 0
	}
	return nanoseconds, i
}
