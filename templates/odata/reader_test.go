package odata

import (
	"encoding/json"
	"errors"
	"io"
	"math"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

// everything is a thing with all properties, in another order than the type has them, and want what it holds.
const everything = ` {
	"@odata.context": "x#things/$entity", "@odata.etag": "W/\"1\"",
	"bool": true, "byte": 255, "sByte": -128, "int16": -32768, "int32": 2147483647, "int64": "-9223372036854775808",
	"single": 1.5, "double": -2.25e10, "decimal": 12.50, "string": "a\n\u00e9\ud83d\ude00", "binary": "-_-_", "date": "2026-02-14",
	"timeOfDay": "07:59", "dateTimeOffset": "2026-02-14T07:59:59.5\u002B01:00", "duration": "-P1DT0.5S",
	"guid": "21EC2020-3AEA-1069-A2DD-08002B30309D", "geo": {"type":"Point","coordinates":[1,2]}, "raw": [1, {"a":null}],
	"nullableBool": false, "nullableByte": 0, "nullableSByte": null, "nullableInt16": 7, "nullableInt32": -7, "nullableInt64": 9223372036854775807,
	"nullableSingle": "INF", "nullableDouble": "-INF", "nullableDecimal": "1.50", "nullableString": "", "nullableBinary": null,
	"nullableDate": "0000-01-01", "nullableTimeOfDay": "23:59:59.999999999999", "nullableDateTimeOffset": "2026-02-14T07:59:59Z",
	"nullableDuration": null, "nullableGuid": "00000000-0000-0000-0000-000000000001", "nullableGeo": null,
	"strings": [], "nullableStrings": ["a", null, "b"],
	"part": {"name": "outer", "inner": {"name": "inner", "list": []}, "more": [[], {}]}, "optionalPart": null,
	"parts": [{"name": "1"}, {}, {"name": "3", "list": [{"name": "4"}]}], "nullableParts": [null, {"name": "5"}],
	"color": "Turquoise", "nullableColor": 2, "colors": ["Red", 1, "17", 17],
	"owner": "personal", "nullableOwner": "1",
	"photo@odata.mediaReadLink": "photos/1", "photo@odata.mediaEditLink": "photos/1", "forgotten": [{"a": "}"}], "unknown": {"a":[1,2,{"b":"\""}]}
} `

func wantEverything() thing {
	return thing{
		Bool: true, Byte: 255, SByte: -128, Int16: -32768, Int32: math.MaxInt32, Int64: math.MinInt64,
		Single: 1.5, Double: -2.25e10, Decimal: Decimal{"12.50"}, String: "a\né😀", Binary: Binary("\xfb\xff\xbf"), Date: Date{2026, 2, 14},
		TimeOfDay: TimeOfDay{Hour: 7, Minute: 59}, DateTimeOffset: time.Date(2026, 2, 14, 7, 59, 59, 5e8, time.FixedZone("", 3600)),
		Duration: Duration{-86400, -5e11}, GUID: GUID{0x21, 0xec, 0x20, 0x20, 0x3a, 0xea, 0x10, 0x69, 0xa2, 0xdd, 0x08, 0, 0x2b, 0x30, 0x30, 0x9d},
		Geo: Geo{`{"type":"Point","coordinates":[1,2]}`}, Raw: json.RawMessage(`[1, {"a":null}]`),
		NullableBool: Value(false), NullableByte: Value[uint8](0), NullableSByte: Null[int8](), NullableInt16: Value[int16](7), NullableInt32: Value[int32](-7),
		NullableInt64: Value[int64](math.MaxInt64), NullableSingle: Value(float32(math.Inf(1))), NullableDouble: Value(math.Inf(-1)),
		NullableDecimal: Value(Decimal{"1.50"}), NullableString: Value(""), NullableBinary: Null[Binary](), NullableDate: Value(Date{0, 1, 1}),
		NullableTimeOfDay: Value(TimeOfDay{23, 59, 59, 999999999}), NullableDateTimeOffset: Value(time.Date(2026, 2, 14, 7, 59, 59, 0, time.UTC)),
		NullableDuration: Null[Duration](), NullableGUID: Value(GUID{15: 1}), NullableGeo: Null[Geo](),
		Strings: []string{}, NullableStrings: []Nullable[string]{Value("a"), Null[string](), Value("b")},
		Part: part{Name: "outer", Inner: &part{Name: "inner", List: []part{}}}, Parts: []part{{Name: "1"}, {}, {Name: "3", List: []part{{Name: "4"}}}},
		NullableParts: []*part{nil, {Name: "5"}}, Color: "Turquoise", NullableColor: Value[color]("Green"), Colors: []color{"Red", "Red", "17", "17"},
		Owner: 2, NullableOwner: Value[owner](1), Photo: Stream{ReadLink: "photos/1", ETag: `W/"1"`},
	}
}

func TestUnmarshalEverything(t *testing.T) {
	var got thing
	if err := Unmarshal([]byte(everything), &got); err != nil {
		t.Fatal(err)
	}
	checkThing(t, got, wantEverything())
}

func checkThing(t *testing.T, got, want thing) {
	t.Helper()
	if !got.DateTimeOffset.Equal(want.DateTimeOffset) {
		t.Errorf("DateTimeOffset %v, want %v", got.DateTimeOffset, want.DateTimeOffset)
	}
	got.DateTimeOffset, want.DateTimeOffset = time.Time{}, time.Time{} // whose fixed zones are pointers
	g, w := reflect.ValueOf(got), reflect.ValueOf(want)
	for i := range g.NumField() {
		if a, b := g.Field(i).Interface(), w.Field(i).Interface(); !reflect.DeepEqual(a, b) {
			t.Errorf("%s is %#v, want %#v", g.Type().Field(i).Name, a, b)
		}
	}
}

// TestReadersOfAllSizes decodes through windows and reads of all sizes.
func TestReadersOfAllSizes(t *testing.T) {
	for name, wrap := range map[string]func(io.Reader) io.Reader{
		"whole": func(r io.Reader) io.Reader { return r }, "one byte": iotest.OneByteReader, "half": iotest.HalfReader, "data with error": iotest.DataErrReader,
	} {
		t.Run(name, func(t *testing.T) {
			for window := 1; window < 70; window++ {
				var got thing
				r := newReader(wrap(strings.NewReader(everything)), decodeOptions{}, window)
				if err := r.entity(&got); err != nil {
					t.Fatalf("window of %d bytes: %v", window, err)
				}
				checkThing(t, got, wantEverything())
			}
		})
	}
}

func TestLastDuplicateCounts(t *testing.T) {
	var got thing
	err := Unmarshal([]byte(`{"int32":1,"nullableInt32":1,"strings":["a"],"int32":2,"nullableInt32":null,"strings":null,"string":"a","string":"b"}`), &got)
	if err != nil || got.Int32 != 2 || !got.NullableInt32.IsNull() || got.Strings != nil || got.String != "b" {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestNullAsZero(t *testing.T) {
	set := wantEverything()
	var body strings.Builder
	for i, property := range thingType.Properties {
		body.WriteString([]string{"{", ","}[min(i, 1)] + `"` + property + `":null`)
	}
	body.WriteString("}")
	if err := decodeEntity(strings.NewReader(body.String()), decodeOptions{zeroForNull: true}, &set); err != nil {
		t.Fatal(err)
	}
	if set.Int32 != 0 || set.String != "" || set.Bool || set.Binary != nil || set.Decimal != (Decimal{}) || set.Double != 0 || set.Single != 0 ||
		set.GUID != (GUID{}) || set.Geo != (Geo{}) || set.Color != "" || set.Owner != 0 || !set.DateTimeOffset.IsZero() || set.Parts != nil || string(set.Raw) != "null" {
		t.Errorf("got %+v", set)
	}
}

// TestRefusals lists a document for each error, with the path, the offset and a part of the message.
func TestRefusals(t *testing.T) {
	for _, test := range []struct {
		body, path string
		offset     int64
		text       string
	}{
		{`{"int32":null}`, "int32", 9, "never null"},
		{`{"string":null}`, "string", 10, "Nullable=\"true\""},
		{`{"part":null}`, "part", 8, "never null"},
		{`{"parts":[{},null]}`, "parts[1]", 13, "never null"},
		{`{"strings":["a",null]}`, "strings[1]", 16, "never null"},
		{`{"color":null}`, "color", 9, "never null"},
		{`{"int32":1.0}`, "int32", 9, "1.0 is not an Edm.Int32: want a whole number from -2147483648 to 2147483647"},
		{`{"int32":2147483648}`, "int32", 9, "2147483648 is not an Edm.Int32"},
		{`{"byte":-1}`, "byte", 8, "want a whole number from 0 to 255"},
		{`{"int64":9223372036854775808}`, "int64", 9, "is not an Edm.Int64"},
		{`{"int64":"1.5"}`, "int64", 9, "1.5 is not an Edm.Int64"},
		{`{"int64":1e3}`, "int64", 9, "1e3 is not an Edm.Int64"},
		{`{"int32":"1"}`, "int32", 9, "found a string where an Edm.Int32 is expected"},
		{`{"string":1}`, "string", 10, "found a number where an Edm.String is expected"},
		{`{"bool":"true"}`, "bool", 8, "found a string where an Edm.Boolean is expected"},
		{`{"bool":trup}`, "bool", 8, `"trup" is not true`},
		{`{"double":"Infinity"}`, "double", 10, `"Infinity" is not an Edm.Double`},
		{`{"double":1e400}`, "double", 10, "1e400 is too large for an Edm.Double"},
		{`{"single":1e39}`, "single", 10, "too large for an Edm.Single"},
		{`{"decimal":"1,5"}`, "decimal", 11, `"1,5" is not an Edm.Decimal`},
		{`{"decimal":1e1000000001}`, "decimal", 11, "is not an Edm.Decimal"},
		{`{"guid":"x"}`, "guid", 8, `"x" is not an Edm.Guid: want 8-4-4-4-12`},
		{`{"date":"2026-02-30"}`, "date", 8, "want an existing day"},
		{`{"dateTimeOffset":"yesterday"}`, "dateTimeOffset", 18, `"yesterday" is not an Edm.DateTimeOffset`},
		{`{"duration":"P1Y"}`, "duration", 12, "is not an Edm.Duration"},
		{`{"timeOfDay":"24:00"}`, "timeOfDay", 13, "is not an Edm.TimeOfDay"},
		{`{"binary":"*"}`, "binary", 10, "is not an Edm.Binary"},
		{`{"geo":[]}`, "geo", 7, "found a list where a GeoJSON object"},
		{`{"strings":{}}`, "strings", 11, "found an object where a list"},
		{`{"strings":["a" "b"]}`, "strings[0]", 16, "found a string where a comma or ] is expected"},
		{`{"strings":["a",]}`, "strings[1]", 16, "found ']' where an Edm.String"},
		{`{"part":{"inner":{"name":1}}}`, "part.inner.name", 25, "found a number"},
		{`{"owner":"nobody"}`, "owner", 9, `"nobody" is neither a member of Test.owner nor a whole number`},
		{`{"owner":"far"}`, "owner", 9, "40000 is out of the range of Test.owner"},
		{`{"owner":1.5}`, "owner", 9, `"1.5" is neither a member`},
		{`{"color":1.5}`, "color", 9, "1.5 is not a whole number"},
		{`{"color":[]}`, "color", 9, "found a list where a member of Shop.Color is expected"},
		{`{"int32":01}`, "int32", 9, `"01" is not a number`},
		{`{"x":-}`, "", 5, `"-" is not a number`},
		{`{"x":+1}`, "", 5, "found '+' where a value is expected"},
		{`{"x":1.}`, "", 5, `"1." is not a number`},
		{`{"x":nul}`, "", 5, `"nul}" is not null`},
		{`{"x":"` + "\x01" + `"}`, "", 6, "control character 0x01"},
		{`{"string":"a\q"}`, "string", 12, `the escape "\\q\"}" is not one of JSON`},
		{`{"string":"\u12g4"}`, "string", 11, "is not one of JSON"},
		{`{"int32":1,}`, "int32", 11, "found '}' where a name in quotes is expected"},
		{`{"int32":1 "a":2}`, "int32", 11, "found a string where a comma or } is expected"},
		{`{"int32" 1}`, "", 9, "found a number where a colon is expected"},
		{`{int32:1}`, "", 1, "found 'i' where a name in quotes"},
		{`{"x":[1,{"a":2],3]}`, "", 14, "found ']' where a comma or } is expected"},
		{`{"x":{"a"}}`, "", 9, "where a colon is expected"},
		{`{"x":{a:1}}`, "", 6, "where a name in quotes is expected"},
		{`{"x":[1,]}`, "", 8, "where a value is expected"},
		{"{\"x\":\xff}", "", 5, "the byte 0xff"},
		{`{} {}`, "", 3, "something follows"},
		{`[]`, "", 0, "found a list where an object is expected"},
		{`null`, "", 0, "found null where an object is expected"},
		{`<html>`, "", 0, "found '<'"},
	} {
		var got thing
		err := Unmarshal([]byte(test.body), &got)
		var decode *DecodeError
		if !errors.As(err, &decode) {
			t.Errorf("%s: %v", test.body, err)
			continue
		}
		if decode.Path != test.path || decode.Offset != test.offset || !strings.Contains(err.Error(), test.text) {
			t.Errorf("%s: got %q at %d: %v\nwant %q at %d: %s", test.body, decode.Path, decode.Offset, err, test.path, test.offset, test.text)
		}
	}
}

// TestCutEntity ends the body at every byte.
func TestCutEntity(t *testing.T) {
	whole := strings.TrimSpace(everything)
	for n := range len(whole) {
		var got thing
		err := decodeEntity(iotest.OneByteReader(strings.NewReader(whole[:n])), decodeOptions{}, &got)
		var decode *DecodeError
		if !errors.Is(err, io.ErrUnexpectedEOF) || !errors.As(err, &decode) || decode.Offset > int64(n) {
			t.Fatalf("cut after %q: %v", whole[:n], err)
		}
	}
}

func TestDepth(t *testing.T) {
	for depth, fine := range map[int]bool{maxDepth: true, maxDepth + 1: false} {
		body := `{"x":` + strings.Repeat("[", depth-1) + strings.Repeat("]", depth-1) + "}"
		var got thing
		if err := Unmarshal([]byte(body), &got); (err == nil) != fine || json.Valid([]byte(body)) != fine {
			t.Errorf("%d lists and objects: %v", depth, err)
		}
		body = strings.Repeat(`{"inner":`, depth-1) + "{}" + strings.Repeat("}", depth-1)
		var outer part
		if err := Unmarshal([]byte(body), &outer); (err == nil) != fine {
			t.Errorf("%d objects: %v", depth, err)
		}
	}
}

func TestLimit(t *testing.T) {
	long := strings.Repeat("x", 1000)
	for body, fine := range map[string]bool{
		`{"string":"` + long + `"}`:                              true,
		`{"string":"` + long + long + `"}`:                       false,
		`{"raw":["` + long + `","` + long + `"]}`:                false,
		`{"string":"` + long + `","other":"` + long + `","a":1}`: false,
	} {
		var got thing
		err := newReader(iotest.OneByteReader(strings.NewReader(body)), decodeOptions{maxValueBytes: 1500}, 16).entity(&got)
		if (err == nil) != fine || err != nil && !strings.Contains(err.Error(), "longer than the bound of 1500 bytes") {
			t.Errorf("%.20s…: %v", body, err)
		}
	}
}

func TestConnectionBreaks(t *testing.T) {
	broken := errors.New("connection reset")
	var got thing
	err := decodeEntity(brokenBody(broken), decodeOptions{}, &got)
	if !errors.Is(err, broken) || errors.Is(err, io.ErrUnexpectedEOF) || !strings.Contains(err.Error(), "decoding string at byte 10") {
		t.Errorf("got %v", err)
	}
	err = decodeEntity(iotest.DataErrReader(brokenBody(broken)), decodeOptions{}, &got)
	if !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if err := decodeEntity(emptyReads{}, decodeOptions{}, &got); !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("got %v", err)
	}
}

// brokenBody gives bytes and then an error; with iotest.DataErrReader both at once.
func brokenBody(err error) io.Reader {
	return io.MultiReader(strings.NewReader(`{"string":"a`), iotest.ErrReader(err))
}

type emptyReads struct{}

func (emptyReads) Read([]byte) (int, error) { return 0, nil }

func TestErrorInsteadOfEntity(t *testing.T) {
	var got thing
	err := decodeEntity(strings.NewReader(`{"error":{"code":"x"}}`), decodeOptions{}, &got)
	var inStream *inStreamError
	if !errors.As(err, &inStream) || string(inStream.raw) != `{"code":"x"}` {
		t.Errorf("got %v", err)
	}
	if !strings.Contains(err.Error(), `{\"code\":\"x\"}`) {
		t.Errorf("got %v", err)
	}
	for _, body := range []string{`{"part":{"error":1},"error":null}`, `{"bool":true,"error":{"code":"x"}}`} {
		if err := decodeEntity(strings.NewReader(body), decodeOptions{}, &got); err != nil {
			t.Errorf("%s: %v", body, err)
		}
	}
	err = decodeEntity(strings.NewReader(`{"bool":true{"error":{"code":"x"}}`), decodeOptions{}, &got)
	if !errors.As(err, &inStream) || string(inStream.raw) != `{"code":"x"}` {
		t.Errorf("got %v", err)
	}
	if err := Unmarshal([]byte(`{"error":{"code":"x"}}`), &got); err != nil {
		t.Errorf("Unmarshal: %v", err)
	}
}

func TestUnmarshalLeavesDataAlone(t *testing.T) {
	data := []byte(everything)
	var got thing
	if err := Unmarshal(data, &got); err != nil || string(data) != everything {
		t.Errorf("%v", err)
	}
	clear(data)
	checkThing(t, got, wantEverything())
}
