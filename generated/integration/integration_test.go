//go:build integration

package integration_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/odatagen/odatagen/generated/integration/internal/capserver"
	"github.com/odatagen/odatagen/generated/integration/internal/seed"
)

// server serves both versions to all tests of this package. Nothing in them changes its data.
var server *capserver.Server

func TestMain(m *testing.M) {
	var err error
	if server, err = capserver.Start("."); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	server.Stop()
	if code != 0 {
		fmt.Fprintf(os.Stderr, "standard error of CAP:\n%s", server.Log())
	}
	os.Exit(code)
}

// eachVersion runs a test for v1.0 and for beta.
func eachVersion(t *testing.T, test func(t *testing.T, version string)) {
	t.Helper()
	for _, version := range seed.Versions() {
		t.Run(version, func(t *testing.T) { test(t, version) })
	}
}

// page is the JSON of a collection.
type page struct {
	Context  string           `json:"@odata.context"`
	Count    *int             `json:"@odata.count"`
	NextLink string           `json:"@odata.nextLink"`
	Value    []map[string]any `json:"value"`
}

// address is the URL of a path below the feed. The query has spaces as %20: CAP does not take + for a space.
func address(version, path string, query ...string) string {
	options := append([]string{"api-version=" + version}, query...)
	for i, option := range options {
		name, value, _ := strings.Cut(option, "=")
		options[i] = name + "=" + url.PathEscape(value)
	}
	return server.URL + "/" + path + "?" + strings.Join(options, "&")
}

// get fetches an address with the token.
func get(t *testing.T, address, accept string) (status int, body []byte) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+capserver.Token)
	req.Header.Set("Accept", accept)
	return do(t, req)
}

func do(t *testing.T, req *http.Request) (status int, body []byte) {
	t.Helper()
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err = io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, body
}

// getPage fetches one page and returns the absolute address of the next one, empty after the last.
func getPage(t *testing.T, address string) (p page, next string) {
	t.Helper()
	status, body := get(t, address, "application/json")
	if status != http.StatusOK {
		t.Fatalf("GET %s: status %d\n%s", address, status, body)
	}
	decoder := json.NewDecoder(strings.NewReader(string(body)))
	decoder.UseNumber()
	if err := decoder.Decode(&p); err != nil {
		t.Fatalf("GET %s: %v", address, err)
	}
	if p.NextLink == "" {
		return p, ""
	}
	base, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	link, err := base.Parse(p.NextLink)
	if err != nil {
		t.Fatal(err)
	}
	return p, link.String()
}

// getAll follows the links to the end.
func getAll(t *testing.T, address string) (rows []map[string]any, pages int) {
	t.Helper()
	for address != "" {
		var p page
		p, address = getPage(t, address)
		rows = append(rows, p.Value...)
		pages++
	}
	return rows, pages
}

// wire is a seeded row as CAP sends it: Edm.Int64 is always a string, also when the client does not ask for it.
func wire(set *seed.Set, row seed.Row) map[string]any {
	out := map[string]any{}
	for _, p := range set.Properties {
		v := row[p.Name]
		if n, ok := v.(int64); ok {
			v = json.Number(strconv.FormatInt(n, 10))
			if p.Type == "Edm.Int64" {
				v = strconv.FormatInt(n, 10)
			}
		}
		out[p.Name] = v
	}
	return out
}

// checkRows compares what came with what was seeded, in order.
func checkRows(t *testing.T, set *seed.Set, got []map[string]any, want []seed.Row) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d rows, want %d", len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		if w := wire(set, want[i]); !reflect.DeepEqual(got[i], w) {
			t.Fatalf("row %d:\n got %v\nwant %v", i, got[i], w)
		}
	}
}
