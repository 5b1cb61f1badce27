package warehouse

//go:generate go run github.com/odatagen/odatagen/cmd/odatagen generate --metadata builtin:intune-warehouse/v1.0 --package warehouse --out . --runtime github.com/odatagen/odatagen/generated/odata
