//go:build integration

package integration_test

import (
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/odatagen/odatagen/generated/integration/internal/seed"
)

// The tests of this file speak to CAP without the generated clients. They hold the ground on which the tests of the
// clients stand: that the server serves the Warehouse's model, and exactly the seeded rows.

func TestMetadataIsTheWarehouses(t *testing.T) {
	eachVersion(t, func(t *testing.T, version string) {
		status, body := get(t, address(version, "$metadata"), "application/xml")
		if status != http.StatusOK {
			t.Fatalf("status %d\n%s", status, body)
		}
		got, err := seed.ParseSets(body)
		if err != nil {
			t.Fatal(err)
		}
		want := server.Warehouse(version).Sets
		if len(got) != len(want) {
			t.Errorf("%d entity sets, want %d", len(got), len(want))
		}
		for i := range min(len(got), len(want)) {
			w := &seed.Set{Name: want[i].Name, Keys: want[i].Keys, Properties: want[i].Properties}
			if !reflect.DeepEqual(got[i], w) {
				t.Errorf("entity set %d:\n got %v\nwant %v", i, got[i], w)
			}
		}
	})
}

func TestServiceDocumentNamesEverySet(t *testing.T) {
	eachVersion(t, func(t *testing.T, version string) {
		p, _ := getPage(t, address(version, ""))
		var got, want []string
		for _, entry := range p.Value {
			got = append(got, entry["url"].(string))
		}
		for _, s := range server.Warehouse(version).Sets {
			want = append(want, s.Name)
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("got %v\nwant %v", got, want)
		}
	})
}

func TestEverySetIsReadCompletely(t *testing.T) {
	eachVersion(t, func(t *testing.T, version string) {
		for _, set := range server.Warehouse(version).Sets {
			t.Run(set.Name, func(t *testing.T) {
				t.Parallel()
				rows, pages := getAll(t, address(version, set.Name))
				checkRows(t, set, rows, set.Rows)
				// A full page always has a link, so a set that fills its last page ends with an empty one.
				if want := len(set.Rows)/seed.PageSize + 1; pages != want {
					t.Errorf("%d pages, want %d", pages, want)
				}
			})
		}
	})
}

func TestFilterOnDateKey(t *testing.T) {
	eachVersion(t, func(t *testing.T, version string) {
		set, want := seeded(t, version, "devicePropertyHistories", func(r seed.Row) bool {
			return r["dateKey"].(int64) >= 20260115 && r["dateKey"].(int64) <= 20260203
		})
		rows, pages := getAll(t, address(version, set.Name, "$filter=dateKey ge 20260115 and dateKey le 20260203"))
		checkRows(t, set, rows, want)
		if pages < 2 {
			t.Errorf("%d pages: the links were not tried", pages)
		}
	})
}

func TestFilterOnRowLastModified(t *testing.T) {
	eachVersion(t, func(t *testing.T, version string) {
		const since = "2024-06-01T00:00:00" // compared as text, which is the order in time up to the seconds
		set, want := seeded(t, version, "devices", func(r seed.Row) bool {
			return r["rowLastModifiedDateTimeUTC"].(string) >= since
		})
		rows, _ := getAll(t, address(version, set.Name, "$filter=rowLastModifiedDateTimeUTC ge "+since+".0000000Z"))
		checkRows(t, set, rows, want)
	})
}

// TestSelect shows a liberty that CAP takes: the key comes along, selected or not.
func TestSelect(t *testing.T) {
	eachVersion(t, func(t *testing.T, version string) {
		set, all := seeded(t, version, "devices", nil)
		rows, _ := getAll(t, address(version, set.Name, "$select=osVersion,freeStorageSpaceInBytes"))
		if len(rows) != len(all) {
			t.Fatalf("%d rows, want %d", len(rows), len(all))
		}
		for i, row := range rows {
			full := wire(set, all[i])
			want := map[string]any{}
			for _, name := range []string{"deviceKey", "osVersion", "freeStorageSpaceInBytes"} {
				want[name] = full[name]
			}
			if !reflect.DeepEqual(row, want) {
				t.Fatalf("row %d:\n got %v\nwant %v", i, row, want)
			}
		}
	})
}

func TestTopAndSkip(t *testing.T) {
	eachVersion(t, func(t *testing.T, version string) {
		set, all := seeded(t, version, "devices", nil)
		few, _ := getAll(t, address(version, set.Name, "$top=5"))
		checkRows(t, set, few, all[:5])
		later, _ := getAll(t, address(version, set.Name, "$skip=700"))
		checkRows(t, set, later, all[700:])
		many, pages := getAll(t, address(version, set.Name, "$top=250", "$skip=3"))
		checkRows(t, set, many, all[3:253])
		if pages != 3 {
			t.Errorf("$top=250 came in %d pages, want 3", pages)
		}
	})
}

func TestCount(t *testing.T) {
	eachVersion(t, func(t *testing.T, version string) {
		set, all := seeded(t, version, "devices", nil)
		p, _ := getPage(t, address(version, set.Name, "$count=true", "$top=1"))
		if p.Count == nil || *p.Count != len(all) {
			t.Errorf("@odata.count is %v, want %d", p.Count, len(all))
		}
	})
}

func TestMaxHistoryDays(t *testing.T) {
	eachVersion(t, func(t *testing.T, version string) {
		set, want := seeded(t, version, "devicePropertyHistories", func(r seed.Row) bool {
			return r["dateKey"].(int64) >= 20260207 // today and the seven days before
		})
		rows, _ := getAll(t, address(version, set.Name, "maxhistorydays=7"))
		checkRows(t, set, rows, want)

		devices, all := seeded(t, version, "devices", nil)
		rows, _ = getAll(t, address(version, devices.Name, "maxhistorydays=7"))
		checkRows(t, devices, rows, all)
	})
}

func TestErrors(t *testing.T) {
	for _, test := range []struct {
		name, address string
		status        int
		contains      string
	}{
		{"unknown version", address("v9", "devices"), 400, `"Message":"The api-version 'v9' is not supported."`},
		{"no version", server.URL + "/devices", 400, `"Message":"The api-version '' is not supported."`},
		{"unknown set", address("v1.0", "gadgets"), 404, `{"error":{"message":`},
		{"set of beta only", address("v1.0", "mamEffectivePolicies"), 404, `{"error":{"message":`},
		{"unknown property", address("v1.0", "devices", "$filter=gadget eq 1"), 400, `{"error":{"message":`},
		{"name in other case", address("v1.0", "dates", "$filter=DateKey eq 20260201"), 400, `{"error":{"message":`},
		{"plus for a space", address("v1.0", "dates") + "&$filter=dateKey+eq+20260201", 400, `{"error":{"message":`},
	} {
		t.Run(test.name, func(t *testing.T) {
			status, body := get(t, test.address, "application/json")
			if status != test.status || !strings.Contains(string(body), test.contains) || !json.Valid(body) {
				t.Errorf("status %d, want %d; body %s", status, test.status, body)
			}
		})
	}
}

func TestTokenIsNeeded(t *testing.T) {
	for _, token := range []string{"", "Bearer wrong"} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address("v1.0", "devices"), nil)
		if err != nil {
			t.Fatal(err)
		}
		if token != "" {
			req.Header.Set("Authorization", token)
		}
		if status, body := do(t, req); status != http.StatusUnauthorized {
			t.Errorf("Authorization %q: status %d\n%s", token, status, body)
		}
	}
}

// seeded returns a set and those of its rows that keep accepts; all of them if keep is nil.
func seeded(t *testing.T, version, name string, keep func(seed.Row) bool) (*seed.Set, []seed.Row) {
	t.Helper()
	set, ok := server.Warehouse(version).Set(name)
	if !ok {
		t.Fatalf("no entity set %s", name)
	}
	var rows []seed.Row
	for _, row := range set.Rows {
		if keep == nil || keep(row) {
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		t.Fatalf("no seeded rows of %s for this test", name)
	}
	return set, rows
}
