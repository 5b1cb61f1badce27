package csdl

import (
	"fmt"
	"strings"

	"github.com/beevik/etree"
)

// The XML namespaces of OData 4 (2.2).
const (
	edmxSpace = "http://docs.oasis-open.org/odata/ns/edmx"
	edmSpace  = "http://docs.oasis-open.org/odata/ns/edm"
)

// oldSpaces are the XML namespaces of earlier versions and the version they mean.
var oldSpaces = map[string]string{
	"http://schemas.microsoft.com/ado/2007/06/edmx": "OData 1 to 3",
	"http://schemas.microsoft.com/ado/2006/04/edm":  "OData 1",
	"http://schemas.microsoft.com/ado/2007/05/edm":  "OData 1",
	"http://schemas.microsoft.com/ado/2008/01/edm":  "OData 1",
	"http://schemas.microsoft.com/ado/2008/09/edm":  "OData 2",
	"http://schemas.microsoft.com/ado/2009/08/edm":  "OData 2",
	"http://schemas.microsoft.com/ado/2009/11/edm":  "OData 3",
}

// strangers are root elements, by lower-case name, of other XML that services send.
var strangers = map[string]string{
	"service":     "a service document (AtomPub)",
	"feed":        "a feed of data (Atom)",
	"entry":       "an entry of data (Atom)",
	"error":       "an OData error",
	"html":        "a web page",
	"definitions": "a description of a SOAP service (WSDL)",
	"envelope":    "a SOAP message",
}

// checkIsCSDL tells what an XML document is that is no CSDL, or returns nil. It looks at the elements around
// the schemas only: root, edmx:DataServices, Schema.
func checkIsCSDL(t *tree) *Diagnostic {
	root := t.root
	if root == nil {
		return failure(notCSDLXML, Position{File: t.file, Line: 1, Column: 1}, "the file holds no XML element", metadataCure)
	}
	switch {
	case strings.EqualFold(root.Tag, "Edmx"):
		return checkEdmx(t)
	case strings.EqualFold(root.Tag, "Schema") && oldSpaces[root.Space] != "":
		return oldVersionFailure(t, root)
	case strings.EqualFold(root.Tag, "Schema"):
		return failure(bareSchema, t.places[root], "the root element is Schema: the elements around it are missing",
			`put it into <edmx:Edmx Version="4.0" xmlns:edmx="`+edmxSpace+`"><edmx:DataServices>…`)
	}
	kind, known := strangers[strings.ToLower(root.Tag)]
	if !known {
		kind = fmt.Sprintf("XML of another kind, with the root element %s", quote(root.Tag))
	}
	return failure(notCSDLXML, t.places[root], fmt.Sprintf("this is %s, not metadata", kind), metadataCure)
}

const metadataCure = "save the answer of the service's $metadata URL, whose root element is edmx:Edmx"

// checkEdmx looks at a document whose root is an edmx:Edmx of any version and spelling.
func checkEdmx(t *tree) *Diagnostic {
	root := t.root
	if oldSpaces[root.Space] != "" {
		return oldVersionFailure(t, root)
	}
	if f := checkSpace(t, root, "edmx:Edmx", edmxSpace); f != nil {
		return f
	}
	if f := checkVersion(t, root); f != nil {
		return f
	}
	var services *etree.Element
	for _, child := range root.ChildElements() {
		if !strings.EqualFold(child.Tag, "DataServices") {
			continue
		}
		if f := checkSpace(t, child, "edmx:DataServices", edmxSpace); f != nil {
			return f
		}
		services = child
	}
	if services == nil {
		return failure(noDataServices, t.places[root], "the document has no element edmx:DataServices",
			"fetch $metadata again: the part with the schemas is missing")
	}
	return checkSchemas(t, services)
}

func checkSchemas(t *tree, services *etree.Element) *Diagnostic {
	found := false
	for _, child := range services.ChildElements() {
		if !strings.EqualFold(child.Tag, "Schema") {
			continue
		}
		found = true
		if oldSpaces[child.Space] != "" {
			return oldVersionFailure(t, child)
		}
		if f := checkSpace(t, child, "Schema", edmSpace); f != nil {
			return f
		}
	}
	if !found {
		return failure(noSchema, t.places[services], "the document has no element Schema",
			"fetch $metadata again: the schemas are missing")
	}
	return nil
}

// checkVersion checks the Version attribute of edmx:Edmx (4).
func checkVersion(t *tree, root *etree.Element) *Diagnostic {
	version := root.SelectAttrValue("Version", "")
	switch {
	case version == "" && hasAttribute(root, "Version"):
		return nil // its spelling, or its absence, is reported with those of all attributes
	case version == "4" || strings.HasPrefix(version, "4."):
		return nil
	case version == "":
		return failure(missingAttribute, t.places[root], "edmx:Edmx has no attribute Version", `write Version="4.0" or "4.01"`)
	}
	return failure(unsupportedVersion, t.places[root], fmt.Sprintf("metadata of version %s is not supported", quote(version)),
		"OData 4.0 and 4.01 are: ask the service for one of them")
}

// hasAttribute tells whether there is an attribute of the name, whatever its letter case.
func hasAttribute(e *etree.Element, name string) bool {
	for i := range e.Attr {
		if e.Attr[i].Space == "" && strings.EqualFold(e.Attr[i].Key, name) && e.Attr[i].Value != "" {
			return true
		}
	}
	return false
}

// checkSpace checks the namespace of an element that everything else depends on.
func checkSpace(t *tree, e *etree.Element, name, space string) *Diagnostic {
	if e.Space == space {
		return nil
	}
	at := t.places[e]
	attribute := "xmlns"
	if prefix, _, found := strings.Cut(name, ":"); found {
		attribute += ":" + prefix
	}
	cure := fmt.Sprintf("declare it: %s=%q", attribute, space)
	switch {
	case e.Space == "":
		return failure(missingNamespace, at, fmt.Sprintf("element %s is in no XML namespace", e.Tag), cure)
	case !strings.ContainsAny(e.Space, ":/"):
		return failure(missingNamespace, at, fmt.Sprintf("the prefix of element %s:%s is not declared", e.Space, e.Tag), cure)
	}
	return failure(missingNamespace, at, fmt.Sprintf("element %s is in the XML namespace %s", e.Tag, quote(e.Space)), cure)
}

// oldVersionFailure names the version of metadata older than OData 4.
func oldVersionFailure(t *tree, e *etree.Element) *Diagnostic {
	version := oldSpaces[e.Space]
	if services := childOf(e, "DataServices"); services != nil {
		version = oldVersionOf(services, version)
	}
	return failure(oldVersion, t.places[e],
		fmt.Sprintf("this is metadata of %s (XML namespace %s), and only OData 4 is supported", version, quote(e.Space)),
		"look for an OData 4 endpoint of the service, often the same URL with v4 in it, and fetch its $metadata")
}

// oldVersionOf asks the attributes MaxDataServiceVersion and DataServiceVersion, which name the version, then
// the first schema's namespace.
func oldVersionOf(services *etree.Element, otherwise string) string {
	newest := ""
	for i := range services.Attr {
		if strings.HasSuffix(services.Attr[i].Key, "DataServiceVersion") {
			newest = max(newest, strings.TrimSpace(services.Attr[i].Value))
		}
	}
	if newest >= "1" && newest < "4" {
		return "OData " + newest[:1]
	}
	if schema := childOf(services, "Schema"); schema != nil && oldSpaces[schema.Space] != "" {
		return oldSpaces[schema.Space]
	}
	return otherwise
}

func childOf(e *etree.Element, tag string) *etree.Element {
	for _, child := range e.ChildElements() {
		if child.Tag == tag {
			return child
		}
	}
	return nil
}
