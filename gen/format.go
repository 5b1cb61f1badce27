package gen

import (
	"bytes"
	goformat "go/format"
	"slices"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"
)

// format renders a file as gofmt would have it, the imports of the standard library in a group of their own
// before the others.
func format(file *jen.File, runtime string) ([]byte, error) {
	file.NoFormat = true
	var b bytes.Buffer
	if err := file.Render(&b); err != nil {
		return nil, err
	}
	return goformat.Source(groupImports(b.Bytes(), runtime))
}

// groupImports splits the import block that jennifer writes, one import a line, in two: the run-time is the
// only import that is not of the standard library.
func groupImports(source []byte, runtime string) []byte {
	const open, end = "\nimport (\n", "\n)\n"
	start := bytes.Index(source, []byte(open))
	if start < 0 {
		return source
	}
	start += len(open)
	length := bytes.Index(source[start:], []byte(end))
	if length < 0 {
		return source
	}
	var standard, others []string
	for _, line := range strings.Split(string(source[start:start+length]), "\n") {
		line = strings.TrimSpace(line)
		if !strings.HasSuffix(line, strconv.Quote(runtime)) {
			standard = append(standard, line)
		} else {
			others = append(others, line)
		}
	}
	if len(standard) == 0 || len(others) == 0 {
		return source
	}
	block := strings.Join(standard, "\n") + "\n\n" + strings.Join(others, "\n")
	return slices.Concat(source[:start], []byte(block), source[start+length:])
}
