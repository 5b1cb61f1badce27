// Package emit writes down a planned package: plan values go in, jennifer files come out. It decides nothing
// about names or types, and it does not know that CSDL exists.
package emit
