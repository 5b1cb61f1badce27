package csdl

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
)

// Load reads the document with the given name from a file system, and the documents that it references there,
// directly or not; then it links them (4.1).
//
// Only references to files of the file system are followed. What is elsewhere (URIs with a scheme, a host or
// an absolute path) or missing is left alone: it is reported where a type from there is used. The network is
// never used.
func Load(fsys fs.FS, name string, overlays ...*Document) (*Model, Diagnostics) {
	ld := &loader{fsys: fsys, seen: map[string]bool{path.Clean(name): true}, broken: make(map[string]bool)}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, Diagnostics{newDiagnostic(unreadableFile, Position{File: name}, fmt.Sprintf("the file cannot be read: %s", reason(err)),
			"check its name and its permissions")}
	}
	ld.read(name, data)
	if len(ld.docs) == 0 {
		return nil, ld.diagnostics
	}
	for i := 0; i < len(ld.docs); i++ { // docs grows on the way
		ld.follow(ld.docs[i])
	}
	model, diagnostics := link(ld.docs, overlays, ld.broken)
	diagnostics = append(ld.diagnostics, diagnostics...)
	diagnostics.Sort()
	return model, diagnostics
}

// loader is the state of one run of [Load].
type loader struct {
	fsys        fs.FS
	docs        []*Document
	diagnostics Diagnostics
	seen        map[string]bool // files
	broken      map[string]bool // namespaces in files that are no CSDL documents
}

// read parses a file and tells whether that gave a document.
func (ld *loader) read(name string, data []byte) bool {
	doc, diagnostics := Parse(name, data)
	ld.diagnostics = append(ld.diagnostics, diagnostics...)
	if doc == nil {
		return false
	}
	ld.docs = append(ld.docs, doc)
	return true
}

func (ld *loader) follow(doc *Document) {
	for _, ref := range doc.References {
		name, local := resolveURI(doc.File, ref.URI)
		if !local || ld.seen[name] {
			continue
		}
		data, err := fs.ReadFile(ld.fsys, name)
		if err != nil {
			continue // reported where its types are used
		}
		ld.seen[name] = true
		if !ld.read(name, data) {
			for _, include := range ref.Includes {
				ld.broken[include.Namespace] = true
			}
		}
	}
}

// resolveURI resolves a reference against the file that it stands in; local tells whether it is a file at all.
// Whether the file may be read is for the file system to say.
func resolveURI(file, uri string) (name string, local bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || path.IsAbs(u.Path) {
		return "", false
	}
	return path.Join(path.Dir(file), u.Path), true
}

// reason takes the name of the file out of an error, since the position has it.
func reason(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}
