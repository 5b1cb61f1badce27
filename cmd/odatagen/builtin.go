package main

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/odatagen/odatagen/golden/warehouse"
)

const builtinScheme = "builtin:"

// builtin is metadata that comes with odatagen.
type builtin struct {
	name     string
	files    fs.FS
	metadata string
	overlays []string // the last one wins
	notice   string   // an overlay for this metadata only, not for other metadata of the service
}

var builtins = []builtin{
	{"builtin:intune-warehouse/v1.0", warehouse.Files, "v1.0.xml", []string{"overlay.xml", "v1.0.overlay.xml"}, "v1.0.notice.xml"},
	{"builtin:intune-warehouse/beta", warehouse.Files, "beta.xml", []string{"overlay.xml", "beta.overlay.xml"}, "beta.notice.xml"},
}

func builtinNames() string {
	names := make([]string, len(builtins))
	for i, b := range builtins {
		names[i] = b.name
	}
	return strings.Join(names, ", ")
}

func openBuiltin(src string) (*documents, error) {
	for _, b := range builtins {
		if b.name == src {
			return b.open()
		}
	}
	return nil, usageError("there is no bundled metadata %q; there is %s", src, builtinNames())
}

func (b builtin) open() (*documents, error) {
	metadata, err := fs.ReadFile(b.files, b.metadata)
	if err != nil {
		return nil, err
	}
	d := &documents{root: b.name, first: metadata}
	folder := b.name[:strings.LastIndex(b.name, "/")+1]
	for _, name := range append(slices.Clone(b.overlays), b.notice) {
		data, err := fs.ReadFile(b.files, name)
		if err != nil {
			return nil, err
		}
		d.overlays = append(d.overlays, document{folder + name, data})
	}
	d.portable = d.overlays[:len(b.overlays)]
	return d, nil
}

// notice prints what users of the metadata should know, as its odatagen.Notice says.
func (s streams) notice(in input) {
	if in.model == nil || in.model.Container == nil {
		return
	}
	if text := in.model.Container.Annotations.Text("org.odatagen.V1.Notice"); text != "" {
		s.say(fmt.Sprintf("%s: note: %s", in.name, strings.Join(strings.Fields(text), " ")))
	}
}
