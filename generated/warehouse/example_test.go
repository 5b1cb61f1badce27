package warehouse_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/odatagen/odatagen/generated/odata"
	"github.com/odatagen/odatagen/generated/warehouse"
)

func Example() {
	service := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `{"value":[{"deviceKey":1,"osVersion":"10.0.26100"},{"deviceKey":2,"osVersion":null}]}`)
	}))
	defer service.Close()

	client, err := warehouse.NewClient(service.URL + "/feed?api-version=v1.0") // the feed URL, as it was copied
	if err != nil {
		fmt.Println(err)
		return
	}
	history := client.DevicePropertyHistories().
		Where(func(f warehouse.DevicePropertyHistoryFilter) odata.Predicate { return f.DateKey.Ge(20260214) }).
		Select(func(f warehouse.DevicePropertyHistoryFields) odata.Columns {
			return odata.Columns{f.DeviceKey, f.OSVersion}
		})
	for row, err := range history.All(context.Background()) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(row.DeviceKey, row.OSVersion.Or("unknown"))
	}
	// Output:
	// 1 10.0.26100
	// 2 unknown
}

func ExampleDeviceQuery_Where() {
	client, err := warehouse.NewClient("https://example.org/feed?api-version=v1.0")
	if err != nil {
		fmt.Println(err)
		return
	}
	since := time.Date(2026, time.February, 14, 0, 0, 0, 0, time.UTC)
	fmt.Println(client.Devices().Where(func(f warehouse.DeviceFilter) odata.Predicate {
		return f.RowLastModifiedDateTimeUTC.Ge(since)
	}))
	// Output:
	// https://example.org/feed/devices?api-version=v1.0&$filter=rowLastModifiedDateTimeUTC ge 2026-02-14T00:00:00Z
}

func ExampleDeviceQuery_First() {
	service := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusForbidden)
		fmt.Fprint(w, `{"Message": "no access to the data warehouse"}`)
	}))
	defer service.Close()

	client, err := warehouse.NewClient(service.URL + "/feed?api-version=v1.0")
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = client.Devices().First(context.Background())
	if refused := (*odata.Error)(nil); errors.As(err, &refused) {
		fmt.Println(refused.StatusCode, refused.Message)
	}
	// Output:
	// 403 no access to the data warehouse
}
