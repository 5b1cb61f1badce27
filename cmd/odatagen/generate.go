package main

import (
	"context"
	"fmt"
	"go/token"

	"github.com/spf13/cobra"

	"github.com/odatagen/odatagen/gen"
	"github.com/odatagen/odatagen/gen/plan"
)

// generateFlags are the flags of odatagen generate.
type generateFlags struct {
	metadata   string
	overlays   []string
	pkg        string
	out        string
	runtime    string
	importPath string
	check      bool
}

func generateCommand(s streams) *cobra.Command {
	var f generateFlags
	c := &cobra.Command{
		Use:   "generate --metadata SRC --package NAME --out DIR",
		Short: "Write the Go client for a service",
		Long: `generate writes the Go package for the metadata SRC into the folder DIR, and beside it the run-time that the
package imports. It touches only files that it wrote before, which it knows by their first line; files that are
as they should be stay untouched, and when anything is wrong nothing changes at all.`,
		Example: `  odatagen generate --metadata builtin:intune-warehouse/v1.0 --package warehouse --out internal/warehouse
  odatagen generate --metadata metadata.xml --overlay capabilities.xml --package sales --out sales

In a Go file, so that go generate runs it:

  //go:generate go tool odatagen generate --metadata metadata.xml --package sales --out .`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return f.run(c.Context(), s) },
	}
	flags := c.Flags()
	flags.StringVar(&f.metadata, "metadata", "", "metadata `SRC`: a file, a URL, -, or the name of bundled metadata")
	flags.StringArrayVar(&f.overlays, "overlay", nil, "annotation overlay `SRC`; may be given several times, the last one wins")
	flags.StringVar(&f.pkg, "package", "", "`NAME` of the Go package")
	flags.StringVar(&f.out, "out", "", "`DIR` of the Go package")
	flags.StringVar(&f.runtime, "runtime", "", "import `PATH` of the run-time; written there if it is in the module of the package (default: odata below the package)")
	flags.StringVar(&f.importPath, "import-path", "", "import `PATH` of the package (default: from go.mod)")
	flags.BoolVar(&f.check, "check", false, "write nothing; exit with 1 if a file would change")
	for _, name := range []string{"metadata", "package", "out"} {
		if err := c.MarkFlagRequired(name); err != nil {
			panic(err) // the flag is defined above
		}
	}
	return c
}

// run reads, generates and writes.
func (f generateFlags) run(ctx context.Context, s streams) error {
	if !token.IsIdentifier(f.pkg) || f.pkg == "main" || f.pkg == "_" {
		return usageError("--package %q is no name for an importable Go package", f.pkg)
	}
	target, err := f.target()
	if err != nil {
		return err
	}
	if err := checkPackage(target.folder, f.pkg); err != nil {
		return err
	}
	in, diagnostics, err := load(ctx, f.metadata, f.overlays, s.in)
	if err != nil {
		return err
	}
	s.notice(in)
	if diagnostics.HasErrors() {
		return s.report(diagnostics)
	}
	files, warnings, err := gen.Generate(in.model, plan.Config{
		Package: f.pkg, ImportPath: target.importPath, Runtime: target.runtime, Sources: in.sources,
	})
	if err != nil {
		return &exitError{exitOutside, err}
	}
	diagnostics = append(diagnostics, warnings...)
	diagnostics.Sort()
	if err := s.report(diagnostics); err != nil {
		return err
	}
	out := tree{{path: target.folder, files: files}}
	if target.runtimeFolder != "" {
		runtime, err := gen.Runtime()
		if err != nil {
			return err
		}
		out = append(out, folder{path: target.runtimeFolder, files: runtime, runtime: true})
	}
	return f.finish(s, out)
}

// finish writes the files, or with --check says which ones it would write.
func (f generateFlags) finish(s streams, out tree) error {
	changes, err := out.changes()
	if err != nil {
		return err
	}
	if !f.check {
		return changes.apply()
	}
	for _, c := range changes {
		fmt.Fprintf(s.out, "%s: %s\n", c.path, c.why())
	}
	if len(changes) > 0 {
		return &exitError{exitNo, fmt.Errorf("%d files are not as generate would write them", len(changes))}
	}
	return nil
}
