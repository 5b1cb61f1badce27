package seed_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/odatagen/odatagen/generated/integration/internal/seed"
)

func TestRowsAreTheSameEveryTime(t *testing.T) {
	for _, version := range seed.Versions() {
		first, err := seed.New(version)
		if err != nil {
			t.Fatal(err)
		}
		second, err := seed.New(version)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(first, second) {
			t.Errorf("%s: two runs made different rows", version)
		}
		rows := 0
		for _, s := range first.Sets {
			rows += len(s.Rows)
		}
		t.Logf("%s: %d sets, %d rows", version, len(first.Sets), rows)
	}
}

func TestKeysAreUnique(t *testing.T) {
	for _, version := range seed.Versions() {
		w, err := seed.New(version)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range w.Sets {
			for i := 1; i < len(s.Rows); i++ {
				if same(s.Keys, s.Rows[i-1], s.Rows[i]) {
					t.Errorf("%s %s: two rows have the key of row %d", version, s.Name, i)
				}
			}
		}
	}
}

func TestHardValuesOccur(t *testing.T) {
	for _, version := range seed.Versions() {
		w, err := seed.New(version)
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]bool{}
		for _, s := range w.Sets {
			for _, p := range s.Properties {
				for _, row := range s.Rows {
					found[kind(p, row[p.Name])] = true
				}
			}
		}
		for _, want := range []string{
			"null Edm.Boolean", "null Edm.DateTimeOffset", "null Edm.Guid", "null Edm.Int32", "null Edm.Int64", "null Edm.String",
			"empty text", "beyond 2^53",
			"fraction of 0", "fraction of 1", "fraction of 2", "fraction of 3",
			"fraction of 4", "fraction of 5", "fraction of 6", "fraction of 7",
		} {
			if !found[want] {
				t.Errorf("%s: no value is %s", version, want)
			}
		}
	}
}

// kind sorts a value into one of the groups that the server and the clients might get wrong.
func kind(p seed.Property, value any) string {
	switch v := value.(type) {
	case nil:
		return "null " + p.Type
	case int64:
		if v > 1<<53 {
			return "beyond 2^53"
		}
	case string:
		if p.Type == "Edm.DateTimeOffset" {
			_, fraction, _ := strings.Cut(strings.TrimSuffix(v, "Z"), ".")
			return fmt.Sprintf("fraction of %d", len(fraction))
		}
		if v == "" {
			return "empty text"
		}
	}
	return "anything else"
}

// same compares neighbours only: the rows are sorted by key.
func same(keys []string, a, b seed.Row) bool {
	for _, k := range keys {
		if a[k] != b[k] {
			return false
		}
	}
	return true
}
