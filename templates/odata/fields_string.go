package odata

// StringField is a property of type Edm.String. The service decides on the order of strings and on whether
// letter case matters.
type StringField string

// Eq is true when the property equals value.
func (f StringField) Eq(value string) Condition { return compare(string(f), "eq", value) }

// Ne is true when the property differs from value, and when it is null.
func (f StringField) Ne(value string) Condition { return compare(string(f), "ne", value) }

// Lt is true when the property is less than value.
func (f StringField) Lt(value string) Condition { return compare(string(f), "lt", value) }

// Le is true when the property is less than or equal to value.
func (f StringField) Le(value string) Condition { return compare(string(f), "le", value) }

// Gt is true when the property is greater than value.
func (f StringField) Gt(value string) Condition { return compare(string(f), "gt", value) }

// Ge is true when the property is greater than or equal to value.
func (f StringField) Ge(value string) Condition { return compare(string(f), "ge", value) }

// In is true when the property equals one of the values; without values it is false.
func (f StringField) In(values ...string) Condition { return oneOf(string(f), values) }

// Between is true when the property is at least from and at most to: both ends belong to it.
func (f StringField) Between(from, to string) Condition { return And(f.Ge(from), f.Le(to)) }

// Contains is true when text stands somewhere in the property.
func (f StringField) Contains(text string) Condition { return call("contains", string(f), text) }

// StartsWith is true when the property begins with text.
func (f StringField) StartsWith(text string) Condition { return call("startswith", string(f), text) }

// EndsWith is true when the property ends with text.
func (f StringField) EndsWith(text string) Condition { return call("endswith", string(f), text) }

// IsNull is true when the property is null.
func (f StringField) IsNull() Condition { return compare(string(f), "eq", nil) }

// IsNotNull is true when the property is not null.
func (f StringField) IsNotNull() Condition { return compare(string(f), "ne", nil) }
