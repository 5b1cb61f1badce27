package odata

import "time"

const dateTimeOffsetForm = "want a timestamp such as 2026-02-14T07:59:59.999Z"

// ParseDateTimeOffset reads a value of Edm.DateTimeOffset, as RFC 3339 has it and somewhat wider: seconds
// may be missing, the fraction may have up to twelve digits (those after the ninth are cut off), and a
// timestamp without an offset, which some services send, is taken as UTC. The location of the result is
// UTC when the offset is Z or zero, otherwise a fixed zone.
func ParseDateTimeOffset(s string) (time.Time, error) {
	t, ok := parseDateTimeOffset(s)
	if !ok {
		return time.Time{}, notA(s, "Edm.DateTimeOffset", dateTimeOffsetForm)
	}
	return t, nil
}

func parseDateTimeOffset[T text](s T) (time.Time, bool) {
	date, i := scanDate(s)
	if i == 0 || i >= len(s) || s[i]|0x20 != 't' {
		return time.Time{}, false
	}
	clock, i := scanTimeOfDay(s, i+1)
	if i == 0 {
		return time.Time{}, false
	}
	loc, ok := parseOffset(s, i)
	if !ok {
		return time.Time{}, false
	}
	return time.Date(date.Year, date.Month, date.Day,
		clock.Hour, clock.Minute, clock.Second, clock.Nanosecond, loc), true
}

// parseOffset reads the offset from UTC that is all of s[i:].
func parseOffset[T text](s T, i int) (*time.Location, bool) {
	switch {
	case i == len(s), i+1 == len(s) && s[i]|0x20 == 'z':
		return time.UTC, true
	case len(s) != i+6 || s[i] != '+' && s[i] != '-' || s[i+3] != ':':
		return nil, false
	}
	hours, minutes := twoDigits(s, i+1), twoDigits(s, i+4)
	if !within(hours, 23) || !within(minutes, 59) {
		return nil, false
	}
	offset := (hours*60 + minutes) * 60
	switch {
	case offset == 0:
		return time.UTC, true
	case s[i] == '-':
		offset = -offset
	}
	return time.FixedZone("", offset), true // which returns shared zones for whole hours
}
