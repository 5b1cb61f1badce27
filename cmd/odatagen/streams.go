package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/odatagen/odatagen/csdl"
)

// streams are the standard streams of a run.
type streams struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

// report prints diagnostics to standard error. When errors are among them it returns the error that ends the
// run.
func (s streams) report(diagnostics csdl.Diagnostics) error {
	for _, d := range diagnostics {
		s.say(d.String())
	}
	if diagnostics.HasErrors() {
		return &exitError{exitNo, errReported}
	}
	return nil
}

// say prints a text to standard error. The text may quote metadata: control characters, which could make a terminal
// do things, are replaced.
func (s streams) say(text string) {
	fmt.Fprintln(s.err, strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return unicode.ReplacementChar
		}
		return r
	}, text))
}
