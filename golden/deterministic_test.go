package golden_test

import "testing"

// TestDeterministic generates the same client several times: the bytes must be the same each time.
func TestDeterministic(t *testing.T) {
	first := warehouseFiles(t, "beta", "client")
	for range 4 {
		for name, content := range warehouseFiles(t, "beta", "client") {
			if content != first[name] {
				t.Fatalf("%s differs from run to run", name)
			}
		}
	}
}
