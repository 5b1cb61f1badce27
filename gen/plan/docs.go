package plan

import (
	"fmt"
	"strings"

	"github.com/odatagen/odatagen/csdl"
)

// header plans the comment on top of each file and the documentation of the package.
func (b *builder) header(config Config) {
	for _, s := range config.Sources {
		b.pkg.Header = append(b.pkg.Header, fmt.Sprintf("Source: %s (SHA-256 %s)", s.Name, s.SHA256))
	}
	name := "an OData service"
	if b.model.Main != nil {
		name = "the OData service with the schema " + b.model.Main.Namespace
	}
	doc := Doc{fmt.Sprintf("Package %s is a client for %s.", config.Package, name)}
	if b.model.Main != nil {
		doc = append(doc, description(b.model.Main.Annotations)...)
	}
	if c := b.model.Container; c != nil {
		doc = append(doc, description(c.Annotations)...)
		doc = append(doc, paragraphs(c.Annotations.Text(odatagenNotice))...)
	}
	b.pkg.Doc = doc
}

// description returns the texts of Core.Description and Core.LongDescription.
func description(annotations csdl.Annotations) Doc {
	doc := paragraphs(annotations.Text(coreDescription))
	return append(doc, paragraphs(annotations.Text(coreLongDescription))...)
}

// deprecation returns the paragraph that Go tools understand, if Core.Revisions deprecates the element.
func deprecation(annotations csdl.Annotations) Doc {
	revisions := annotations.Lookup(coreRevisions)
	if revisions == nil || revisions.Value == nil {
		return nil
	}
	for _, r := range revisions.Value.Items {
		kind := r.Property("Kind")
		if kind == nil || kind.Value == nil || !strings.HasSuffix(kind.Value.Text, "Deprecated") {
			continue
		}
		text := "the service has deprecated it."
		if d := r.Property("Description"); d != nil && d.Value != nil && d.Value.Text != "" {
			text = strings.Join(strings.Fields(d.Value.Text), " ")
		}
		return Doc{"Deprecated: " + text}
	}
	return nil
}

// documented puts together the first sentence, what the metadata says, and a deprecation.
func documented(first string, annotations csdl.Annotations) Doc {
	doc := Doc{first}
	doc = append(doc, description(annotations)...)
	return append(doc, deprecation(annotations)...)
}

// paragraphs splits text at blank lines and folds white space. A paragraph that metadata starts with
// "Deprecated:" would deprecate the declaration for Go's tools, which only Core.Revisions does.
func paragraphs(text string) Doc {
	var doc Doc
	for _, p := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		p = strings.Join(strings.Fields(p), " ")
		if strings.HasPrefix(p, "Deprecated:") {
			p = "Note: " + p
		}
		if p != "" {
			doc = append(doc, p)
		}
	}
	return doc
}
