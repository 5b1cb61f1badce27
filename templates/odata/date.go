package odata

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a value of Edm.Date: a day of the proleptic Gregorian calendar without a time zone. Years 0000
// and below are legal (CSDL, section 3.3). The zero value is no date; see [Date.Valid].
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

const dateForm = "want an existing day as YYYY-MM-DD"

// ParseDate reads the form YYYY-MM-DD, where the year may have a minus sign and more than four digits. A
// day that does not exist is an error.
func ParseDate(s string) (Date, error) {
	d, ok := parseDate(s)
	if !ok {
		return Date{}, notA(s, "Edm.Date", dateForm)
	}
	return d, nil
}

// DateOf returns the day of t in the location of t.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{year, month, day}
}

// Time returns the instant at which the day begins in loc, by the rules of [time.Date].
func (d Date) Time(loc *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, loc)
}

// Valid reports whether the day exists in the calendar.
func (d Date) Valid() bool {
	return d.Month >= time.January && d.Month <= time.December && d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month)
}

// IsZero reports whether d is the zero value, which is not a valid date.
func (d Date) IsZero() bool { return d == Date{} }

// Compare returns -1 when d is before other, +1 when it is after it, and 0 when they are the same day.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// Before reports whether d is an earlier day than other.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// After reports whether d is a later day than other.
func (d Date) After(other Date) bool { return d.Compare(other) > 0 }

// String returns the form that ParseDate reads, such as "2026-02-14" or "-0044-03-15".
func (d Date) String() string {
	if d.Year < 0 {
		return fmt.Sprintf("-%04d-%02d-%02d", -d.Year, int(d.Month), d.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// MarshalText returns the form of String. A date that is not valid is an error.
func (d Date) MarshalText() ([]byte, error) {
	if !d.Valid() {
		return nil, fmt.Errorf("odata: the date %v does not exist", d)
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what ParseDate reads.
func (d *Date) UnmarshalText(text []byte) error {
	v, ok := parseDate(text)
	if !ok {
		return notA(string(text), "Edm.Date", dateForm)
	}
	*d = v
	return nil
}

func parseDate[T text](s T) (Date, bool) {
	d, end := scanDate(s)
	return d, end > 0 && end == len(s)
}

// scanDate reads a date at the start of s and returns the index after it, 0 when there is none.
func scanDate[T text](s T) (d Date, end int) {
	i, negative := 0, false
	if len(s) > 0 && s[0] == '-' {
		i, negative = 1, true
	}
	start := i
	for ; i < len(s) && isDigit(s[i]); i++ {
		d.Year = d.Year*10 + int(s[i]-'0')
		if i-start >= 9 { // years of ten digits are beyond what time.Time can hold with certainty
			return Date{}, 0
		}
	}
	if width := i - start; width < 4 || width > 4 && s[start] == '0' {
		return Date{}, 0
	}
	if negative {
		d.Year = -d.Year
	}
	if len(s) < i+6 || s[i] != '-' || s[i+3] != '-' {
		return Date{}, 0
	}
	month, day := twoDigits(s, i+1), twoDigits(s, i+4)
	d.Month, d.Day = time.Month(month), day
	if !d.Valid() {
		return Date{}, 0
	}
	return d, i + 6
}

// twoDigits reads the number in s[i] and s[i+1], -1 when these are not two digits.
func twoDigits[T text](s T, i int) int {
	if i+2 > len(s) || !isDigit(s[i]) || !isDigit(s[i+1]) {
		return -1
	}
	return int(s[i]-'0')*10 + int(s[i+1]-'0')
}

func isDigit(c byte) bool { return c-'0' <= 9 }

// daysIn returns the number of days of the month, which must be one of the calendar.
func daysIn(year int, month time.Month) int {
	switch month {
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case time.April, time.June, time.September, time.November:
		return 30
	default:
		return 31
	}
}
