package main

import (
	"bytes"
	"testing"
)

// TestSay prints what metadata may hold, such as the one-character CSI that some terminals obey.
func TestSay(t *testing.T) {
	var out bytes.Buffer
	streams{err: &out}.say("a\u009b2Jb\x1b[31mc\n\td")
	if got, want := out.String(), "a\ufffd2Jb\ufffd[31mc\n\td\n"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
}
