package csdl

// Parse reads a CSDL XML document of OData 4.0 or 4.01 (OData CSDL XML 4.01, 4). The name is the one that
// positions carry. The diagnostics are all that can be said about the document by itself, sorted; where the
// data is no CSDL document at all they are a single error, and the document is nil.
func Parse(name string, data []byte) (*Document, Diagnostics) {
	text, warnings, failure := decodeText(name, data)
	if failure == nil {
		failure = checkIsXML(name, text)
	}
	if failure != nil {
		return nil, Diagnostics{*failure}
	}
	tree, failure := readTree(name, text)
	if failure == nil {
		failure = checkIsCSDL(tree)
	}
	if failure != nil {
		return nil, Diagnostics{*failure}
	}
	r := &reader{file: name, tree: tree, reporter: reporter{warnings}}
	doc := r.readDocument(tree.root)
	r.diagnostics.Sort()
	return doc, r.diagnostics
}
