package odata

import (
	"encoding/json"
	"math"
	"testing"
	"time"
)

func TestNullableStates(t *testing.T) {
	for _, test := range []struct {
		name         string
		n            Nullable[int32]
		null, absent bool
		or           int32
		text, json   string
	}{
		{"absent", Nullable[int32]{}, false, true, 7, "absent", "null"},
		{"null", Null[int32](), true, false, 7, "null", "null"},
		{"zero", Value[int32](0), false, false, 0, "0", "0"},
		{"value", Value[int32](-5), false, false, -5, "-5", "-5"},
	} {
		t.Run(test.name, func(t *testing.T) {
			n := test.n
			if n.IsNull() != test.null || n.IsAbsent() != test.absent || n.IsZero() != test.absent {
				t.Errorf("IsNull %v, IsAbsent %v, IsZero %v", n.IsNull(), n.IsAbsent(), n.IsZero())
			}
			if got := n.Or(7); got != test.or {
				t.Errorf("Or(7) = %d, want %d", got, test.or)
			}
			if _, ok := n.Get(); ok == (test.null || test.absent) {
				t.Errorf("Get gives %v", ok)
			}
			if n.String() != test.text {
				t.Errorf("String() = %q, want %q", n.String(), test.text)
			}
			if data, err := json.Marshal(n); err != nil || string(data) != test.json {
				t.Errorf("JSON %s, %v, want %s", data, err, test.json)
			}
		})
	}
}

func TestNullableSet(t *testing.T) {
	var n Nullable[string]
	n.Set("a")
	if n != Value("a") {
		t.Errorf("after Set: %v", n)
	}
	n.SetNull()
	if n != Null[string]() {
		t.Errorf("after SetNull: %v", n)
	}
}

func TestNullableOmitzero(t *testing.T) {
	data, err := json.Marshal(struct {
		A, B, C Nullable[int] `json:",omitzero"`
	}{B: Null[int](), C: Value(0)})
	if want := `{"B":null,"C":0}`; err != nil || string(data) != want {
		t.Errorf("got %s, %v, want %s", data, err, want)
	}
}

func TestNullableJSON(t *testing.T) {
	testNullableJSON(t, "1.5", Value(1.5))
	testNullableJSON(t, `"INF"`, Value(math.Inf(1)))
	testNullableJSON(t, `"-INF"`, Value(float32(math.Inf(-1))))
	testNullableJSON(t, `"a"`, Value("a"))
	testNullableJSON(t, "9007199254740993", Value[int64](9007199254740993))
	testNullableJSON(t, "null", Null[Decimal]())
	testNullableJSON(t, "1.50", Value(Decimal{"1.50"}))
	testNullableJSON(t, `"2026-02-14"`, Value(Date{2026, 2, 14}))
	testNullableJSON(t, `"2026-02-14T01:02:03Z"`, Value(time.Date(2026, 2, 14, 1, 2, 3, 0, time.UTC)))
}

func testNullableJSON[T comparable](t *testing.T, data string, want Nullable[T]) {
	t.Helper()
	var got Nullable[T]
	if err := json.Unmarshal([]byte(data), &got); err != nil || got != want {
		t.Errorf("%s: got %v, %v, want %v", data, got, err, want)
	}
	if back, err := json.Marshal(want); err != nil || string(back) != data {
		t.Errorf("%v: got %s, %v, want %s", want, back, err, data)
	}
}

func TestNullableJSONWider(t *testing.T) {
	var stamp Nullable[time.Time]
	var number Nullable[int64]
	var float Nullable[float64]
	for data, dst := range map[string]any{`"2026-02-14T01:02"`: &stamp, `"12"`: &number, `"NaN"`: &float} {
		if err := json.Unmarshal([]byte(data), dst); err != nil {
			t.Errorf("%s: %v", data, err)
		}
	}
	if v, _ := float.Get(); !math.IsNaN(v) || number.Or(0) != 12 || stamp.Or(time.Time{}).Minute() != 2 {
		t.Errorf("got %v, %v, %v", stamp, number, float)
	}
	if data, err := json.Marshal(float); string(data) != `"NaN"` {
		t.Errorf("got %s, %v", data, err)
	}
	for data, dst := range map[string]any{`"x"`: &stamp, `"1.5"`: &number, `"1"`: &float} {
		if json.Unmarshal([]byte(data), dst) == nil {
			t.Errorf("%s was not refused", data)
		}
	}
}
