package odata

import (
	"encoding/json"
	"errors"
	"fmt"
)

// Geo is a value of one of the Edm.Geography and Edm.Geometry types: a GeoJSON object, kept exactly as the
// service sent it (JSON Format, section 7.1; RFC 7946). It is comparable, by its text. The zero value is no
// geography at all and is written as null.
type Geo struct {
	text string // a JSON object
}

// ParseGeo reads a GeoJSON object. It checks that the text is a JSON object, and nothing beyond that.
func ParseGeo(s string) (Geo, error) {
	var g Geo
	err := g.UnmarshalJSON([]byte(s))
	if err == nil && g.IsZero() {
		err = errors.New("odata: null is not GeoJSON")
	}
	return g, err
}

// GeoPoint returns a point at a longitude and a latitude in degrees (or at the x and the y of a geometry).
func GeoPoint(longitude, latitude float64) (Geo, error) {
	point := geoPoint{Type: "Point", Coordinates: []float64{longitude, latitude}}
	text, err := json.Marshal(point)
	if err != nil {
		return Geo{}, fmt.Errorf("odata: a point at %v, %v: %w", longitude, latitude, err)
	}
	return Geo{string(text)}, nil
}

type geoPoint struct {
	Type        string    `json:"type"`
	Coordinates []float64 `json:"coordinates"`
}

// Type returns the GeoJSON type, such as "Point" or "MultiPolygon", and "" when there is none.
func (g Geo) Type() string {
	var head struct{ Type string }
	if json.Unmarshal([]byte(g.text), &head) != nil {
		return ""
	}
	return head.Type
}

// Point returns the longitude and the latitude of a point in degrees (or the x and the y of a geometry).
// The result is false when g is anything else than a point.
func (g Geo) Point() (longitude, latitude float64, ok bool) {
	var p geoPoint
	if json.Unmarshal([]byte(g.text), &p) != nil || p.Type != "Point" || len(p.Coordinates) < 2 {
		return 0, 0, false
	}
	return p.Coordinates[0], p.Coordinates[1], true
}

// IsZero reports whether g is the zero value.
func (g Geo) IsZero() bool { return g.text == "" }

// String returns the JSON text, "" for the zero value.
func (g Geo) String() string { return g.text }

// MarshalJSON returns the text as it was sent, and null for the zero value.
func (g Geo) MarshalJSON() ([]byte, error) {
	if g.text == "" {
		return []byte("null"), nil
	}
	return []byte(g.text), nil
}

// UnmarshalJSON keeps data, which must be a JSON object. It leaves g alone when data is null.
func (g *Geo) UnmarshalJSON(data []byte) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return fmt.Errorf("odata: %s is not GeoJSON: %w", shorten(string(data)), err)
	}
	if members != nil {
		g.text = string(data)
	}
	return nil
}
