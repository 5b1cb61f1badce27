package names

import (
	"go/token"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExported(t *testing.T) {
	for odata, want := range map[string]string{
		"deviceId":                   "DeviceID",
		"deviceIds":                  "DeviceIDs",
		"DeviceIDs":                  "DeviceIDs",
		"osVersion":                  "OSVersion",
		"OSVersion":                  "OSVersion",
		"rowLastModifiedDateTimeUTC": "RowLastModifiedDateTimeUTC",
		"azureADDeviceId":            "AzureADDeviceID",
		"office365Version":           "Office365Version",
		"subnetAddressV4Wifi":        "SubnetAddressV4Wifi",
		"isoLanguage":                "IsoLanguage",
		"Order_Details":              "OrderDetails",
		"NAME_FIRST":                 "NameFirst",
		"URL":                        "URL",
		"webUrl":                     "WebURL",
		"_X":                         "X_",
		"__X":                        "X__",
		"X_":                         "X_",
		"__":                         "X__",
		"":                           "X",
		"640x480":                    "X640x480",
		"1.1.1":                      "X1_1_1",
		">= 95% efficiency":          "X95Efficiency",
		"2 - Story":                  "X2Story",
		"$":                          "U0024",
		"日本":                         "X日本",
		"über_gröÙe":                 "ÜberGröÙe",
		"a\n//go:embed":              "AGoEmbed",
		"type":                       "Type",
		"_\u0301":                    "U0301_",
		"a\u0345b":                   "AB",
		"\u0903\u0301":               "U0903U0301",
		"\u2167th":                   "Th",
		"ßa":                         "Xßa",
	} {
		got := Exported(odata)
		if got != want {
			t.Errorf("Exported(%q) = %q, want %q", odata, got, want)
		}
		if !token.IsIdentifier(got) || !token.IsExported(got) {
			t.Errorf("Exported(%q) = %q, which is no exported identifier", odata, got)
		}
	}
}

func TestUnexported(t *testing.T) {
	for odata, want := range map[string]string{
		"DeviceId": "deviceID", "OSVersion": "osVersion", "ID": "id", "IDs": "ids", "type": "type_", "func": "func_",
		"ctx": "ctx_", "odata": "odata_", "string": "string_", "9": "x9", "": "x", "q": "q_", "Order_ID": "orderID",
	} {
		if got := Unexported(odata, "q"); got != want {
			t.Errorf("Unexported(%q) = %q, want %q", odata, got, want)
		}
	}
}

func TestResolve(t *testing.T) {
	got, clashes := Resolve(
		[]string{"dupName", "DupName", "Other", "String", "kailua_kona", "Kailua_Kona"},
		[]string{"DupName", "DupName", "Other", "String", "KailuaKona", "KailuaKona"},
		map[string]bool{"String": true})
	want := []string{"DupName_2", "DupName", "Other", "String_2", "KailuaKona_2", "KailuaKona"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	if len(clashes) != 3 || clashes[0].Names[0] != (Resolved{"DupName", "DupName"}) {
		t.Errorf("clashes = %v", clashes)
	}
}

func TestResolveIgnoresOrder(t *testing.T) {
	forth, _ := Resolve([]string{"foo", "Foo", "fOO"}, []string{"Foo", "Foo", "Foo"}, nil)
	back, _ := Resolve([]string{"fOO", "Foo", "foo"}, []string{"Foo", "Foo", "Foo"}, nil)
	if forth[0] != back[2] || forth[1] != back[1] || forth[2] != back[0] {
		t.Errorf("%v and %v differ by order", forth, back)
	}
}
