package main

import (
	"errors"
	"flag"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the golden pages")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"odatagen": main})
}

// TestCLI runs the command lines of the pages in golden/cli and compares what they print and write. The pages
// are test scripts of github.com/rogpeppe/go-internal/testscript; "exits N command…" demands the exit code N.
func TestCLI(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../golden/cli",
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

func exits(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 {
		ts.Fatalf("usage: exits code command…")
	}
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit := (*exec.ExitError)(nil)
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		code = exit.ExitCode()
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}
