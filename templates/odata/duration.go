package odata

import (
	"cmp"
	"math"
	"math/bits"
	"strconv"
	"strings"
	"time"
)

// Duration is a value of Edm.Duration: days, hours, minutes and seconds with up to twelve digits after the
// point. It is exact where [time.Duration] is not: beyond 292 years and below the nanosecond. It is
// comparable, and equal durations are equal however they were written. The zero value is no time at all.
type Duration struct {
	seconds     int64
	picoseconds int64 // below one second; has the sign of seconds
}

const (
	durationForm    = "want days, hours, minutes and seconds such as P1DT2H3M4.5S"
	picosPerSecond  = 1_000_000_000_000
	picosPerNano    = 1_000
	secondsPerDay   = 24 * 60 * 60
	longestFraction = 12
)

// ParseDuration reads the form [-]P[nD][T[nH][nM][n[.n]S]] with at least one number. Years, months and
// weeks are refused, as OData has none; more than twelve digits after the point, or a length beyond about
// 292 thousand million years, are errors.
func ParseDuration(s string) (Duration, error) {
	d, ok := parseDuration(s)
	if !ok {
		return Duration{}, notA(s, "Edm.Duration", durationForm)
	}
	return d, nil
}

// DurationOf returns d, exactly.
func DurationOf(d time.Duration) Duration {
	return Duration{int64(d / time.Second), int64(d%time.Second) * picosPerNano}
}

// Std returns d as a time.Duration. The result is false when d is too long for one or has parts of
// a nanosecond; the duration is then cut to what fits.
func (d Duration) Std() (time.Duration, bool) {
	nanos := d.picoseconds / picosPerNano
	exact := d.picoseconds%picosPerNano == 0
	const limit = math.MaxInt64 / int64(time.Second)
	// The shortest time.Duration is one nanosecond longer than the longest: negative numbers decide.
	switch whole := d.seconds * int64(time.Second); {
	case d.seconds > limit || d.seconds == limit && nanos > math.MaxInt64-whole:
		return math.MaxInt64, false
	case d.seconds < -limit || d.seconds == -limit && nanos < math.MinInt64-whole:
		return math.MinInt64, false
	default:
		return time.Duration(whole + nanos), exact
	}
}

// Compare returns -1 when d is shorter than other (or more negative), +1 when it is longer, and otherwise 0.
func (d Duration) Compare(other Duration) int {
	return cmp.Or(cmp.Compare(d.seconds, other.seconds), cmp.Compare(d.picoseconds, other.picoseconds))
}

// String returns the shortest form with days, hours, minutes and seconds, such as "P1DT2H3M4.5S", "-PT1M",
// and "PT0S" for no time at all.
func (d Duration) String() string {
	if d == (Duration{}) {
		return "PT0S"
	}
	var b strings.Builder
	if d.seconds < 0 || d.picoseconds < 0 {
		b.WriteByte('-')
	}
	seconds, picos := magnitude(d.seconds), magnitude(d.picoseconds)
	b.WriteByte('P')
	writePart(&b, seconds/secondsPerDay, 'D')
	seconds %= secondsPerDay
	if seconds == 0 && picos == 0 {
		return b.String()
	}
	b.WriteByte('T')
	writePart(&b, seconds/3600, 'H')
	writePart(&b, seconds/60%60, 'M')
	if seconds%60 == 0 && picos == 0 {
		return b.String()
	}
	b.WriteString(strconv.FormatUint(seconds%60, 10))
	if picos > 0 {
		digits := strconv.FormatUint(picosPerSecond+picos, 10)[1:] // with its leading zeros
		b.WriteString("." + strings.TrimRight(digits, "0"))
	}
	b.WriteByte('S')
	return b.String()
}

func writePart(b *strings.Builder, n uint64, unit byte) {
	if n > 0 {
		b.WriteString(strconv.FormatUint(n, 10))
		b.WriteByte(unit)
	}
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// MarshalText returns the form of String. It never fails.
func (d Duration) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what ParseDuration reads.
func (d *Duration) UnmarshalText(text []byte) error {
	v, ok := parseDuration(text)
	if !ok {
		return notA(string(text), "Edm.Duration", durationForm)
	}
	*d = v
	return nil
}

// durationUnits are the parts of a duration in the order in which they must appear.
var durationUnits = [...]struct {
	letter  byte
	seconds uint64
	timed   bool // stands after the T
}{{'D', secondsPerDay, false}, {'H', 3600, true}, {'M', 60, true}, {'S', 1, true}}

func parseDuration[T text](s T) (Duration, bool) {
	i, negative := 0, false
	if len(s) > 0 && (s[0] == '-' || s[0] == '+') {
		i, negative = 1, s[0] == '-'
	}
	if i >= len(s) || s[i] != 'P' {
		return Duration{}, false
	}
	i++
	var seconds, picos uint64
	unit, timed, parts := 0, false, 0
	for i < len(s) {
		if s[i] == 'T' && !timed {
			timed, parts = true, 0 // a T must be followed by a part
			i++
			continue
		}
		number, fraction, end, ok := parsePart(s, i)
		if !ok {
			return Duration{}, false
		}
		for unit < len(durationUnits) && durationUnits[unit].letter != s[end] {
			unit++
		}
		if unit == len(durationUnits) || durationUnits[unit].timed != timed || fraction.given && s[end] != 'S' {
			return Duration{}, false
		}
		high, low := bits.Mul64(number, durationUnits[unit].seconds)
		seconds, picos = seconds+low, fraction.picos
		if high != 0 || low > math.MaxInt64 || seconds > math.MaxInt64 {
			return Duration{}, false
		}
		unit, parts, i = unit+1, parts+1, end+1
	}
	d := Duration{int64(seconds), int64(picos)}
	if negative {
		d = Duration{-d.seconds, -d.picoseconds}
	}
	return d, parts > 0
}

type durationFraction struct {
	picos uint64
	given bool
}

// parsePart reads a number with an optional fraction at s[i:] and returns the index of the letter after it.
func parsePart[T text](s T, i int) (number uint64, fraction durationFraction, end int, ok bool) {
	start := i
	for ; i < len(s) && isDigit(s[i]); i++ {
		if number > math.MaxInt64/10 {
			return 0, fraction, 0, false
		}
		number = number*10 + uint64(s[i]-'0')
	}
	if i == start {
		return 0, fraction, 0, false
	}
	if i < len(s) && s[i] == '.' {
		fraction.given = true
		i, start = i+1, i+1
		scale := uint64(picosPerSecond / 10)
		for ; i < len(s) && isDigit(s[i]); i++ {
			fraction.picos += uint64(s[i]-'0') * scale
			scale /= 10
		}
		if i == start || i-start > longestFraction {
			return 0, fraction, 0, false
		}
	}
	return number, fraction, i, i < len(s)
}
