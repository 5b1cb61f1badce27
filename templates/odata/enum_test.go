package odata

import "testing"

var colors = EnumType{Name: "Shop.Color", Members: []EnumMember{{"Red", 1}, {"Green", 2}, {"Crimson", 1}, {"None", 0}, {"Odd", -3}}}

var rights = EnumType{Name: "Shop.Rights", Flags: true, Members: []EnumMember{{"None", 0}, {"Read", 1}, {"Write", 2}, {"ReadWrite", 3}, {"Delete", 8}}}

func TestEnumValue(t *testing.T) {
	for _, test := range []struct {
		typ  *EnumType
		text string
		want int64
		ok   bool
	}{
		{&colors, "Red", 1, true}, {&colors, "Crimson", 1, true}, {&colors, "None", 0, true}, {&colors, "17", 17, true}, {&colors, "-3", -3, true},
		{&colors, "red", 0, false}, {&colors, "", 0, false}, {&colors, "Red,Green", 0, false}, {&colors, "99999999999999999999", 0, false},
		{&rights, "Read", 1, true}, {&rights, "Read,Delete", 9, true}, {&rights, "Read, Write", 3, true}, {&rights, "Read,16", 17, true},
		{&rights, "Read,Fly", 0, false}, {&rights, "Read,", 0, false},
	} {
		if got, ok := test.typ.Value(test.text); got != test.want || ok != test.ok {
			t.Errorf("%s: Value(%q) = %d, %v", test.typ.Name, test.text, got, ok)
		}
	}
}

func TestEnumNameOf(t *testing.T) {
	for _, test := range []struct {
		typ  *EnumType
		v    int64
		want string
	}{
		{&colors, 1, "Red"}, {&colors, 0, "None"}, {&colors, 3, "3"}, {&colors, -3, "Odd"}, {&colors, -1, "-1"},
		{&rights, 3, "ReadWrite"}, {&rights, 9, "Read,Delete"}, {&rights, 11, "Read,Write,Delete"}, {&rights, 0, "None"}, {&rights, 16, "16"}, {&rights, 17, "17"},
	} {
		if got := test.typ.NameOf(test.v); got != test.want {
			t.Errorf("%s: NameOf(%d) = %q, want %q", test.typ.Name, test.v, got, test.want)
		}
	}
	unset := EnumType{Flags: true, Members: []EnumMember{{"A", 1}}}
	if got := unset.NameOf(0); got != "0" {
		t.Errorf("NameOf(0) = %q without a member for it", got)
	}
}

func TestEnumHas(t *testing.T) {
	for _, test := range []struct {
		text, flag string
		want       bool
	}{
		{"Read,Write", "Read", true}, {"Read,Write", "ReadWrite", true}, {"ReadWrite", "Write", true}, {"Read", "ReadWrite", false},
		{"9", "Delete", true}, {"Read,Fly", "Read", true}, {"Read,Fly", "Fly", true}, {"Read,Fly", "Write", false}, {"Read, Fly", "Fly", true},
		{"Read,Write,Fly", "ReadWrite", true}, {"None", "None", true}, {"Read", "None", false}, {"Read,Fly", "None", false}, {"Read", "Fly", false},
	} {
		if got := rights.Has(test.text, test.flag); got != test.want {
			t.Errorf("Has(%q, %q) = %v", test.text, test.flag, got)
		}
	}
}
