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
		Example: `  odatagen lint metadata.xml
  odatagen lint --overlay capabilities.xml https://example.org/service/$metadata`,
		Args: cobra.MinimumNArgs(1),
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
	c.Flags().StringArrayVar(&overlays, "overlay", nil, "annotation overlay to lay over each SRC; a file or the name of bundled metadata")
	return c
}
