package names

import (
	"cmp"
	"slices"
	"strconv"
)

// Clash is a Go name that several OData names would have had, and what they got instead.
type Clash struct {
	Name  string
	Names []Resolved // the winner, which keeps the name, first
}

// Resolved is an OData name with the Go name it got.
type Resolved struct {
	OData string
	Go    string
}

// Resolve gives each OData name of one scope, such as the properties of a type, a Go name of its own. want
// holds the natural Go name of each; taken names are in use already. The names that clash are ordered by their
// OData spelling, so the answer does not depend on the order of declaration: the one that is spelled like the
// Go name keeps it, otherwise the first, and the others get "_2", "_3", ….
func Resolve(odata, want []string, taken map[string]bool) ([]string, []Clash) {
	groups := map[string][]int{}
	for i, w := range want {
		groups[w] = append(groups[w], i)
	}
	used := map[string]bool{}
	for name := range taken {
		used[name] = true
	}
	for name := range groups {
		used[name] = true
	}
	result := slices.Clone(want)
	var clashes []Clash
	next := map[string]int{}
	for _, w := range sorted(groups) {
		group := groups[w]
		if len(group) == 1 && !taken[w] {
			continue
		}
		slices.SortFunc(group, func(i, j int) int {
			return cmp.Or(boolCompare(odata[j] == w, odata[i] == w), cmp.Compare(odata[i], odata[j]), cmp.Compare(i, j))
		})
		clash := Clash{Name: w}
		for rank, i := range group {
			if rank > 0 || taken[w] {
				result[i] = free(w, used, next)
			}
			clash.Names = append(clash.Names, Resolved{odata[i], result[i]})
		}
		clashes = append(clashes, clash)
	}
	return result, clashes
}

// free returns name with the first number that makes it unused, and marks it used. next remembers where to go on
// for each name.
func free(name string, used map[string]bool, next map[string]int) string {
	for n := max(next[name], 2); ; n++ {
		candidate := name + "_" + strconv.Itoa(n)
		if !used[candidate] {
			used[candidate] = true
			next[name] = n + 1
			return candidate
		}
	}
}

func sorted(groups map[string][]int) []string {
	keys := make([]string, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	default:
		return -1
	}
}
