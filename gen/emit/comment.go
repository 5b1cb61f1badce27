package emit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dave/jennifer/jen"

	"github.com/odatagen/odatagen/gen/plan"
)

// commentWidth is the number of columns a comment line may fill, indentation aside.
const commentWidth = 100

// comment writes documentation as line comments, wrapped, a blank comment line between paragraphs. The text
// may come from metadata: whatever it contains, it stays within the comment, and since each line starts with
// "// " none can be a directive to the compiler; see also harmless.
func comment(doc plan.Doc) *jen.Statement {
	text := commentText(doc)
	if text == "" {
		return jen.Null()
	}
	return jen.Comment(text).Line()
}

// commentText is the text of a comment, without a line end after it.
func commentText(doc plan.Doc) string {
	var lines []string
	for _, paragraph := range doc {
		if wrapped := wrap(printable(paragraph)); len(wrapped) > 0 {
			if len(lines) > 0 {
				lines = append(lines, "//")
			}
			lines = append(lines, wrapped...)
		}
	}
	return strings.Join(lines, "\n")
}

// wrap breaks a paragraph into comment lines.
func wrap(paragraph string) []string {
	var lines []string
	line := "//"
	for _, word := range strings.Fields(paragraph) {
		if line != "//" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > commentWidth {
			lines = append(lines, line)
			line = "//"
		}
		line += " " + harmless(word)
	}
	if line != "//" {
		lines = append(lines, line)
	}
	return lines
}

// harmless changes the one word that gofmt, where it begins a comment line, takes for a build constraint.
func harmless(word string) string {
	if strings.HasPrefix(word, "+build") {
		return "+ " + word[1:]
	}
	return word
}

// printable turns control characters and invisible formatting characters, such as those that reverse the
// direction of text, into blanks.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) || r == utf8.RuneError {
			return ' '
		}
		return r
	}, text)
}
