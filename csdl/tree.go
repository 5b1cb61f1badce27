package csdl

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/beevik/etree"
)

// The elements of an etree carry no positions, and etree reads what is not XML without a word. So the tree is
// built here, in one pass over the tokens of encoding/xml, which also remembers where each element begins and
// sees what must not be there: a DOCTYPE, a second root element, elements nested without end.
//
// In this tree Space holds the XML namespace itself and never a prefix: prefixes are free (2.2).

// deepest is how deep elements may be nested; everything behind the tree may be recursive.
const deepest = 256

// tree is an XML document with the position of every element.
type tree struct {
	file   string
	root   *etree.Element
	places map[*etree.Element]Position
}

// treeBuilder is the state of the pass over the tokens.
type treeBuilder struct {
	tree
	text    []byte
	decoder *xml.Decoder
	cursor  *cursor
	open    []*etree.Element
}

func readTree(file string, text []byte) (*tree, *Diagnostic) {
	b := &treeBuilder{
		tree:    tree{file: file, places: make(map[*etree.Element]Position, len(text)/100)},
		text:    text,
		decoder: xml.NewDecoder(bytes.NewReader(text)),
		cursor:  newCursor(file),
	}
	b.decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is UTF-8 by now
	for {
		at := b.here()
		token, err := b.decoder.Token()
		if err == io.EOF {
			return &b.tree, nil
		}
		if err != nil {
			return nil, b.syntaxFailure(err, at)
		}
		if failure := b.add(token, at); failure != nil {
			return nil, failure
		}
	}
}

// here is the position of the next token.
func (b *treeBuilder) here() Position {
	return b.cursor.advance(b.text, int(b.decoder.InputOffset()))
}

func (b *treeBuilder) add(token xml.Token, at Position) *Diagnostic {
	switch token := token.(type) {
	case xml.StartElement:
		return b.start(token, at)
	case xml.EndElement:
		b.open = b.open[:len(b.open)-1]
	case xml.CharData:
		return b.addText(token, at)
	case xml.Directive:
		return failure(doctype, at, "the document has a document type declaration",
			"remove it: metadata has no use for a DOCTYPE, and one is never followed")
	}
	return nil
}

func (b *treeBuilder) start(token xml.StartElement, at Position) *Diagnostic {
	if len(b.open) == 0 && b.root != nil {
		return failure(trailingContent, at, fmt.Sprintf("a second root element <%s> follows the document", token.Name.Local),
			"a file holds one document: cut the rest off, or save it to a file of its own",
			Related{b.places[b.root], "the document begins here"})
	}
	if len(b.open) == deepest {
		return failure(tooDeep, at, fmt.Sprintf("elements are nested more than %d deep", deepest),
			"metadata is never this deep: check how the file was made")
	}
	element := &etree.Element{Space: token.Name.Space, Tag: token.Name.Local, Attr: attributes(token.Attr)}
	if twice := repeated(element.Attr); twice != "" {
		return failure(duplicateAttribute, at, fmt.Sprintf("element %s has two attributes %s", token.Name.Local, quote(twice)),
			"remove one of them")
	}
	if b.root == nil {
		b.root = element
	} else {
		b.open[len(b.open)-1].AddChild(element)
	}
	b.places[element] = at
	b.open = append(b.open, element)
	return nil
}

// attributes leaves out namespace declarations, which the decoder has resolved.
func attributes(attrs []xml.Attr) []etree.Attr {
	kept := make([]etree.Attr, 0, len(attrs))
	for _, a := range attrs {
		if a.Name.Space != "xmlns" && (a.Name.Space != "" || a.Name.Local != "xmlns") {
			kept = append(kept, etree.Attr{Space: a.Name.Space, Key: a.Name.Local, Value: a.Value})
		}
	}
	return kept
}

// repeated returns the name of an attribute that is there twice, which encoding/xml lets pass, or "".
func repeated(attrs []etree.Attr) string {
	if len(attrs) <= 8 { // as good as always, and then a map costs more than it saves
		for i := range attrs {
			for j := range i {
				if attrs[i].Key == attrs[j].Key && attrs[i].Space == attrs[j].Space {
					return attrs[i].Key
				}
			}
		}
		return ""
	}
	seen := make(map[[2]string]bool, len(attrs))
	for i := range attrs {
		name := [2]string{attrs[i].Space, attrs[i].Key}
		if seen[name] {
			return attrs[i].Key
		}
		seen[name] = true
	}
	return ""
}

func (b *treeBuilder) addText(text xml.CharData, at Position) *Diagnostic {
	blank := len(bytes.TrimSpace(text)) == 0
	if len(b.open) > 0 {
		inner := b.open[len(b.open)-1]
		if !blank || holdingText[inner.Tag] {
			inner.AddChild(etree.NewText(string(text)))
		}
		return nil
	}
	switch {
	case blank:
		return nil
	case b.root == nil:
		return failure(xmlSyntax, at, "there is text before the root element", "remove it: the file must begin with the XML")
	default:
		return failure(trailingContent, at, "text follows the end of the document",
			"cut it off: nothing may follow the end tag of the root element")
	}
}

// syntaxFailure tells a document that ends too early from one that is wrong in the middle.
func (b *treeBuilder) syntaxFailure(err error, start Position) *Diagnostic {
	message := strings.TrimPrefix(err.Error(), "xml: ")
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		message = syntax.Msg
	}
	var related []Related
	if n := len(b.open); n > 0 {
		inner := b.open[n-1]
		related = []Related{{b.places[inner], fmt.Sprintf("element %s begins here", inner.Tag)}}
	}
	if message == "unexpected EOF" {
		return failure(cutOff, b.cursor.advance(b.text, len(b.text)), "the document ends in the middle",
			"it was probably cut off on its way here: fetch it again", related...)
	}
	at := start
	if !strings.Contains(message, "closed by") && !strings.Contains(message, "unexpected end element") {
		at = b.here() // inside of the token
	}
	return failure(xmlSyntax, at, "the document is not well-formed XML: "+message,
		"correct the XML here; a service that sent it should send it right", related...)
}

// failure is the one thing to say about a file that is not a CSDL document.
func failure(code Code, at Position, message, cure string, related ...Related) *Diagnostic {
	d := newDiagnostic(code, at, message, cure, related...)
	return &d
}
