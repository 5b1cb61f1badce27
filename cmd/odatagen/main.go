// Command odatagen generates typed Go clients from the metadata of OData services.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"

	"github.com/spf13/cobra"
)

// The exit codes of the command.
const (
	exitDone    = 0
	exitNo      = 1 // the answer is no: errors in the metadata, stale output
	exitUsage   = 2 // wrong flags or arguments
	exitOutside = 3 // something outside failed: disk, network; or odatagen itself
)

func main() { os.Exit(run(os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr})) }

// exitError is an error with the exit code it leads to. An empty message means that everything has been said.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string { return e.err.Error() }
func (e *exitError) Unwrap() error { return e.err }

var errReported = errors.New("already reported")

func usageError(format string, args ...any) error {
	return &exitError{exitUsage, fmt.Errorf(format, args...)}
}

func outsideError(err error) error { return &exitError{exitOutside, err} }

// run executes a command line and returns the exit code.
func run(args []string, s streams) int {
	root := rootCommand(s)
	root.SetArgs(args)
	// An interrupt ends reading and fetching; writing, which takes milliseconds, is finished.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	command, err := root.ExecuteContextC(ctx)
	if err == nil {
		return exitDone
	}
	code := exitUsage // what cobra itself reports is about flags and arguments
	if e := (*exitError)(nil); errors.As(err, &e) {
		code = e.code
	}
	if !errors.Is(err, errReported) {
		fmt.Fprintf(s.err, "odatagen: %v\n", err)
	}
	if code == exitUsage {
		fmt.Fprintf(s.err, "Run '%s --help' for usage.\n", command.CommandPath())
	}
	return code
}

// rootCommand returns the command tree.
func rootCommand(s streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "odatagen",
		Short: "Generate typed Go clients from OData metadata",
		Long: `odatagen reads the metadata of an OData v4 service (CSDL) and writes a Go package for it: structs, enumeration
types, typed queries, and the calls that fetch pages.

A SRC is a file, an http or https URL, - for standard input, or the name of bundled metadata: ` + builtinNames() + `
(reconstructions from public documentation; your tenant's own metadata is better).

Exit codes: 0 done; 1 the answer is no (errors in the metadata, output that is not up to date, a file in the way);
2 wrong usage; 3 something outside failed (disk, network).`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return usageError("a command is needed")
		},
	}
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.AddCommand(generateCommand(s), lintCommand(s), versionCommand(s))
	return root
}
