package odata

import (
	"reflect"
	"testing"
	"time"
)

func TestConditions(t *testing.T) {
	f := deviceFilter
	a, b, c := f.Key.Eq(1), f.Key.Eq(2), f.Name.Eq("x")
	day := time.Date(2026, 2, 14, 0, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		got  Condition
		want string
	}{
		{f.Key.Ne(1), "deviceKey ne 1"},
		{f.Key.Lt(1), "deviceKey lt 1"},
		{f.Key.Le(1), "deviceKey le 1"},
		{f.Key.Gt(1), "deviceKey gt 1"},
		{f.Key.Ge(-1), "deviceKey ge -1"},
		{f.Key.Between(1, 2), "deviceKey ge 1 and deviceKey le 2"},
		{f.Key.IsNull(), "deviceKey eq null"},
		{f.Key.IsNotNull(), "deviceKey ne null"},
		{f.Key.In(), "false"},
		{f.Key.In(7), "deviceKey eq 7"},
		{f.Key.In(1, 2), "(deviceKey eq 1 or deviceKey eq 2)"},
		{f.Key.In(1, 2).And(c), "(deviceKey eq 1 or deviceKey eq 2) and deviceName eq 'x'"},
		{f.Name.Ne("a"), "deviceName ne 'a'"},
		{f.Name.Between("a", "b"), "deviceName ge 'a' and deviceName le 'b'"},
		{Or(f.Name.Lt("a"), f.Name.Gt("b")), "deviceName lt 'a' or deviceName gt 'b'"},
		{f.Name.In("a", "b"), "(deviceName eq 'a' or deviceName eq 'b')"},
		{f.Name.Contains("a'b"), "contains(deviceName,'a''b')"},
		{f.Name.StartsWith("a"), "startswith(deviceName,'a')"},
		{f.Name.EndsWith("a"), "endswith(deviceName,'a')"},
		{f.Name.IsNull(), "deviceName eq null"},
		{f.Name.IsNotNull(), "deviceName ne null"},
		{BoolField("isDeleted").Eq(false), "isDeleted eq false"},
		{BoolField("isDeleted").Ne(true), "isDeleted ne true"},
		{BoolField("isDeleted").IsNull(), "isDeleted eq null"},
		{BoolField("isDeleted").IsNotNull(), "isDeleted ne null"},
		{GUIDField("id").In(GUID{1}, GUID{2}), "(id eq 01000000-0000-0000-0000-000000000000 or id eq 02000000-0000-0000-0000-000000000000)"},
		{DateTimeOffsetField("at").Ge(day), "at ge 2026-02-14T00:00:00Z"},
		{DurationField("d").Gt(DurationOf(time.Second)), "d gt duration'PT1S'"},
		{DecimalField("p").Lt(DecimalOf(3)), "p lt 3"},
		{DateField("d").Eq(Date{2026, 2, 14}), "d eq 2026-02-14"},
		{TimeOfDayField("t").Le(TimeOfDay{Hour: 1}), "t le 01:00:00"},
		{EnumField[color]("c").Eq("Red"), "c eq Shop.Color'Red'"},
		{EnumField[color]("c").Ne("Red"), "c ne Shop.Color'Red'"},
		{EnumField[color]("c").Has("Red,Blue"), "c has Shop.Color'Red,Blue'"},
		{EnumField[color]("c").In("Red", "It's"), "(c eq Shop.Color'Red' or c eq Shop.Color'It''s')"},
		{EnumField[color]("c").IsNull(), "c eq null"},
		{EnumField[color]("c").IsNotNull(), "c ne null"},
		{NumericEnumField[owner]("o").Eq(2), "o eq 2"},
		{NumericEnumField[owner]("o").Ne(2), "o ne 2"},
		{NumericEnumField[owner]("o").In(1, 2), "(o eq 1 or o eq 2)"},
		{NumericEnumField[owner]("o").IsNull(), "o eq null"},
		{NumericEnumField[owner]("o").IsNotNull(), "o ne null"},
		{Int32ValueField("v").Eq(3), "v eq 3"},
		{StringValueField("v").Eq("x"), "v eq 'x'"},

		{And(), "true"},
		{Or(), "false"},
		{And(a), "deviceKey eq 1"},
		{And(a, b), "deviceKey eq 1 and deviceKey eq 2"},
		{a.And(b).And(c), "deviceKey eq 1 and deviceKey eq 2 and deviceName eq 'x'"},
		{a.Or(b).And(c), "(deviceKey eq 1 or deviceKey eq 2) and deviceName eq 'x'"},
		{a.Or(b.And(c)), "deviceKey eq 1 or (deviceKey eq 2 and deviceName eq 'x')"},
		{a.Or(b).Or(c), "(deviceKey eq 1 or deviceKey eq 2) or deviceName eq 'x'"},
		{Or(a.Or(b)).And(c), "(deviceKey eq 1 or deviceKey eq 2) and deviceName eq 'x'"},
		{a.Not(), "not (deviceKey eq 1)"},
		{Not(a.Or(b)).And(c), "not (deviceKey eq 1 or deviceKey eq 2) and deviceName eq 'x'"},
		{Not(f.Key.In(1, 2)), "not ((deviceKey eq 1 or deviceKey eq 2))"},
		{And(RawFilter(" x or y "), a), "(x or y) and deviceKey eq 1"},
		{Or(RawFilter("x and y"), a), "(x and y) or deviceKey eq 1"},
		{RawFilter("a eq ')''('"), "a eq ')''('"},
		{all([]Predicate{f.DateKey.Ge(1), a.Or(b)}), "dateKey ge 1 and (deviceKey eq 1 or deviceKey eq 2)"},
		{all([]Predicate{a, f.DateKey.Between(1, 2)}), "deviceKey eq 1 and dateKey ge 1 and dateKey le 2"},

		{And(a, Condition{}), "error: odata: an empty condition in a filter"},
		{Or(a, Condition{}), "error: odata: an empty condition in a filter"},
		{Not(Condition{}), "error: odata: an empty condition in a filter"},
	} {
		if got := test.got.String(); got != test.want {
			t.Errorf("%s, want %s", got, test.want)
		}
	}
}

func TestRanges(t *testing.T) {
	f := deviceFilter.DateKey
	for _, test := range []struct {
		got  Range
		want string
	}{
		{f.Eq(1), "dateKey eq 1"}, {f.Lt(1), "dateKey lt 1"}, {f.Le(1), "dateKey le 1"}, {f.Gt(1), "dateKey gt 1"},
		{f.Ge(1), "dateKey ge 1"}, {f.Between(1, 2), "dateKey ge 1 and dateKey le 2"},
		{f.Gt(1).And(f.Lt(9)), "dateKey gt 1 and dateKey lt 9"},
		{StringRangeField("s").Ge("a"), "s ge 'a'"},
		{DateRangeField("d").Ge(Date{}), "error: odata: the date 0000-00-00 does not exist"},
	} {
		if got := test.got.String(); got != test.want {
			t.Errorf("%s, want %s", got, test.want)
		}
	}
}

// A range must not be offered where the service cannot take it: under "or" and "not".
func TestRangeIsNoCondition(t *testing.T) {
	kind := reflect.TypeFor[Range]()
	for _, method := range []string{"Or", "Not"} {
		if _, ok := kind.MethodByName(method); ok {
			t.Errorf("Range has the method %s", method)
		}
	}
	if condition := reflect.TypeFor[Condition](); kind.ConvertibleTo(condition) || kind.AssignableTo(condition) {
		t.Error("a Range passes as a Condition")
	}
	if method, _ := kind.MethodByName("And"); method.Type.Out(0) != kind {
		t.Error("And of a Range is no Range")
	}
}
