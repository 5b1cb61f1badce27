package odata

import (
	"encoding"
	"encoding/json"
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"
)

// textTest is a row of the tables for values with a text form. An empty canonical form means that the text is
// refused.
type textTest struct{ text, canonical string }

// testText checks that parse and UnmarshalText read each text, and that String, MarshalText and JSON write the canonical form.
func testText[T interface {
	comparable
	encoding.TextMarshaler
	String() string
}](t *testing.T, parse func(string) (T, error), tests []textTest) {
	t.Helper()
	for _, test := range tests {
		v, err := parse(test.text)
		if test.canonical == "" {
			if err == nil {
				t.Errorf("%q was read as %v", test.text, v)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", test.text, err)
			continue
		}
		if v.String() != test.canonical {
			t.Errorf("%q: String() = %q, want %q", test.text, v, test.canonical)
		}
		var again T
		data, err := json.Marshal(v)
		if err == nil {
			err = json.Unmarshal(data, &again)
		}
		if err != nil || again != v {
			t.Errorf("%q: after a round through JSON as %s: %v, %v", test.text, data, again, err)
		}
	}
}

func TestGUID(t *testing.T) {
	testText(t, ParseGUID, []textTest{
		{"21ec2020-3aea-1069-a2dd-08002b30309d", "21ec2020-3aea-1069-a2dd-08002b30309d"},
		{"21EC2020-3AEA-1069-A2DD-08002B30309D", "21ec2020-3aea-1069-a2dd-08002b30309d"},
		{"00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000000"},
		{"", ""}, {"21ec20203aea1069a2dd08002b30309d", ""}, {"{21ec2020-3aea-1069-a2dd-08002b30309d}", ""},
		{"21ec2020-3aea-1069-a2dd-08002b30309g", ""}, {"21ec2020-3aea-1069-a2dd-08002b30309", ""},
		{"21ec2020-3aea-1069-a2dd-08002b3030-d", ""}, {"21ec2020 3aea 1069 a2dd 08002b30309d", ""},
	})
}

func TestDate(t *testing.T) {
	testText(t, ParseDate, []textTest{
		{"2026-02-14", "2026-02-14"}, {"0000-02-29", "0000-02-29"}, {"-0044-03-15", "-0044-03-15"}, {"12345-01-01", "12345-01-01"},
		{"-0004-02-29", "-0004-02-29"}, {"2000-02-29", "2000-02-29"}, {"9999-12-31", "9999-12-31"},
		{"", ""}, {"1900-02-29", ""}, {"2026-04-31", ""}, {"2026-13-01", ""}, {"2026-00-01", ""}, {"2026-01-00", ""},
		{"026-01-01", ""}, {"02026-01-01", ""}, {"2026-1-1", ""}, {"2026-01-01T00:00:00Z", ""}, {"+2026-01-01", ""},
		{"2026/01/01", ""}, {"2026-01-1x", ""}, {"9999999999-01-01", ""}, {"-", ""}, {"2026-01", ""},
	})
}

func TestDateOrder(t *testing.T) {
	dates := []Date{{-44, 3, 15}, {0, 1, 1}, {2025, 12, 31}, {2026, 1, 1}, {2026, 1, 2}, {2026, 2, 1}}
	for i, a := range dates {
		for j, b := range dates {
			if a.Before(b) != (i < j) || a.After(b) != (i > j) {
				t.Errorf("%v and %v are out of order", a, b)
			}
		}
	}
}

func TestDateAndTime(t *testing.T) {
	zone := time.FixedZone("", 3600)
	d := Date{2026, time.February, 14}
	if got := d.Time(zone); DateOf(got) != d || got.Hour() != 0 || got.Location() != zone {
		t.Errorf("got %v", got)
	}
	if !(Date{}).IsZero() || (Date{}).Valid() {
		t.Error("the zero value is a date")
	}
	if _, err := (Date{}).MarshalText(); err == nil {
		t.Error("a date that does not exist was written")
	}
}

func TestTimeOfDay(t *testing.T) {
	testText(t, ParseTimeOfDay, []textTest{
		{"07:59:59.999", "07:59:59.999"}, {"07:59", "07:59:00"}, {"00:00:00", "00:00:00"}, {"23:59:59.999999999999", "23:59:59.999999999"},
		{"01:02:03.000000001", "01:02:03.000000001"}, {"01:02:03.100", "01:02:03.1"},
		{"", ""}, {"24:00", ""}, {"23:60", ""}, {"23:59:60", ""}, {"7:59", ""}, {"07:59:5", ""}, {"07:59:", ""}, {"07:59:59.", ""},
		{"07:59:59.1234567890123", ""}, {"07:59:59Z", ""}, {"07-59", ""}, {"-7:59", ""}, {"07:59:59,5", ""}, {"07", ""},
	})
	if got := TimeOfDayOf(time.Date(2026, 1, 1, 7, 8, 9, 10, time.UTC)); got != (TimeOfDay{7, 8, 9, 10}) {
		t.Errorf("TimeOfDayOf gives %v", got)
	}
	if _, err := (TimeOfDay{Hour: 24}).MarshalText(); err == nil {
		t.Error("24:00 was written")
	}
	if (TimeOfDay{1, 2, 3, 4}).Compare(TimeOfDay{1, 2, 3, 5}) != -1 || (TimeOfDay{2, 0, 0, 0}).Compare(TimeOfDay{1, 9, 9, 9}) != 1 {
		t.Error("Compare is wrong")
	}
}

func TestDateTimeOffset(t *testing.T) {
	for text, want := range map[string]string{
		"2026-02-14T07:59:59Z":              "2026-02-14T07:59:59Z",
		"2026-02-14t07:59:59z":              "2026-02-14T07:59:59Z",
		"2026-02-14T07:59Z":                 "2026-02-14T07:59:00Z",
		"2026-02-14T07:59:59.123456789999Z": "2026-02-14T07:59:59.123456789Z",
		"2016-01-01T00:00:36.3455123Z":      "2016-01-01T00:00:36.3455123Z",
		"2026-02-14T07:59:59+01:00":         "2026-02-14T07:59:59+01:00",
		"2026-02-14T07:59:59-05:30":         "2026-02-14T07:59:59-05:30",
		"2026-02-14T07:59:59+00:00":         "2026-02-14T07:59:59Z",
		"2026-02-14T07:59:59":               "2026-02-14T07:59:59Z",
		"0001-01-01T00:00:00Z":              "0001-01-01T00:00:00Z",
		"9999-12-31T23:59:59.9999999Z":      "9999-12-31T23:59:59.9999999Z",
		"":                                  "", "2026-02-14": "", "2026-02-14T": "", "2026-02-14 07:59:59Z": "", "2026-02-30T07:59:59Z": "",
		"2026-02-14T24:00:00Z": "", "2026-02-14T07:59:59.Z": "", "2026-02-14T07:59:59+0100": "", "2026-02-14T07:59:59+01": "",
		"2026-02-14T07:59:59+24:00": "", "2026-02-14T07:59:59Zx": "", "2026-02-14T07:59:5Z": "", "2026-02-14T07:59:59.1234567890123Z": "",
		"2026-02-14T07:60:59Z": "", "2026-02-14T07:59:59+1:000": "", "20260214T075959Z": "", "Date(1771055999000)": "",
	} {
		got, err := ParseDateTimeOffset(text)
		switch {
		case want == "" && err == nil:
			t.Errorf("%q was read as %v", text, got)
		case want == "":
		case err != nil:
			t.Errorf("%q: %v", text, err)
		case got.Format(time.RFC3339Nano) != want:
			t.Errorf("%q gives %s, want %s", text, got.Format(time.RFC3339Nano), want)
		case strings.HasSuffix(want, "Z") && got.Location() != time.UTC:
			t.Errorf("%q has the location %v", text, got.Location())
		}
	}
	got, err := ParseDateTimeOffset("-0044-03-15T12:00:00Z")
	if err != nil || !got.Equal(time.Date(-44, 3, 15, 12, 0, 0, 0, time.UTC)) {
		t.Errorf("a negative year gives %v, %v", got, err)
	}
}

func TestDuration(t *testing.T) {
	testText(t, ParseDuration, []textTest{
		{"P12DT23H59M59.999999999999S", "P12DT23H59M59.999999999999S"}, {"-P1D", "-P1D"}, {"+PT1M", "PT1M"}, {"P0D", "PT0S"}, {"PT0S", "PT0S"},
		{"-PT0.5S", "-PT0.5S"}, {"PT36H", "P1DT12H"}, {"PT90M", "PT1H30M"}, {"PT0.000000000001S", "PT0.000000000001S"}, {"-P0D", "PT0S"},
		{"P106751991167300DT15H30M7S", "P106751991167300DT15H30M7S"}, {"P1DT1S", "P1DT1S"}, {"PT1H1S", "PT1H1S"}, {"PT01.50S", "PT1.5S"},
		{"", ""}, {"P", ""}, {"PT", ""}, {"P1DT", ""}, {"P1Y", ""}, {"P1M", ""}, {"P1W", ""}, {"1D", ""}, {"PT1S1M", ""}, {"PT1M1M", ""},
		{"PT1.5M", ""}, {"PT1.S", ""}, {"PT.5S", ""}, {"PT1.0000000000001S", ""}, {"P1H", ""}, {"PT1D", ""}, {"P106751991167300DT15H30M8S", ""},
		{"P99999999999999999999D", ""}, {"P9999999999999999D", ""}, {"P-1D", ""}, {"P1", ""}, {"P1DT1HT1M", ""}, {"p1d", ""}, {"-", ""}, {"PT1S ", ""},
	})
}

func TestDurationStd(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"PT0S": 0, "PT1.5S": 1500 * time.Millisecond, "-PT0.000000001S": -1, "P1D": 24 * time.Hour,
		"PT9223372036.854775807S": math.MaxInt64, "-PT9223372036.854775808S": math.MinInt64,
	} {
		d, err := ParseDuration(text)
		if got, ok := d.Std(); err != nil || got != want || !ok {
			t.Errorf("%s gives %d, %v, %v, want %d", text, got, ok, err, want)
		}
		if DurationOf(want) != d {
			t.Errorf("DurationOf(%d) = %v", want, DurationOf(want))
		}
	}
	for text, want := range map[string]time.Duration{
		"PT9223372036.854775808S": math.MaxInt64, "-PT9223372036.854775809S": math.MinInt64, "P200000D": math.MaxInt64,
		"-P200000D": math.MinInt64, "PT1.000000000001S": time.Second, "-PT1.000000000999S": -time.Second,
	} {
		d, _ := ParseDuration(text)
		if got, ok := d.Std(); got != want || ok {
			t.Errorf("%s gives %d, %v, want %d, false", text, got, ok, want)
		}
	}
	short, _ := ParseDuration("-PT1.5S")
	long, _ := ParseDuration("-PT1.4S")
	if short.Compare(long) != -1 || long.Compare(short) != 1 || long.Compare(long) != 0 {
		t.Error("Compare is wrong")
	}
}

func TestDecimal(t *testing.T) {
	testText(t, parseDecimalText, []textTest{
		{"0", "0"}, {"1.50", "1.50"}, {"-12.5", "-12.5"}, {"+7", "7"}, {"007.0", "7.0"}, {"-00.5", "-0.5"}, {"000", "0"}, {"1e3", "1e3"}, {"1.5E-3", "1.5E-3"},
		{"79228162514264337593543950335", "79228162514264337593543950335"}, {"INF", "INF"}, {"-INF", "-INF"}, {"NaN", "NaN"}, {"-0", "-0"}, {"1e+1000000000", "1e+1000000000"},
		{"", ""}, {"-", ""}, {".5", ""}, {"5.", ""}, {"1e", ""}, {"1e+", ""}, {"1,5", ""}, {"0x1", ""}, {"inf", ""}, {"1e1000000001", ""}, {"1e99999999999999999999", ""}, {"1 ", ""}, {"--1", ""},
	})
}

// decimalText gives a Decimal the method that testText wants; its JSON is a number.
type decimalText struct{ Decimal }

func (d decimalText) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

func parseDecimalText(s string) (decimalText, error) {
	d, err := ParseDecimal(s)
	return decimalText{d}, err
}

func TestDecimalCmp(t *testing.T) {
	order := []string{"NaN", "-INF", "-1e1000000", "-10", "-9.5", "-0.001", "0", "1e-1000000000", "0.0999", "0.1", "1", "1.5", "15", "150.1", "1e1000000", "INF"}
	for i, a := range order {
		for j, b := range order {
			x, _ := ParseDecimal(a)
			y, _ := ParseDecimal(b)
			if got := x.Cmp(y); got != (big.NewInt(int64(i)).Cmp(big.NewInt(int64(j)))) {
				t.Errorf("%s and %s: %d", a, b, got)
			}
		}
	}
	for _, pair := range [][2]string{{"1.5", "1.50"}, {"0", "-0.00e7"}, {"100", "1e2"}, {"0.001", "1E-3"}, {"1200e-2", "12"}} {
		x, _ := ParseDecimal(pair[0])
		y, _ := ParseDecimal(pair[1])
		if x.Cmp(y) != 0 || x == y {
			t.Errorf("%s and %s", x, y)
		}
	}
}

func TestDecimalConversions(t *testing.T) {
	for text, want := range map[string]float64{"1.5": 1.5, "INF": math.Inf(1), "-INF": math.Inf(-1), "1e999": math.Inf(1), "1e-999": 0} {
		d, err := ParseDecimal(text)
		if got := d.Float64(); err != nil || got != want {
			t.Errorf("%s gives %v, %v", text, got, err)
		}
	}
	d, _ := ParseDecimal("-12.50")
	if r, ok := d.Rat(); !ok || r.Cmp(big.NewRat(-25, 2)) != 0 {
		t.Errorf("got %v, %v", r, ok)
	}
	for _, text := range []string{"NaN", "1e10002", "1e-1000000000"} {
		d, _ := ParseDecimal(text)
		if r, ok := d.Rat(); ok {
			t.Errorf("%s gives %v", text, r)
		}
	}
	if DecimalOf(0) != (Decimal{}) || DecimalOf(-7).String() != "-7" || (Decimal{}).String() != "0" {
		t.Error("DecimalOf is wrong")
	}
	if data, err := json.Marshal([]Decimal{{}, DecimalOf(1), {"NaN"}}); string(data) != `[0,1,"NaN"]` {
		t.Errorf("got %s, %v", data, err)
	}
	var read []Decimal
	if err := json.Unmarshal([]byte(`["007.50", 1.5, "-INF", null]`), &read); err != nil || !slices.Equal(read, []Decimal{{"7.50"}, {"1.5"}, {"-INF"}, {}}) {
		t.Errorf("got %v, %v", read, err)
	}
}

func TestBinary(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "AA==": "\x00", "AA": "\x00", "-_-_": "\xfb\xff\xbf", "+/+/": "\xfb\xff\xbf", "T0RhdGE": "OData", "T0RhdGE=": "OData", "AQID": "\x01\x02\x03",
	} {
		got, err := ParseBinary(text)
		if err != nil || string(got) != want || got == nil {
			t.Errorf("%q gives %q, %v", text, got, err)
		}
		var again Binary
		data, err := json.Marshal(got)
		if err == nil {
			err = json.Unmarshal(data, &again)
		}
		if err != nil || string(again) != want {
			t.Errorf("%q after a round through JSON as %s: %q, %v", text, data, again, err)
		}
	}
	for _, text := range []string{"A", "A===", "AAAAA", "AA=", "A=AA", "AA A", "AA\n=", "====", "="} {
		if got, err := ParseBinary(text); err == nil {
			t.Errorf("%q was read as %q", text, got)
		}
	}
	if got := (Binary{0xfb, 0xff}).String(); got != "-_8=" {
		t.Errorf("String() = %q", got)
	}
}

func TestGeo(t *testing.T) {
	text := `{"type":"Point","coordinates":[142.1,64.1],"crs":{"type":"name"}}`
	g, err := ParseGeo(text)
	longitude, latitude, ok := g.Point()
	if err != nil || g.String() != text || g.Type() != "Point" || longitude != 142.1 || latitude != 64.1 || !ok {
		t.Errorf("got %v, %v, %v, %v, %v", g, longitude, latitude, ok, err)
	}
	if data, err := json.Marshal([]Geo{g, {}}); err != nil || string(data) != "["+text+",null]" {
		t.Errorf("got %s, %v", data, err)
	}
	line, err := ParseGeo(`{"type":"LineString","coordinates":[[1,2],[3,4]]}`)
	if _, _, ok := line.Point(); ok || err != nil || line.Type() != "LineString" {
		t.Errorf("got %v, %v", line.Type(), err)
	}
	for _, text := range []string{"", "1", "[]", `{"type":}`, "nul", "null"} {
		if g, err := ParseGeo(text); err == nil {
			t.Errorf("%q was read as %v", text, g)
		}
	}
	if p, err := GeoPoint(1.5, -2); err != nil || p.String() != `{"type":"Point","coordinates":[1.5,-2]}` {
		t.Errorf("got %v, %v", p, err)
	}
	if _, err := GeoPoint(math.Inf(1), 0); err == nil {
		t.Error("an infinite longitude was taken")
	}
	if _, _, ok := (Geo{}).Point(); ok || (Geo{}).Type() != "" || !(Geo{}).IsZero() {
		t.Error("the zero value is something")
	}
}
