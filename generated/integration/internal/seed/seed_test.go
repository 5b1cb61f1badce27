package seed_test

import (
	"reflect"
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

// same compares neighbours only: the rows are sorted by key.
func same(keys []string, a, b seed.Row) bool {
	for _, k := range keys {
		if a[k] != b[k] {
			return false
		}
	}
	return true
}
