//go:build integration

package integration_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/odatagen/odatagen/generated/integration/internal/capserver"
	"github.com/odatagen/odatagen/generated/integration/internal/seed"
	"github.com/odatagen/odatagen/generated/odata"
	"github.com/odatagen/odatagen/generated/warehouse"
	"github.com/odatagen/odatagen/generated/warehousebeta"
)

// The tests of this file run the generated clients against CAP.

func token(text string) odata.Option {
	return odata.WithTokenSource(odata.TokenSourceFunc(func(context.Context) (string, error) { return text, nil }))
}

func v1(t *testing.T) *warehouse.Client {
	t.Helper()
	client, err := warehouse.NewClient(server.FeedURL("v1.0"), token(capserver.Token))
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func beta(t *testing.T) *warehousebeta.Client {
	t.Helper()
	client, err := warehousebeta.NewClient(server.FeedURL("beta"), token(capserver.Token))
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// TestClientReadsEverySet reads every entity set of both versions with All and compares each value of each row
// with what was seeded.
func TestClientReadsEverySet(t *testing.T) {
	for version, client := range map[string]any{"v1.0": v1(t), "beta": beta(t)} {
		t.Run(version, func(t *testing.T) {
			for _, set := range server.Warehouse(version).Sets {
				t.Run(set.Name, func(t *testing.T) { compareSet(t, set, allRows(t, client, set.Name)) })
			}
		})
	}
}

// allRows calls the accessor of an entity set and All of its query, and returns the rows as JSON objects.
func allRows(t *testing.T, client any, set string) []map[string]any {
	t.Helper()
	accessor := methodFold(client, set)
	if !accessor.IsValid() {
		t.Fatalf("the client has no method for %s", set)
	}
	query := accessor.Call(nil)[0]
	rows := query.MethodByName("All").Call([]reflect.Value{reflect.ValueOf(t.Context())})[0]
	var result []map[string]any
	for row, err := range rows.Seq2() {
		if !err.IsNil() {
			t.Fatal(err.Interface())
		}
		result = append(result, asJSON(t, row.Interface()))
	}
	return result
}

func methodFold(client any, name string) reflect.Value {
	v := reflect.ValueOf(client)
	for i := range v.NumMethod() {
		if strings.EqualFold(v.Type().Method(i).Name, name) {
			return v.Method(i)
		}
	}
	return reflect.Value{}
}

func asJSON(t *testing.T, row any) map[string]any {
	t.Helper()
	text, err := json.Marshal(row)
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.UseNumber()
	var object map[string]any
	if err := decoder.Decode(&object); err != nil {
		t.Fatal(err)
	}
	return object
}

func compareSet(t *testing.T, set *seed.Set, got []map[string]any) {
	t.Helper()
	if len(got) != len(set.Rows) {
		t.Fatalf("%d rows, want %d", len(got), len(set.Rows))
	}
	for i, row := range set.Rows {
		if len(got[i]) != len(set.Properties) {
			t.Fatalf("row %d has %d properties, want %d", i, len(got[i]), len(set.Properties))
		}
		for _, p := range set.Properties {
			if g, w := canonical(p, got[i][p.Name]), canonical(p, row[p.Name]); g != w {
				t.Errorf("row %d, %s: got %v, want %v", i, p.Name, g, w)
			}
		}
	}
}

// canonical makes values comparable that are equal but spelled differently: numbers, and times with zeros at
// the end of their fraction.
func canonical(p seed.Property, v any) string {
	text, ok := v.(string)
	if ok && p.Type == "Edm.DateTimeOffset" {
		if parsed, err := time.Parse(time.RFC3339Nano, text); err == nil {
			return parsed.UTC().Format(time.RFC3339Nano)
		}
	}
	return fmt.Sprint(v)
}

func TestClientFilter(t *testing.T) {
	_, want := seeded(t, "v1.0", "devicePropertyHistories", func(r seed.Row) bool {
		return r["dateKey"].(int64) >= 20260115 && r["dateKey"].(int64) <= 20260203
	})
	query := v1(t).DevicePropertyHistories().
		Where(func(f warehouse.DevicePropertyHistoryFilter) odata.Predicate {
			return f.DateKey.Between(20260115, 20260203)
		}).
		Select(func(f warehouse.DevicePropertyHistoryFields) odata.Columns {
			return odata.Columns{f.DateKey, f.DeviceKey, f.OSVersion}
		})
	var got int
	for row, err := range query.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		seeded := want[got]
		if int64(row.DateKey) != seeded["dateKey"] || int64(row.DeviceKey) != seeded["deviceKey"] {
			t.Fatalf("row %d: got %d, %d, want %v, %v", got, row.DateKey, row.DeviceKey, seeded["dateKey"], seeded["deviceKey"])
		}
		if version, ok := seeded["osVersion"].(string); row.OSVersion.Or("") != version || row.OSVersion.IsNull() == ok {
			t.Fatalf("row %d: osVersion is %v, want %v", got, row.OSVersion, seeded["osVersion"])
		}
		if !row.DeviceName.IsAbsent() {
			t.Fatalf("row %d: deviceName was not selected, yet it is %v", got, row.DeviceName)
		}
		got++
	}
	if got != len(want) {
		t.Errorf("%d rows, want %d", got, len(want))
	}
}

func TestClientFilterOnChange(t *testing.T) {
	since := time.Date(2026, 1, 20, 0, 0, 0, 0, time.UTC)
	_, want := seeded(t, "beta", "devices", func(r seed.Row) bool {
		changed, err := time.Parse(time.RFC3339Nano, r["rowLastModifiedDateTimeUTC"].(string))
		return err == nil && !changed.Before(since)
	})
	query := beta(t).Devices().Where(func(f warehousebeta.DeviceFilter) odata.Predicate {
		return f.RowLastModifiedDateTimeUTC.Ge(since)
	})
	rows := collect(t, query.All(t.Context()))
	if len(rows) != len(want) {
		t.Errorf("%d rows, want %d", len(rows), len(want))
	}
}

func TestClientTopAndSkip(t *testing.T) {
	want := server.Rows("v1.0", "devices")[30:280] // more than two pages of the server
	rows := collect(t, v1(t).Devices().Skip(30).Top(250).All(t.Context()))
	if len(rows) != len(want) {
		t.Fatalf("%d rows, want %d", len(rows), len(want))
	}
	for i := range rows {
		if int64(rows[i].DeviceKey) != want[i]["deviceKey"] {
			t.Fatalf("row %d has the key %d, want %v", i, rows[i].DeviceKey, want[i]["deviceKey"])
		}
	}
}

func TestClientPages(t *testing.T) {
	total, pages := 0, 0
	for page, err := range v1(t).Devices().Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if len(page.Rows) > seed.PageSize {
			t.Errorf("a page of %d rows; the server sends %d", len(page.Rows), seed.PageSize)
		}
		total += len(page.Rows)
		pages++
	}
	if want := len(server.Rows("v1.0", "devices")); total != want || pages != want/seed.PageSize+1 {
		t.Errorf("%d rows on %d pages, want %d rows", total, pages, want)
	}
}

func TestClientFirst(t *testing.T) {
	device, err := v1(t).Devices().First(t.Context())
	if want := server.Rows("v1.0", "devices")[0]["deviceKey"]; err != nil || int64(device.DeviceKey) != want {
		t.Errorf("First = %d, %v, want %v", device.DeviceKey, err, want)
	}
	if _, err := v1(t).MobileAppInstallStates().First(t.Context()); !errors.Is(err, odata.ErrNoRows) {
		t.Errorf("First of an empty set: %v, want ErrNoRows", err)
	}
}

func TestClientMaxHistoryDays(t *testing.T) {
	rows := collect(t, v1(t).DevicePropertyHistories().MaxHistoryDays(7).All(t.Context()))
	all := server.Rows("v1.0", "devicePropertyHistories")
	if len(rows) == 0 || len(rows) >= len(all) {
		t.Errorf("%d rows of %d: maxhistorydays did not reach all pages, or none", len(rows), len(all))
	}
	for _, row := range rows {
		if row.DateKey < 20260207 {
			t.Errorf("a row of %d, more than seven days before 2026-02-14", row.DateKey)
		}
	}
}

func TestClientErrors(t *testing.T) {
	unsigned, err := warehouse.NewClient(server.FeedURL("v1.0"), token("wrong"))
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		query  warehouse.DeviceQuery
		status int
		text   string
	}{
		"wrong token":      {unsigned.Devices(), 401, "Unauthorized"},
		"wrong filter":     {v1(t).Devices().Option("$filter", "nonsense eq 1"), 400, "nonsense"},
		"unknown $ option": {v1(t).Devices().Option("$frobnicate", "1"), 400, "frobnicate"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := test.query.First(t.Context())
			var refused *odata.Error
			if !errors.As(err, &refused) {
				t.Fatalf("got %v, want an *odata.Error", err)
			}
			if refused.StatusCode != test.status || !strings.Contains(err.Error(), test.text) {
				t.Errorf("got %d: %v; want %d and %q", refused.StatusCode, err, test.status, test.text)
			}
			if strings.Contains(err.Error(), capserver.Token) {
				t.Errorf("the error shows the token: %v", err)
			}
		})
	}
}

func TestClientRefusesTheOtherVersion(t *testing.T) {
	if _, err := warehouse.NewClient(server.FeedURL("beta")); err == nil || !strings.Contains(err.Error(), "beta") {
		t.Errorf("a feed URL of beta for the client of v1.0: %v", err)
	}
}

// TestClientBreak leaves a loop early and goes on with another query.
func TestClientBreak(t *testing.T) {
	client := v1(t)
	var keys []int32
	for range 20 {
		for device, err := range client.Devices().All(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			keys = append(keys, device.DeviceKey)
			break
		}
	}
	if len(slices.Compact(keys)) != 1 {
		t.Errorf("the first device is not always the same: %v", keys)
	}
}

func collect[T any](t *testing.T, all iter.Seq2[T, error]) []T {
	t.Helper()
	var rows []T
	for row, err := range all {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}
