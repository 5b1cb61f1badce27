package odata

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

// TestOrdersOfMembers gives rows whose members come in changing orders and spellings, some left out.
func TestOrdersOfMembers(t *testing.T) {
	var body strings.Builder
	want := 0
	body.WriteString(`{"value":[`)
	for mask := range 64 {
		for _, order := range [][]int{{0, 1, 2, 3, 4, 5}, {5, 3, 1, 0, 2, 4}} {
			members := []string{`"int32":1`, `"\u0069nt64" : 2`, `"photo@odata.mediaReadLink":"l"`, `"@etag":"e"`, `"string":"s"`, `"unknown":[{}]`}
			var row []string
			for _, i := range order {
				if mask>>i&1 == 1 {
					row = append(row, members[i])
				}
			}
			fmt.Fprintf(&body, "{%s},", strings.Join(row, []string{",", " , ", ",\n"}[mask%3]))
			want++
		}
	}
	d := newPageDecoder(strings.NewReader(strings.TrimSuffix(body.String(), ",")+"]}"), decodeOptions{})
	got := 0
	for ; ; got++ {
		var row thing
		if !d.next(&row) {
			break
		}
		mask := got / 2
		for bit, set := range []bool{row.Int32 == 1, row.Int64 == 2, row.Photo.ReadLink == "l", row.Photo.ETag == "e", row.String == "s"} {
			if set != (mask>>bit&1 == 1) {
				t.Fatalf("row %d: %+v", got, row)
			}
		}
	}
	if d.err() != nil || got != want {
		t.Errorf("%d rows of %d, %v", got, want, d.err())
	}
	if thingType.lookup.keys[4] != `,"int32":` || thingType.lookup.keys[46] != `,"photo@mediaReadLink":` {
		t.Errorf("the keys of the type have changed: %q", thingType.lookup.keys)
	}
}

func TestUnknownMembersNeedNoMemory(t *testing.T) {
	row := `{"@odata.id":"1","x":{"a":[1,-2.5e3,true,null,{"b":"text of some length, \u00e9"}]},"y@odata.navigationLink":"z"},`
	page := `{"value":[` + strings.Repeat(row, 1000) + `{}]}`
	body := strings.NewReader(page)
	var value part
	if n := testing.AllocsPerRun(5, func() {
		body.Reset(page)
		d := newPageDecoder(body, decodeOptions{})
		for d.next(&value) {
		}
		if d.err() != nil {
			t.Error(d.err())
		}
	}); n > 50 {
		t.Errorf("%v allocations for 1000 rows", n)
	}
}

func TestRepeatedTextsAreOneString(t *testing.T) {
	r := newPageDecoder(nil, decodeOptions{}).r
	for _, text := range []string{"", "a", "carrier", "carrier one", "a carrier with a long name"} {
		b := []byte(text)
		if r.text(b) != text || testing.AllocsPerRun(5, func() { r.text(b) }) > 0 {
			t.Errorf("%q is copied each time", text)
		}
	}
	if long := strings.Repeat("x", longestWord+1); r.text([]byte(long)) != long {
		t.Error("a long text is lost")
	}
}

// TestManyReadersOfOneType is for the race detector.
func TestManyReadersOfOneType(t *testing.T) {
	var fresh = Type{Name: "Test.fresh", Properties: []string{"name", "inner", "list"}}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			var value otherPart
			value.typ = &fresh
			if err := Unmarshal([]byte(`{"list":null,"@odata.x":1,"n\u0061me":"a"}`), &value); err != nil || value.Name != "a" {
				t.Error(value, err)
			}
		})
	}
	group.Wait()
}

// otherPart is a part that describes itself with a type of its own.
type otherPart struct {
	part
	typ *Type
}

func (p *otherPart) ODataType() *Type { return p.typ }
