package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/odatagen/odatagen/csdl"
	"github.com/odatagen/odatagen/gen/plan"
)

// input is loaded metadata.
type input struct {
	name    string
	model   *csdl.Model
	sources []plan.Source
}

// load reads a SRC with its overlays and links them. The error is about the command line or the world outside;
// what is wrong with the metadata is in the diagnostics, and then the model may be nil.
func load(ctx context.Context, src string, overlays []string, stdin io.Reader) (input, csdl.Diagnostics, error) {
	files, err := open(ctx, src, stdin)
	if err != nil {
		return input{}, nil, err
	}
	var laidOver []*csdl.Document
	var diagnostics csdl.Diagnostics
	layers := files.overlays
	for _, overlay := range overlays {
		more, err := openOverlay(ctx, overlay, stdin)
		if err != nil {
			return input{}, nil, err
		}
		layers = append(layers, more...)
	}
	for _, layer := range layers {
		doc, ds := csdl.Parse(layer.name, layer.data)
		diagnostics = append(diagnostics, ds...)
		if doc != nil {
			laidOver = append(laidOver, doc)
		}
	}
	model, ds := csdl.Load(files, files.root, laidOver...)
	diagnostics = append(diagnostics, ds...)
	diagnostics.Sort()
	in := input{name: files.root, model: model}
	for _, d := range append(files.read, layers...) {
		in.sources = append(in.sources, d.source())
	}
	return in, diagnostics, nil
}

// document is the bytes of a CSDL file under the name that messages call it.
type document struct {
	name string
	data []byte
}

// source identifies the document in generated files, without folders, which differ between machines.
func (d document) source() plan.Source {
	name := d.name
	if !strings.Contains(name, ":") || filepath.IsAbs(name) {
		name = path.Base(filepath.ToSlash(name))
	}
	sum := sha256.Sum256(d.data)
	return plan.Source{Name: name, SHA256: hex.EncodeToString(sum[:])}
}

// documents is the file system of one SRC. It remembers what has been read.
type documents struct {
	root     string
	first    []byte // content of root, when it is no file
	folder   *os.Root
	prefix   string // of the names of files in folder
	read     []document
	overlays []document // that belong to bundled metadata
	portable []document // those of them that fit other metadata of the same service
}

// Open implements fs.FS for csdl.Load. References reach files in the folder of the metadata and below it,
// nothing else.
func (d *documents) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: errors.ErrUnsupported}
}

// ReadFile implements fs.ReadFileFS.
func (d *documents) ReadFile(name string) ([]byte, error) {
	data := d.first
	if name != d.root || data == nil {
		inFolder, ok := strings.CutPrefix(name, d.prefix)
		if d.folder == nil || !ok {
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
		}
		info, err := d.folder.Stat(filepath.FromSlash(inFolder))
		if err != nil {
			return nil, err
		}
		if !info.Mode().IsRegular() {
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
		}
		if data, err = d.folder.ReadFile(filepath.FromSlash(inFolder)); err != nil {
			return nil, err
		}
	}
	d.read = append(d.read, document{name, data})
	return data, nil
}

// open finds the documents of a SRC.
func open(ctx context.Context, src string, stdin io.Reader) (*documents, error) {
	switch {
	case strings.HasPrefix(src, builtinScheme):
		return openBuiltin(src)
	case src == "-":
		data, err := readDocument(stdin)
		if err != nil {
			return nil, outsideError(fmt.Errorf("cannot read standard input: %w", err))
		}
		return &documents{root: "<stdin>", first: data}, nil
	case strings.HasPrefix(src, "http://"), strings.HasPrefix(src, "https://"):
		return openURL(ctx, src)
	default:
		return openFile(src)
	}
}

func openFile(name string) (*documents, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, outsideError(err)
	}
	if !info.Mode().IsRegular() {
		return nil, usageError("%s is no file; - reads from standard input", name)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, outsideError(err)
	}
	defer file.Close()
	data, err := readDocument(file)
	if err != nil {
		return nil, outsideError(fmt.Errorf("cannot read %s: %w", name, err))
	}
	folder, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return nil, outsideError(err)
	}
	name = filepath.ToSlash(filepath.Clean(name))
	return &documents{root: name, first: data, folder: folder, prefix: strings.TrimSuffix(name, path.Base(name))}, nil
}

// openOverlay reads an overlay; the name of bundled metadata stands for its overlays.
func openOverlay(ctx context.Context, src string, stdin io.Reader) ([]document, error) {
	files, err := open(ctx, src, stdin)
	if err != nil {
		return nil, err
	}
	if len(files.portable) > 0 {
		return files.portable, nil
	}
	return []document{{files.root, files.first}}, nil
}

// readDocument reads a document whole. What it returns without an error is never nil.
func readDocument(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxDocument+1))
	if err == nil && len(data) > maxDocument {
		err = fmt.Errorf("it is larger than %d MiB", maxDocument>>20)
	}
	return data, err
}

// displayURL is a URL as messages and generated files may show it: without user information and query.
func displayURL(u *url.URL) string {
	return fmt.Sprintf("%s://%s%s", u.Scheme, u.Host, u.EscapedPath())
}
