package seed

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// cdsTypes says how CAP calls a type, so that its own metadata declares the same Edm type again.
var cdsTypes = map[string]string{
	"Edm.Boolean":        "Boolean",
	"Edm.DateTimeOffset": "Timestamp",
	"Edm.Guid":           "UUID",
	"Edm.Int32":          "Integer",
	"Edm.Int64":          "Integer64",
	"Edm.String":         "String",
}

// serviceName is the version as a CDS identifier, such as v1_0.
func serviceName(version string) string { return strings.ReplaceAll(version, ".", "_") }

// writeService writes one version as a CDS service under the path of its api-version.
func writeService(b *bytes.Buffer, w *Warehouse) {
	fmt.Fprintf(b, "@path: '/%s'\n@cds.query.limit: { default: %d, max: %d }\nservice %s {\n",
		w.Version, PageSize, PageSize, serviceName(w.Version))
	for _, s := range w.Sets {
		fmt.Fprintf(b, "  entity ![%s] {\n", s.Name)
		for _, p := range s.Properties {
			key, null := "", ""
			if slices.Contains(s.Keys, p.Name) {
				key = "key "
			} else if !p.Nullable {
				null = " not null"
			}
			fmt.Fprintf(b, "    %s![%s] : %s%s;\n", key, p.Name, cdsTypes[p.Type], null)
		}
		b.WriteString("  }\n")
	}
	b.WriteString("}\n\n")
}
