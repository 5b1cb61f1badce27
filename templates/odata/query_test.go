package odata

import (
	"math"
	"strings"
	"sync"
	"testing"
	"time"
)

func lab(t *testing.T) Query {
	return newService(t, "https://host/lab").EntitySet("devices")
}

func TestQueryURL(t *testing.T) {
	f := deviceFilter
	for _, test := range []struct {
		name string
		make func(Query) Query
		want string
	}{
		{"bare", func(q Query) Query { return q }, ""},
		{"all", func(q Query) Query {
			return q.Skip(2).Top(5).Expand(ExpandField("lines"), ExpandField("owner")).OrderBy(OrderField("a").Desc(), OrderField("b").Asc()).
				Select("a", "b").Where(f.Key.Ge(1)).Option("maxhistorydays", "7")
		}, "?$filter=deviceKey%20ge%201&$select=a,b&$orderby=a%20desc,b&$expand=lines,owner&$top=5&$skip=2&maxhistorydays=7"},
		{"select is a union", func(q Query) Query { return q.Select("b", "a").Select("a", "c") }, "?$select=b,a,c"},
		{"where is and", func(q Query) Query { return q.Where(f.DateKey.Ge(1)).Where(f.DateKey.Lt(9)) },
			"?$filter=dateKey%20ge%201%20and%20dateKey%20lt%209"},
		{"raw filter", func(q Query) Query { return q.Where(f.Key.Eq(1)).Option("$filter", "a eq 1 or b eq 2") },
			"?$filter=deviceKey%20eq%201%20and%20(a%20eq%201%20or%20b%20eq%202)"},
		{"raw filter alone", func(q Query) Query { return q.Option("$filter", "a eq 1 or b eq 2") },
			"?$filter=a%20eq%201%20or%20b%20eq%202"},
		{"raw lists", func(q Query) Query {
			return q.Select("a").Option("$select", "b").Option("$orderby", "c desc").OrderBy(OrderField("d").Asc()).
				Option("$expand", "e($top=1;$select=x)").Expand(ExpandField("f"))
		}, "?$select=a,b&$orderby=c%20desc,d&$expand=e($top%3D1%3B$select%3Dx),f"},
		{"last wins", func(q Query) Query {
			return q.Option("x", "1").Option("y", "2").Option("X", "3").Top(1).Option("$top", "2")
		},
			"?$top=2&y=2&X=3"},
		{"nothing", func(q Query) Query { return q.Select().OrderBy().Expand().Skip(0).Option("x", "") }, "?x="},
		{"top 0", func(q Query) Query { return q.Top(0) }, "?$top=0"},
		{"escaped", func(q Query) Query { return q.Where(f.Name.Eq("O'Neil & C#+%;?/=\"ä\n😀")) },
			"?$filter=deviceName%20eq%20'O''Neil%20%26%20C%23%2B%25%3B%3F%2F%3D%22%C3%A4%0A%F0%9F%98%80'"},
		{"escaped option", func(q Query) Query { return q.Option("a&b", "c=d&e") }, "?a%26b=c%3Dd%26e"},
		{"alias", func(q Query) Query { return q.Option("@p", "[1,2]") }, "?@p=%5B1,2%5D"},
	} {
		got, err := test.make(lab(t)).url()
		if want := "https://host/lab/devices" + test.want; got != want || err != nil {
			t.Errorf("%s:\n%s, %v, want\n%s", test.name, got, err, want)
		}
	}
}

func TestQueryMistakesAreDeferred(t *testing.T) {
	for want, q := range map[string]Query{
		"Top(-1)":                     lab(t).Top(-1).Top(5),
		"Skip(-2)":                    lab(t).Skip(-2),
		`"many" is not a number`:      lab(t).Option("$top", "many"),
		"without a name":              lab(t).Option("", "x"),
		"an empty column":             lab(t).Select("a", ""),
		"an empty order":              lab(t).OrderBy(Order{}),
		"an empty expansion: nil":     lab(t).Expand(nil),
		"an empty expansion in":       lab(t).Expand(ExpandField("")),
		"an empty condition":          lab(t).Where(nil),
		"a quote mark is not closed":  lab(t).Option("$filter", "a eq 'b"),
		"a closing parenthesis":       lab(t).Where(RawFilter("a eq 1) or (b eq 2")),
		"a parenthesis is not closed": lab(t).Where(RawFilter("(a eq 1")),
		"no text":                     lab(t).Where(RawFilter(" ")),
		"type struct {}":              lab(t).Where(compare("a", "eq", struct{}{})),
		"the date":                    lab(t).Where(DateField("a").Eq(Date{2026, 2, 30})),
		"without a service":           Query{},
	} {
		if _, err := collect(t, q); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("All: %v, want %q", err, want)
		}
		if _, err := Count(t.Context(), q); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Count: %v, want %q", err, want)
		}
		if _, err := Get[device](t.Context(), q.ByKey(Key("a", 1))); err == nil {
			t.Errorf("Get: no error, want %q", want)
		}
		if !strings.Contains(q.String(), want) {
			t.Errorf("String: %q, want %q", q, want)
		}
	}
}

func TestFixedOptionCannotBeChanged(t *testing.T) {
	s, err := NewService("https://host/?region=1&api-version=v1.0", version1)
	if err != nil {
		t.Fatal(err)
	}
	q := s.EntitySet("devices")
	_, err = q.Option("Api-Version", "beta").url()
	wantText(t, err, "Api-Version=beta", "warehouse", "v1.0 only")
	got, err := q.Option("api-version", "v1.0").Option("region", "2").url()
	if want := "https://host/devices?api-version=v1.0&region=2"; got != want || err != nil {
		t.Errorf("%s, %v, want %s", got, err, want)
	}
}

// A query that is kept must not be changed by the queries made from it, in whatever order and goroutine.
func TestQueryIsAValue(t *testing.T) {
	base := lab(t).Where(deviceFilter.Key.Gt(0)).Where(deviceFilter.Key.Gt(1)).Where(deviceFilter.Key.Gt(2)).
		Select("a", "b", "c").OrderBy(OrderField("a").Asc(), OrderField("b").Asc(), OrderField("c").Asc()).
		Option("x", "1").Option("y", "1").Option("z", "1").Expand(ExpandField("e"), ExpandField("f"), ExpandField("g"))
	want := base.String()
	urls := make([]string, 8)
	var group sync.WaitGroup
	for i := range urls {
		group.Go(func() {
			letter := string(rune('A' + i))
			urls[i] = base.Where(deviceFilter.Name.Eq(letter)).Select(Column(letter)).OrderBy(OrderField(letter).Asc()).
				Option("x", letter).Expand(ExpandField(letter)).String()
		})
	}
	group.Wait()
	change := func(name string) Query {
		return base.Where(BoolField(name).Eq(true)).Expand(ExpandField(name)).Select(Column(name)).OrderBy(OrderField(name).Asc()).Option(name, "")
	}
	first := change("first")
	before := first.String()
	if change("other"); first.String() != before || strings.Count(before, "first") != 5 {
		t.Errorf("a query made later changed\n%s to\n%s", before, first)
	}
	if got := base.String(); got != want {
		t.Errorf("the query became %s, was %s", got, want)
	}
	for i, got := range urls {
		letter := string(rune('A' + i))
		if strings.Count(got, letter) != strings.Count(want, letter)+5 {
			t.Errorf("query %s: %s", letter, got)
		}
	}
}

func TestQueryString(t *testing.T) {
	q := newService(t, "https://host/lab?sig=hunter2").EntitySet("devices").
		Where(deviceFilter.Name.Eq("Müller & 100% + a#b")).Option("access_token", "hunter2")
	want := "https://host/lab/devices?sig=REDACTED&$filter=deviceName eq 'Müller %26 100%25 %2B a%23b'&access_token=REDACTED"
	if got := q.String(); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := readable("%FF%20"); got != "%FF%20" {
		t.Errorf("invalid UTF-8 became %q", got)
	}
}

func TestByKey(t *testing.T) {
	for _, test := range []struct {
		parts []KeyPart
		want  string
	}{
		{[]KeyPart{Key("deviceKey", int32(1))}, "(1)"},
		{[]KeyPart{Key("", "O'Neil/a=b ä")}, "('O''Neil%2Fa%3Db%20%C3%A4')"},
		{[]KeyPart{Key("A", 1), Key("B", "x")}, "(A=1,B='x')"},
		{[]KeyPart{Key("d", Date{2026, 2, 14}), Key("e", owner(2)), Key("c", color("Red"))}, "(d=2026-02-14,e=2,c=Shop.Color'Red')"},
	} {
		r := lab(t).Where(deviceFilter.Key.Eq(1)).Top(1).Option("x", "y").ByKey(test.parts...).Select("a").Expand(ExpandField("b")).Option("$format", "json")
		want := "https://host/lab/devices" + test.want + "?$select=a&$expand=b&x=y&$format=json"
		if got, err := r.service.url(r.path, r.options); got != want || err != nil {
			t.Errorf("%s, %v, want %s", got, err, want)
		}
	}
	for want, parts := range map[string][]KeyPart{
		"without a key": nil, "is null": {Key("a", nil)}, "has no name": {Key("a", 1), Key("", 2)},
		"type []int": {Key("a", []int{1})}, "is empty": {{}},
	} {
		_, err := Get[device](t.Context(), lab(t).ByKey(parts...))
		wantText(t, err, want)
	}
}

func TestResourcePath(t *testing.T) {
	s := newService(t, "https://host/lab")
	if got, want := s.Singleton("me").String(), "https://host/lab/me"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	got, err := s.EntitySet("Default.Sets/a b").url()
	if want := "https://host/lab/Default.Sets/a%20b"; got != want || err != nil {
		t.Errorf("%s, %v, want %s", got, err, want)
	}
}

func TestLiteral(t *testing.T) {
	zone := time.FixedZone("", 3600)
	for _, test := range []struct {
		value     any
		want, raw string
	}{
		{nil, "null", ""},
		{"a'b", "'a''b'", "a'b"},
		{true, "true", "true"},
		{int8(-1), "-1", "-1"},
		{uint8(255), "255", "255"},
		{int64(math.MinInt64), "-9223372036854775808", "-9223372036854775808"},
		{float32(0.1), "0.1", "0.1"},
		{1e21, "1e+21", "1e+21"},
		{math.Inf(1), "INF", "INF"},
		{math.Inf(-1), "-INF", "-INF"},
		{math.NaN(), "NaN", "NaN"},
		{time.Date(2026, 2, 14, 1, 2, 3, 120000000, zone), "2026-02-14T00:02:03.12Z", "2026-02-14T00:02:03.12Z"},
		{time.Date(2026, 2, 14, 1, 2, 3, 1, time.UTC), "2026-02-14T01:02:03.000000001Z", "2026-02-14T01:02:03.000000001Z"},
		{time.Date(2026, 2, 14, 0, 0, 0, 0, time.UTC), "2026-02-14T00:00:00Z", "2026-02-14T00:00:00Z"},
		{Date{2026, 2, 14}, "2026-02-14", "2026-02-14"},
		{TimeOfDay{Hour: 7, Minute: 59, Nanosecond: 5e8}, "07:59:00.5", "07:59:00.5"},
		{DurationOf(-90 * time.Second), "duration'-PT1M30S'", "-PT1M30S"},
		{90 * time.Second, "duration'PT1M30S'", "PT1M30S"},
		{GUID{0x21}, "21000000-0000-0000-0000-000000000000", "21000000-0000-0000-0000-000000000000"},
		{DecimalOf(12), "12", "12"},
		{Binary{0xfb, 0xff}, "binary'-_8='", "-_8="},
		{[]byte{1}, "binary'AQ=='", "AQ=="},
		{color("Red"), "Shop.Color'Red'", "Red"},
		{owner(-2), "-2", "-2"},
	} {
		if got, err := Literal(test.value); got != test.want || err != nil {
			t.Errorf("Literal(%#v): %s, %v, want %s", test.value, got, err, test.want)
		}
		if got := OptionValue(test.value); got != test.raw {
			t.Errorf("OptionValue(%#v): %s, want %s", test.value, got, test.raw)
		}
	}
	for _, value := range []any{struct{}{}, []int{1}, Date{}, TimeOfDay{Hour: 24}, new(int), Value(1)} {
		if got, err := Literal(value); err == nil {
			t.Errorf("Literal(%#v): %s, want an error", value, got)
		}
	}
}
