package main

import (
	"fmt"
	"io"

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
		fmt.Fprintln(s.err, d)
	}
	if diagnostics.HasErrors() {
		return &exitError{exitNo, errReported}
	}
	return nil
}
