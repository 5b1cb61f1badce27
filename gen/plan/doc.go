// Package plan decides what a Go package for an OData model contains, as plain data: every declaration with
// its name, its type, its documentation and what its body needs to know. What goes in is a linked
// [csdl.Model] and a [Config]; what comes out is a [Package] and warnings about names that had to change.
//
// Every decision "how does this CSDL look in Go" is made here. The package knows no Go syntax trees: it says
// what is to be declared, gen/emit writes it down.
package plan
