// Package seed makes the Warehouse that the integration tests read: from the metadata of one version its entity sets,
// from a seeded generator their rows, and from both the files that the CAP server starts from.
//
// The same version gives the same rows on every machine. The rows are meant to hurt: nulls wherever the metadata allows
// them, empty strings beside them, quotes, line breaks, text of many scripts, integers beyond 2^53 and at the ends of
// their range, timestamps of 0 to 7 fraction digits, an empty set, and a set that fills its last page exactly.
package seed

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// PageSize is the number of rows in a full page of the server, small so that most sets have several pages.
const PageSize = 100

// A Row is an entity: int64 for the integers, string for text, GUIDs and timestamps, bool, and nil for null.
type Row map[string]any

// Warehouse is one version of the service.
type Warehouse struct {
	Version string
	Sets    []*Set
}

// New makes the Warehouse of an api-version.
func New(version string) (*Warehouse, error) {
	root, err := moduleRoot()
	if err != nil {
		return nil, err
	}
	file := filepath.Join(root, "golden", "warehouse", version+".xml")
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	sets, err := ParseSets(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for _, s := range sets {
		if err := fill(version, s); err != nil {
			return nil, err
		}
	}
	return &Warehouse{Version: version, Sets: sets}, nil
}

// Set returns the entity set of that name.
func (w *Warehouse) Set(name string) (*Set, bool) {
	for _, s := range w.Sets {
		if s.Name == name {
			return s, true
		}
	}
	return nil, false
}

// fill adds the rows, in the order in which CAP gives them: by key.
func fill(version string, s *Set) error {
	g := newGenerator(version, s.Name)
	s.Rows = []Row{} // an empty JSON array, not null
	for i := range rowCount(s) {
		row := Row{}
		for _, p := range s.Properties {
			v, err := g.value(s, p, i)
			if err != nil {
				return fmt.Errorf("%s.%s: %w", s.Name, p.Name, err)
			}
			row[p.Name] = v
		}
		s.Rows = append(s.Rows, row)
	}
	slices.SortFunc(s.Rows, func(a, b Row) int {
		for _, k := range s.Keys {
			if c := compare(a[k], b[k]); c != 0 {
				return c
			}
		}
		return 0
	})
	return nil
}

// compare orders two key values of the same type.
func compare(a, b any) int {
	if x, ok := a.(int64); ok {
		return cmp.Compare(x, b.(int64))
	}
	return strings.Compare(a.(string), b.(string))
}

// rowCount is chosen so that every way of paging occurs: none at all, less than a page, exactly two, and many.
func rowCount(s *Set) int {
	switch {
	case s.Name == "mobileAppInstallStates":
		return 0
	case s.Name == "enrollmentFailureReasons":
		return 2 * PageSize
	case s.Name == "devices" || s.Name == "devicePropertyHistories":
		return 777
	case s.Keys[0] == "dateKey":
		return 150
	case len(s.Properties) <= 4: // lookup tables
		return 17
	default:
		return 130
	}
}

// Write makes the files that server.js starts from.
func Write(dir, token string, warehouses ...*Warehouse) error {
	rows := filepath.Join(dir, "rows")
	if err := os.MkdirAll(rows, 0o755); err != nil {
		return err
	}
	versions := map[string]string{}
	var model bytes.Buffer
	for _, w := range warehouses {
		service := serviceName(w.Version)
		versions[w.Version] = service
		writeService(&model, w)
		for _, s := range w.Sets {
			if err := writeJSON(filepath.Join(rows, service+"."+s.Name+".json"), s.Rows); err != nil {
				return err
			}
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "model.cds"), model.Bytes(), 0o644); err != nil {
		return err
	}
	return writeJSON(filepath.Join(dir, "config.json"), map[string]any{
		"token":    token,
		"today":    Today,
		"versions": versions,
	})
}

func writeJSON(file string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}
