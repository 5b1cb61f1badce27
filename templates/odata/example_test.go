package odata_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"time"

	"github.com/odatagen/odatagen/templates/odata"
)

// Product is what a generated package has for an entity type.
type Product struct {
	ID    int32
	Name  string
	Price odata.Nullable[odata.Decimal]
}

var productType = odata.Type{Name: "Shop.Product", Properties: []string{"ID", "Name", "Price"}}

func (p *Product) ODataType() *odata.Type { return &productType }

func (p *Product) DecodeProperty(r *odata.Reader, property int) {
	switch property {
	case 0:
		r.Int32(&p.ID)
	case 1:
		r.String(&p.Name)
	case 2:
		r.NullableDecimal(&p.Price)
	}
}

// ProductFilter is what a generated package has for the filter of an entity set.
var ProductFilter = struct {
	Name  odata.StringField
	Price odata.DecimalField
}{"Name", "Price"}

var contract = odata.Contract{Package: "shop", FixedOptions: []odata.QueryOption{{Name: "api-version", Value: "v1.0"}}}

func ExampleNewService() {
	tokens := odata.TokenSourceFunc(func(context.Context) (string, error) { return os.Getenv("SHOP_TOKEN"), nil })
	service, err := odata.NewService("https://shop.example/odata/?api-version=v1.0", contract,
		odata.WithTokenSource(tokens),
		odata.WithHTTPClient(&http.Client{Timeout: 10 * time.Minute}),
		odata.WithRetry(odata.RetryPolicy{MaxAttempts: 3}))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(service.Root())

	_, err = odata.NewService("https://shop.example/odata/?api-version=beta", contract)
	fmt.Println(err)
	// Output:
	// https://shop.example/odata?api-version=v1.0
	// odata: service root has api-version=beta, but package shop was generated for api-version=v1.0: use a root with api-version=v1.0, or a package generated for api-version=beta
}

func ExampleQuery() {
	service, err := odata.NewService("https://shop.example/odata", contract)
	if err != nil {
		fmt.Println(err)
		return
	}
	f := ProductFilter
	cheap := service.EntitySet("Products").Where(f.Price.Lt(odata.DecimalOf(10)))
	fmt.Println(cheap.Where(odata.Or(f.Name.StartsWith("Tea"), f.Name.Eq("Farmer's jam"))).Top(20))
	fmt.Println(cheap.Option("$filter", "year(Since) eq 2026").Select("ID", "Name"))
	// Output:
	// https://shop.example/odata/Products?api-version=v1.0&$filter=Price lt 10 and (startswith(Name,'Tea') or Name eq 'Farmer''s jam')&$top=20
	// https://shop.example/odata/Products?api-version=v1.0&$filter=Price lt 10 and (year(Since) eq 2026)&$select=ID,Name
}

func ExampleAll() {
	shop := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if r.URL.Query().Get("$skiptoken") == "" {
			fmt.Fprint(w, `{"value":[{"ID":1,"Name":"Tea","Price":2.50}],"@odata.nextLink":"Products?$skiptoken=1"}`)
		} else {
			fmt.Fprint(w, `{"value":[{"ID":2,"Name":"Jam","Price":null}]}`)
		}
	}))
	defer shop.Close()
	service, err := odata.NewService(shop.URL, contract)
	if err != nil {
		fmt.Println(err)
		return
	}
	for product, err := range odata.All[Product](context.Background(), service.EntitySet("Products")) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(product.ID, product.Name, product.Price)
	}
	// Output:
	// 1 Tea 2.50
	// 2 Jam null
}

func ExampleError() {
	shop := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprint(w, `{"error":{"code":"NotFound","message":"There is no product 7."}}`)
	}))
	defer shop.Close()
	service, err := odata.NewService(shop.URL, contract)
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = odata.Get[Product](context.Background(), service.EntitySet("Products").ByKey(odata.Key("ID", 7)))
	var answer *odata.Error
	if errors.As(err, &answer) && answer.StatusCode == http.StatusNotFound {
		fmt.Println(answer.Code, answer.Message)
	}
	// Output: NotFound There is no product 7.
}
