package csdl

import (
	"fmt"
	"iter"
	"maps"
	"strings"

	"github.com/beevik/etree"
)

// reader turns the tree of one file into a [Document].
type reader struct {
	reporter
	file string
	tree *tree
}

// node is an element that the grammar knows, with its attributes checked.
type node struct {
	*etree.Element
	tag   string // the grammar's name for it, whatever its letter case in the file
	pos   Position
	shape *shape
}

// label is what messages call the node: its kind and, where it has one, its name.
func (n node) label() string {
	if name := n.attr("Name"); name != "" {
		return n.shape.label + " " + quote(name)
	}
	return n.shape.label
}

// attr returns the value of an attribute without surrounding blanks, or "".
func (n node) attr(name string) string {
	value, _ := n.lookup(name)
	return strings.TrimSpace(value)
}

func (n node) lookup(name string) (value string, present bool) {
	for i := range n.Attr {
		if n.Attr[i].Key == name && n.Attr[i].Space == "" {
			return n.Attr[i].Value, true
		}
	}
	return "", false
}

// open checks the attributes of an element that the grammar calls tag.
func (r *reader) open(e *etree.Element, tag string) node {
	n := node{e, tag, r.tree.places[e], grammar[tag]}
	for i := range e.Attr {
		r.checkAttribute(n, &e.Attr[i])
	}
	for _, name := range n.shape.required {
		if n.attr(name) == "" {
			r.reportMissing(n, name)
		}
	}
	return n
}

func (r *reader) reportMissing(n node, name string) {
	what := "has no attribute"
	if _, present := n.lookup(name); present {
		what = "has an empty attribute"
	}
	r.report(missingAttribute, n.pos, fmt.Sprintf("%s %s %s", n.label(), what, name),
		fmt.Sprintf("write %s=%q", name, "…"))
}

// checkAttribute reports an attribute that the grammar does not know. One that differs in letter case only is
// read all the same, so that it is one mistake and not two. Other XML namespaces are nobody's business (2.3).
func (r *reader) checkAttribute(n node, a *etree.Attr) {
	if a.Space != "" && a.Space != edmSpace && a.Space != edmxSpace {
		return
	}
	if n.shape.attributes[a.Key] && a.Space == "" {
		return
	}
	if right := n.shape.folded[strings.ToLower(a.Key)]; right != "" && a.Space == "" {
		if _, present := n.lookup(right); !present {
			r.report(wrongCase, n.pos, fmt.Sprintf("%s has an attribute %s: it is spelt %s", n.shape.label, quote(a.Key), right),
				fmt.Sprintf("write %s: the names of attributes are case-sensitive", right))
			a.Key = right
			return
		}
	}
	cure := "remove it, or put it into an XML namespace of its own"
	if near := nearest(a.Key, maps.Keys(n.shape.attributes)); near != "" {
		cure = fmt.Sprintf("did you mean %s?", near)
	}
	r.report(unknownAttribute, n.pos, fmt.Sprintf("%s has an attribute %s, which CSDL does not know", n.label(), quote(a.Key)), cure)
}

// children yields the child elements that belong here, and reports the others of the OData namespaces.
func (r *reader) children(n node) iter.Seq[node] {
	return func(yield func(node) bool) {
		for _, token := range n.Child {
			switch child := token.(type) {
			case *etree.Element:
				tag := r.recognize(n, child)
				if tag != "" && !yield(r.open(child, tag)) {
					return
				}
			case *etree.CharData:
				r.report(unexpectedText, n.pos, fmt.Sprintf("%s contains text: %s", n.label(), quote(firstWords([]byte(strings.TrimSpace(child.Data))))),
					"remove it: only the values of annotations hold text")
			}
		}
	}
}

// recognize returns the grammar's name for a child of n, or "" for what is not read.
func (r *reader) recognize(n node, child *etree.Element) string {
	space := edmSpace
	if inEdmx[child.Tag] {
		space = edmxSpace
	}
	if n.shape.children[child.Tag] && child.Space == space {
		return child.Tag
	}
	if child.Space != "" && child.Space != edmSpace && child.Space != edmxSpace {
		return "" // of another vocabulary
	}
	pos := r.tree.places[child]
	if right := n.shape.foldedTags[strings.ToLower(child.Tag)]; right != "" && right != child.Tag {
		r.report(wrongCase, pos, fmt.Sprintf("element %s is spelt %s", quote(child.Tag), right),
			fmt.Sprintf("write %s: the names of elements are case-sensitive", right))
		return right
	}
	meant, cure := misspelt(n, child)
	r.report(unknownElement, pos, fmt.Sprintf("element %s does not belong into %s", quote(child.Tag), n.label()), cure)
	return meant
}

// misspelt returns what an unknown element is read as, and the cure for it. It is read as one that is spelt
// almost the same if it also has the attributes of that, so that its absence is not one more mistake.
func misspelt(n node, child *etree.Element) (meant, cure string) {
	near := nearest(child.Tag, maps.Keys(n.shape.children))
	switch {
	case n.shape.children[child.Tag]:
		return child.Tag, "declare its XML namespace; it is read all the same"
	case grammar[child.Tag] != nil:
		return "", "move it to where it belongs: it is ignored here"
	case near != "" && fits(child, grammar[near]):
		return near, fmt.Sprintf("write %s; it is read as that", near)
	case near != "":
		return "", fmt.Sprintf("did you mean %s? it is ignored", near)
	}
	return "", "remove it: it is ignored"
}

// fits tells whether an element has the required attributes of a shape, of which there is at least one.
func fits(e *etree.Element, s *shape) bool {
	for _, name := range s.required {
		if e.SelectAttrValue(name, "") == "" {
			return false
		}
	}
	return len(s.required) > 0
}

// once reports the second of the elements that may stand once, and tells whether this is the first.
func (r *reader) once(n node, first Position) bool {
	if first.Line == 0 {
		return true
	}
	r.report(duplicateElement, n.pos, fmt.Sprintf("a second element %s: there can be only one", n.tag),
		"remove one of them", Related{first, "the first one is here"})
	return false
}
