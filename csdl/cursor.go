package csdl

import (
	"bytes"
	"unicode/utf8"
)

// cursor turns byte offsets into positions. Offsets must come in ascending order: each byte is looked at once,
// so that a document of one very long line costs no more than any other.
type cursor struct {
	offset int
	pos    Position
}

func newCursor(file string) *cursor {
	return &cursor{pos: Position{File: file, Line: 1, Column: 1}}
}

// advance moves to the offset and returns its position.
func (c *cursor) advance(text []byte, offset int) Position {
	offset = min(offset, len(text))
	if offset <= c.offset {
		return c.pos
	}
	passed := text[c.offset:offset]
	if newlines := bytes.Count(passed, []byte{'\n'}); newlines > 0 {
		c.pos.Line += newlines
		c.pos.Column = 1
		passed = passed[bytes.LastIndexByte(passed, '\n')+1:]
	}
	c.pos.Column += utf8.RuneCount(passed)
	c.offset = offset
	return c.pos
}
