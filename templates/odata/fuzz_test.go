package odata

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strconv"
	"testing"
	"testing/iotest"
	"time"
)

// fuzzed is an object whose properties encoding/json can read too.
type fuzzed struct {
	Bool   Nullable[bool]
	Byte   uint8
	Int32  int32
	Int64  Nullable[int64]
	Single float32
	Double Nullable[float64]
	Digits Decimal
	Text   string
	Texts  []Nullable[string]
	Raw    json.RawMessage
	Inner  *fuzzed
	List   []fuzzed
	Time   Nullable[time.Time]
	Bytes  Nullable[Binary]
}

var fuzzedType = Type{Properties: []string{
	"bool", "byte", "int32", "int64", "single", "double", "digits", "text", "texts", "raw", "inner", "list", "@time", "bytes"}}

func (f *fuzzed) ODataType() *Type { return &fuzzedType }

func (f *fuzzed) DecodeProperty(r *Reader, property int) {
	switch property {
	case 0:
		r.NullableBool(&f.Bool)
	case 1:
		r.Byte(&f.Byte)
	case 2:
		r.Int32(&f.Int32)
	case 3:
		r.NullableInt64(&f.Int64)
	case 4:
		r.Single(&f.Single)
	case 5:
		r.NullableDouble(&f.Double)
	case 6:
		r.Decimal(&f.Digits)
	case 7:
		r.String(&f.Text)
	case 8:
		DecodeCollection(r, &f.Texts, (*Reader).NullableString)
	case 9:
		r.Raw(&f.Raw)
	case 10:
		DecodeObject(r, &f.Inner)
	case 11:
		DecodeObjects(r, &f.List)
	case 12:
		r.NullableDateTimeOffset(&f.Time)
	case 13:
		r.NullableBinary(&f.Bytes)
	}
}

var errPeer = errors.New("refused")

// peer decodes data with encoding/json by the rules of the Reader.
func peer(data []byte, f *fuzzed) error {
	if !json.Valid(data) {
		return errPeer
	}
	d := json.NewDecoder(bytes.NewReader(data))
	if token, err := d.Token(); err != nil || token != json.Delim('{') {
		return errPeer
	}
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
		if property, ok := fuzzedType.prepared().indexes[string(trimPrefix(nil, []byte(token.(string))))]; ok {
			if err := f.peerProperty(property, value); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *fuzzed) peerProperty(property int, value json.RawMessage) error {
	switch property {
	case 0:
		return json.Unmarshal(value, &f.Bool)
	case 1:
		return notNullPeer(value, &f.Byte)
	case 2:
		return notNullPeer(value, &f.Int32)
	case 3:
		return peerInt64(value, &f.Int64)
	case 4:
		if v, ok := peerSpecial(value); ok {
			f.Single = float32(v)
			return nil
		}
		return notNullPeer(value, &f.Single)
	case 5:
		if v, ok := peerSpecial(value); ok {
			f.Double = Value(v)
			return nil
		}
		return json.Unmarshal(value, &f.Double)
	case 6:
		return notNullPeer(value, &f.Digits)
	case 7:
		return notNullPeer(value, &f.Text)
	case 8:
		f.Texts = nil
		return json.Unmarshal(value, &f.Texts)
	case 9:
		f.Raw = value
		return nil
	case 10:
		if f.Inner = nil; string(value) == "null" {
			return nil
		}
		f.Inner = new(fuzzed)
		return peer(value, f.Inner)
	case 11:
		return f.peerList(value)
	case 12:
		return json.Unmarshal(value, &f.Time)
	default:
		return peerBinary(value, &f.Bytes)
	}
}

func (f *fuzzed) peerList(value json.RawMessage) error {
	var items []json.RawMessage
	if err := json.Unmarshal(value, &items); err != nil {
		return err
	}
	f.List = nil
	if items != nil {
		f.List = make([]fuzzed, len(items))
	}
	for i := range items {
		if err := peer(items[i], &f.List[i]); err != nil {
			return err
		}
	}
	return nil
}

func notNullPeer(value json.RawMessage, dst any) error {
	if string(value) == "null" {
		return errPeer
	}
	return json.Unmarshal(value, dst)
}

func peerInt64(value json.RawMessage, dst *Nullable[int64]) error {
	var s string
	if string(value) == "null" || json.Unmarshal(value, &s) != nil {
		return json.Unmarshal(value, dst)
	}
	v, err := strconv.ParseInt(s, 10, 64)
	*dst = Value(v)
	return err
}

func peerSpecial(value json.RawMessage) (float64, bool) {
	var s string
	if json.Unmarshal(value, &s) != nil {
		return 0, false
	}
	return specialFloat(s)
}

func peerBinary(value json.RawMessage, dst *Nullable[Binary]) error {
	var s *string
	if err := json.Unmarshal(value, &s); err != nil || s == nil {
		dst.SetNull()
		return err
	}
	text := bytes.Map(func(c rune) rune {
		switch c {
		case '+':
			return '-'
		case '/':
			return '_'
		case '\r', '\n': // which encoding/base64 leaves out
			return '*'
		}
		return c
	}, []byte(*s))
	if len(text)%4 == 0 {
		text = bytes.TrimSuffix(bytes.TrimSuffix(text, []byte("=")), []byte("="))
	}
	v, err := base64.RawURLEncoding.DecodeString(string(text))
	*dst = Value(append(Binary{}, v...))
	return err
}

// FuzzReader compares the Reader with encoding/json: the same values, or both refuse.
func FuzzReader(f *testing.F) {
	for _, seed := range []string{
		`{"bool":true,"byte":255,"int32":-1,"int64":"12","single":1.5,"double":-0.0,"digits":1.50,"text":"a\n","texts":["a",null],"raw":{"a":[]}}`,
		`{"inner":{"list":[{"text":"\ud83d\ude00\ud800x"},{}]},"@odata.time":"2026-02-14T07:59:59.5+01:00","bytes":"-_+/AA=="}`,
		`{"int64":9223372036854775807,"double":"-INF","single":"NaN","digits":"007","inner":null,"list":null,"@time":null,"bytes":null}`,
		"{ \"text\" : \"\xff\xc3\xa9\" , \"double\" : 1.7976931348623157e308, \"x\": [1,2,{\"y\":\"\\u00e9\\/\"}] }\n",
		`{"double":123456789012345678,"double":0.1234567890123456,"double":9007199254740993,"single":16777217,"int32":01}`,
		`{"te\u0078t":"b","x":[tru,nulll],"bool":falsey}`, `{"a":1,}`, `{} x`, `[]`, `null`, ``,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var want fuzzed
		wantErr := peer(data, &want)
		for name, body := range map[string]io.Reader{"at once": bytes.NewReader(data), "in bytes": iotest.OneByteReader(bytes.NewReader(data))} {
			var got fuzzed
			err := newReader(body, decodeOptions{}, 1+len(data)/3).entity(&got)
			if (err == nil) != (wantErr == nil) {
				t.Fatalf("%s: %q: the Reader says %v, encoding/json %v", name, data, err, wantErr)
			}
			if err == nil && !sameFuzzed(got, want) {
				t.Fatalf("%s: %q: the Reader reads %+v, encoding/json %+v", name, data, got, want)
			}
		}
	})
}

// sameFuzzed compares by bits, so that NaN equals itself and -0 differs from 0.
func sameFuzzed(a, b fuzzed) bool {
	return reflect.DeepEqual(bitsOf(a), bitsOf(b))
}

func bitsOf(f fuzzed) []any {
	all := []any{f.Bool, f.Byte, f.Int32, f.Int64, strconv.FormatFloat(float64(f.Single), 'g', -1, 32), f.Double.String(), f.Digits, f.Text, f.Texts, string(f.Raw), f.Time.String(), f.Bytes}
	if f.Inner != nil {
		all = append(all, bitsOf(*f.Inner))
	}
	all = append(all, f.List == nil)
	for _, item := range f.List {
		all = append(all, bitsOf(item))
	}
	return all
}

// FuzzPage checks that rows do not depend on how the body arrives and that no body makes trouble.
func FuzzPage(f *testing.F) {
	f.Add([]byte(`{"@odata.count":"2","value":[{"name":"a","list":[{}]},{"inner":null}],"@odata.nextLink":"n"}`))
	f.Add([]byte(`{"value":[],"error":{"code":""}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, d := readPage(bytes.NewReader(data), decodeOptions{})
		again, e := readPage(iotest.OneByteReader(bytes.NewReader(data)), decodeOptions{})
		if !reflect.DeepEqual(rows, again) || d.link != e.link || d.total != e.total || (d.err() == nil) != (e.err() == nil) {
			t.Fatalf("%q: %q, %v; in bytes: %q, %v", data, rows, d.err(), again, e.err())
		}
		if d.err() == nil && !json.Valid(data) {
			t.Fatalf("%q is not JSON", data)
		}
	})
}

// FuzzValues checks that what the parsers accept has a text form that they read as the same value.
func FuzzValues(f *testing.F) {
	for _, seed := range []string{"2026-02-14", "07:59:59.999", "-P1DT2H3M4.5S", "1.50e-3", "2026-02-14T07:59Z", "21ec2020-3aea-1069-a2dd-08002b30309d", "AA=="} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		again(t, s, ParseDate)
		again(t, s, ParseTimeOfDay)
		again(t, s, ParseDuration)
		again(t, s, ParseDecimal)
		again(t, s, ParseGUID)
		if v, err := ParseDateTimeOffset(s); err == nil && v.Year() >= 0 && v.Year() < 10_000 {
			if w, err := ParseDateTimeOffset(v.Format(time.RFC3339Nano)); err != nil || !w.Equal(v) {
				t.Errorf("%q: %v, then %v, %v", s, v, w, err)
			}
		} else if _, peerErr := time.Parse(time.RFC3339Nano, s); peerErr == nil && err != nil && len(s) < 30 {
			t.Errorf("%q: %v, but package time reads it", s, err)
		}
	})
}

func again[T interface {
	comparable
	String() string
}](t *testing.T, s string, parse func(string) (T, error)) {
	v, err := parse(s)
	if err != nil {
		return
	}
	if w, err := parse(v.String()); err != nil || w != v {
		t.Errorf("%q: %v, then %v, %v", s, v, w, err)
	}
}
