// Package names makes Go identifiers from OData identifiers. Strings go in, identifiers come out; the package
// knows neither CSDL nor Go syntax trees, and a name depends on nothing but the strings it is made from.
package names
