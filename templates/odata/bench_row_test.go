package odata

import (
	"encoding/json"
	"time"
)

// shipment is a row of 45 columns as a generated struct decodes it.
type shipment struct {
	ShipmentKey     int64
	ShipmentId      GUID
	OrderNumber     string
	DateKey         int32
	CreatedDate     time.Time
	LastModified    time.Time
	IsDeleted       bool
	CustomerKey     int32
	CustomerId      GUID
	CustomerName    Nullable[string]
	CustomerMail    Nullable[string]
	Street          Nullable[string]
	City            Nullable[string]
	Region          Nullable[string]
	PostalCode      Nullable[string]
	Country         Nullable[string]
	CarrierKey      int32
	CarrierName     Nullable[string]
	Service         Nullable[string]
	TrackingNumber  Nullable[string]
	WarehouseId     GUID
	WarehouseName   Nullable[string]
	ShippedDate     Nullable[time.Time]
	DeliveredDate   Nullable[time.Time]
	DueDate         Nullable[Date]
	Weight          Nullable[float64]
	Volume          Nullable[float64]
	Price           Decimal
	Currency        string
	Insured         bool
	Fragile         Nullable[bool]
	Parcels         int16
	BytesOfLabel    Nullable[int64]
	StatusKey       int32
	Status          Nullable[string]
	ReasonKey       Nullable[int32]
	Reason          Nullable[string]
	OperatorKey     Nullable[int32]
	OperatorName    Nullable[string]
	Device          Nullable[string]
	DeviceSerial    Nullable[string]
	SoftwareVersion Nullable[string]
	BatchId         Nullable[GUID]
	Priority        uint8
	Notes           Nullable[string]
}

var shipmentType = Type{Name: "Shop.shipment", Properties: []string{
	"shipmentKey", "shipmentId", "orderNumber", "dateKey", "createdDate", "lastModified",
	"isDeleted", "customerKey", "customerId", "customerName", "customerMail", "street",
	"city", "region", "postalCode", "country", "carrierKey", "carrierName",
	"service", "trackingNumber", "warehouseId", "warehouseName", "shippedDate", "deliveredDate",
	"dueDate", "weight", "volume", "price", "currency", "insured",
	"fragile", "parcels", "bytesOfLabel", "statusKey", "status", "reasonKey",
	"reason", "operatorKey", "operatorName", "device", "deviceSerial", "softwareVersion",
	"batchId", "priority", "notes",
}}

func (s *shipment) ODataType() *Type { return &shipmentType }

func (s *shipment) DecodeProperty(r *Reader, property int) {
	switch property {
	case 0:
		r.Int64(&s.ShipmentKey)
	case 1:
		r.GUID(&s.ShipmentId)
	case 2:
		r.String(&s.OrderNumber)
	case 3:
		r.Int32(&s.DateKey)
	case 4:
		r.DateTimeOffset(&s.CreatedDate)
	case 5:
		r.DateTimeOffset(&s.LastModified)
	case 6:
		r.Bool(&s.IsDeleted)
	case 7:
		r.Int32(&s.CustomerKey)
	case 8:
		r.GUID(&s.CustomerId)
	case 9:
		r.NullableString(&s.CustomerName)
	case 10:
		r.NullableString(&s.CustomerMail)
	case 11:
		r.NullableString(&s.Street)
	case 12:
		r.NullableString(&s.City)
	case 13:
		r.NullableString(&s.Region)
	case 14:
		r.NullableString(&s.PostalCode)
	case 15:
		r.NullableString(&s.Country)
	case 16:
		r.Int32(&s.CarrierKey)
	case 17:
		r.NullableString(&s.CarrierName)
	case 18:
		r.NullableString(&s.Service)
	case 19:
		r.NullableString(&s.TrackingNumber)
	case 20:
		r.GUID(&s.WarehouseId)
	case 21:
		r.NullableString(&s.WarehouseName)
	case 22:
		r.NullableDateTimeOffset(&s.ShippedDate)
	case 23:
		r.NullableDateTimeOffset(&s.DeliveredDate)
	case 24:
		r.NullableDate(&s.DueDate)
	case 25:
		r.NullableDouble(&s.Weight)
	case 26:
		r.NullableDouble(&s.Volume)
	case 27:
		r.Decimal(&s.Price)
	case 28:
		r.String(&s.Currency)
	case 29:
		r.Bool(&s.Insured)
	case 30:
		r.NullableBool(&s.Fragile)
	case 31:
		r.Int16(&s.Parcels)
	case 32:
		r.NullableInt64(&s.BytesOfLabel)
	case 33:
		r.Int32(&s.StatusKey)
	case 34:
		r.NullableString(&s.Status)
	case 35:
		r.NullableInt32(&s.ReasonKey)
	case 36:
		r.NullableString(&s.Reason)
	case 37:
		r.NullableInt32(&s.OperatorKey)
	case 38:
		r.NullableString(&s.OperatorName)
	case 39:
		r.NullableString(&s.Device)
	case 40:
		r.NullableString(&s.DeviceSerial)
	case 41:
		r.NullableString(&s.SoftwareVersion)
	case 42:
		r.NullableGUID(&s.BatchId)
	case 43:
		r.Byte(&s.Priority)
	case 44:
		r.NullableString(&s.Notes)
	}
}

// jsonShipment is the same row as people write it for encoding/json.
type jsonShipment struct {
	ShipmentKey     int64       `json:"shipmentKey"`
	ShipmentId      string      `json:"shipmentId"`
	OrderNumber     string      `json:"orderNumber"`
	DateKey         int32       `json:"dateKey"`
	CreatedDate     time.Time   `json:"createdDate"`
	LastModified    time.Time   `json:"lastModified"`
	IsDeleted       bool        `json:"isDeleted"`
	CustomerKey     int32       `json:"customerKey"`
	CustomerId      string      `json:"customerId"`
	CustomerName    *string     `json:"customerName"`
	CustomerMail    *string     `json:"customerMail"`
	Street          *string     `json:"street"`
	City            *string     `json:"city"`
	Region          *string     `json:"region"`
	PostalCode      *string     `json:"postalCode"`
	Country         *string     `json:"country"`
	CarrierKey      int32       `json:"carrierKey"`
	CarrierName     *string     `json:"carrierName"`
	Service         *string     `json:"service"`
	TrackingNumber  *string     `json:"trackingNumber"`
	WarehouseId     string      `json:"warehouseId"`
	WarehouseName   *string     `json:"warehouseName"`
	ShippedDate     *time.Time  `json:"shippedDate"`
	DeliveredDate   *time.Time  `json:"deliveredDate"`
	DueDate         *string     `json:"dueDate"`
	Weight          *float64    `json:"weight"`
	Volume          *float64    `json:"volume"`
	Price           json.Number `json:"price"`
	Currency        string      `json:"currency"`
	Insured         bool        `json:"insured"`
	Fragile         *bool       `json:"fragile"`
	Parcels         int16       `json:"parcels"`
	BytesOfLabel    *int64      `json:"bytesOfLabel"`
	StatusKey       int32       `json:"statusKey"`
	Status          *string     `json:"status"`
	ReasonKey       *int32      `json:"reasonKey"`
	Reason          *string     `json:"reason"`
	OperatorKey     *int32      `json:"operatorKey"`
	OperatorName    *string     `json:"operatorName"`
	Device          *string     `json:"device"`
	DeviceSerial    *string     `json:"deviceSerial"`
	SoftwareVersion *string     `json:"softwareVersion"`
	BatchId         *string     `json:"batchId"`
	Priority        uint8       `json:"priority"`
	Notes           *string     `json:"notes"`
}
