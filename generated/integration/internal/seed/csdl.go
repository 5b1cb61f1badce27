package seed

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Versions are the api-versions of the Warehouse, which name its metadata files too.
func Versions() []string { return []string{"v1.0", "beta"} }

// A Set is an entity set: its columns as the metadata declares them, and its rows in the order of their keys.
type Set struct {
	Name       string
	Keys       []string
	Properties []Property
	Rows       []Row
}

// A Property is one column.
type Property struct {
	Name     string
	Type     string // such as Edm.Int32
	Nullable bool
}

// Property returns the column of that name.
func (s *Set) Property(name string) (Property, bool) {
	for _, p := range s.Properties {
		if p.Name == name {
			return p, true
		}
	}
	return Property{}, false
}

// document is the part of CSDL that the Warehouse uses. It is read here with the standard library and not with this
// module's csdl package: a mistake made there must not find its way into the server that is to uncover it.
type document struct {
	Types []struct {
		Name string `xml:"Name,attr"`
		Keys []struct {
			Name string `xml:"Name,attr"`
		} `xml:"Key>PropertyRef"`
		Properties []struct {
			Name     string `xml:"Name,attr"`
			Type     string `xml:"Type,attr"`
			Nullable string `xml:"Nullable,attr"`
		} `xml:"Property"`
	} `xml:"DataServices>Schema>EntityType"`
	Sets []struct {
		Name string `xml:"Name,attr"`
		Type string `xml:"EntityType,attr"`
	} `xml:"DataServices>Schema>EntityContainer>EntitySet"`
}

// ParseSets reads the entity sets of a metadata document, without rows.
func ParseSets(data []byte) ([]*Set, error) {
	var doc document
	if err := xml.Unmarshal(data, &doc); err != nil {
		return nil, err
	}
	var sets []*Set
	for _, s := range doc.Sets {
		set := &Set{Name: s.Name}
		for _, t := range doc.Types {
			if !strings.HasSuffix(s.Type, "."+t.Name) {
				continue
			}
			for _, k := range t.Keys {
				set.Keys = append(set.Keys, k.Name)
			}
			for _, p := range t.Properties {
				set.Properties = append(set.Properties, Property{Name: p.Name, Type: p.Type, Nullable: p.Nullable != "false"})
			}
		}
		if len(set.Keys) == 0 {
			return nil, fmt.Errorf("no key for entity set %s", s.Name)
		}
		sets = append(sets, set)
	}
	if len(sets) == 0 {
		return nil, fmt.Errorf("no entity sets")
	}
	return sets, nil
}

// moduleRoot is the nearest directory upwards that holds go.mod: tests run in the directory of their package.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", fmt.Errorf("no go.mod above the working directory")
		}
		dir = parent
	}
}
