package odata

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// shipmentPage returns a page of rows of 45 columns in the order of the metadata, about a tenth of the nullable
// ones null, some texts unique to a row and most drawn from a few, as tables of facts are.
func shipmentPage(rows int) []byte {
	random := rand.New(rand.NewPCG(1, 2))
	var b bytes.Buffer
	b.WriteString(`{"@odata.context":"https://example.com/odata/$metadata#shipments","value":[`)
	for i := range rows {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('{')
		for j, name := range shipmentType.Properties {
			if j > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, "%q:%s", name, shipmentValue(random, i, name))
		}
		b.WriteByte('}')
	}
	b.WriteString(`],"@odata.nextLink":"https://example.com/odata/shipments?$skiptoken=10000"}`)
	return b.Bytes()
}

func shipmentValue(random *rand.Rand, row int, name string) string {
	few := func(prefix string, n int) string { return fmt.Sprintf("%q", fmt.Sprint(prefix, " ", random.IntN(n))) }
	guid := func() string {
		return fmt.Sprintf(`"%08x-%04x-%04x-%04x-%012x"`, random.Uint32(), random.IntN(1<<16), random.IntN(1<<16), random.IntN(1<<16), random.Int64N(1<<48))
	}
	switch {
	case strings.HasSuffix(name, "Id"):
		return guid()
	case name == "shipmentKey":
		return fmt.Sprint(3_000_000_000 + row)
	case name == "dateKey":
		return "20260214"
	case name == "priority", name == "parcels":
		return fmt.Sprint(random.IntN(100))
	case name == "isDeleted", name == "insured":
		return fmt.Sprint(random.IntN(2) == 0)
	case name == "price":
		return fmt.Sprintf("%d.%02d", random.IntN(10_000), random.IntN(100))
	case strings.HasSuffix(name, "Key") && name != "reasonKey" && name != "operatorKey":
		return fmt.Sprint(random.IntN(100_000))
	case name == "createdDate", name == "lastModified":
		return fmt.Sprintf(`"2026-02-%02dT%02d:%02d:%02d.%07dZ"`, 1+random.IntN(28), random.IntN(24), random.IntN(60), random.IntN(60), random.IntN(1e7))
	case name == "orderNumber":
		return fmt.Sprintf(`"SO-%08d"`, row)
	case name == "currency":
		return `"EUR"`
	case random.IntN(10) == 0:
		return "null"
	case name == "customerName", name == "customerMail", name == "street", name == "trackingNumber", name == "deviceSerial":
		return fmt.Sprintf(`"%s of %08x"`, name, random.Uint32())
	case name == "notes":
		return fmt.Sprintf(`"Left with \"%s\" at the door: ring twice, thank you"`, name)
	case strings.HasSuffix(name, "edDate"):
		return fmt.Sprintf(`"2026-02-%02dT%02d:%02d:%02dZ"`, 1+random.IntN(28), random.IntN(24), random.IntN(60), random.IntN(60))
	case name == "dueDate":
		return `"2026-03-01"`
	case name == "weight", name == "volume":
		return fmt.Sprintf("%.3f", random.Float64()*100)
	case name == "fragile":
		return "true"
	case name == "reasonKey", name == "operatorKey":
		return fmt.Sprint(random.IntN(1000))
	case name == "bytesOfLabel":
		return fmt.Sprint(random.Int64N(1 << 40))
	default:
		return few(name, 20)
	}
}

// BenchmarkPage decodes 10,000 rows of 45 columns, beside encoding/json with pointers for what may be null.
func BenchmarkPage(b *testing.B) {
	page := shipmentPage(10_000)
	rows := func(b *testing.B, decode func() (int, error)) {
		b.SetBytes(int64(len(page)))
		b.ReportAllocs()
		for b.Loop() {
			if n, err := decode(); n != 10_000 || err != nil {
				b.Fatal(n, err)
			}
		}
	}
	b.Run("odata/rows", func(b *testing.B) {
		rows(b, func() (int, error) {
			d := newPageDecoder(bytes.NewReader(page), decodeOptions{})
			n := 0
			for row := new(shipment); d.next(row); *row = (shipment{}) {
				n++
			}
			return n, d.err()
		})
	})
	b.Run("odata/kept", func(b *testing.B) {
		rows(b, func() (int, error) {
			d := newPageDecoder(bytes.NewReader(page), decodeOptions{})
			var all []shipment
			for {
				var row shipment
				if !d.next(&row) {
					return len(all), d.err()
				}
				all = append(all, row)
			}
		})
	})
	b.Run("encoding-json/rows", func(b *testing.B) {
		rows(b, func() (int, error) {
			d := json.NewDecoder(bytes.NewReader(page))
			for range 4 { // {, the name and the value of the context, "value"
				if _, err := d.Token(); err != nil {
					return 0, err
				}
			}
			d.Token() // [
			n := 0
			for ; d.More(); n++ {
				var row jsonShipment
				if err := d.Decode(&row); err != nil {
					return n, err
				}
			}
			return n, nil
		})
	})
	b.Run("encoding-json/kept", func(b *testing.B) {
		rows(b, func() (int, error) {
			var all struct{ Value []jsonShipment }
			err := json.Unmarshal(page, &all)
			return len(all.Value), err
		})
	})
}

// BenchmarkEntity decodes one object of 45 properties.
func BenchmarkEntity(b *testing.B) {
	page := shipmentPage(1)
	entity := page[bytes.IndexByte(page, '[')+1 : bytes.IndexByte(page, ']')]
	b.Run("odata", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var row shipment
			if err := decodeEntity(bytes.NewReader(entity), decodeOptions{}, &row); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("encoding-json", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var row jsonShipment
			if err := json.Unmarshal(entity, &row); err != nil {
				b.Fatal(err)
			}
		}
	})
}
