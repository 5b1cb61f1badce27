package main

import (
	"github.com/spf13/cobra"

	"github.com/odatagen/odatagen/csdl"
)

func lintCommand(s streams) *cobra.Command {
	var overlays []string
	c := &cobra.Command{
		Use:   "lint SRC...",
		Short: "Report what is wrong with metadata, without generating anything",
		Long: `lint reads each SRC with the documents it references, lays the overlays over it, and reports all mistakes, sorted, on
standard error: file:line:col, what is wrong, and the cure. It exits with 1 when there are errors, with 0 when
there are only warnings or nothing.`,
		Example: `  odatagen lint metadata.xml
  odatagen lint --overlay capabilities.xml https://example.org/service/$metadata`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError("lint needs at least one SRC: a file, a URL, -, or the name of bundled metadata")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			var all csdl.Diagnostics
			for _, arg := range args {
				in, diagnostics, err := load(c.Context(), arg, overlays, s.in)
				if err != nil {
					return err
				}
				s.notice(in)
				all = append(all, diagnostics...)
			}
			all.Sort()
			return s.report(all)
		},
	}
	c.Flags().StringArrayVar(&overlays, "overlay", nil, "annotation overlay `SRC` for each of the others; may be given several times, the last one wins")
	return c
}
