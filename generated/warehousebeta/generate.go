package warehousebeta

//go:generate go run github.com/odatagen/odatagen/cmd/odatagen generate --metadata builtin:intune-warehouse/beta --package warehousebeta --out . --runtime github.com/odatagen/odatagen/generated/odata
