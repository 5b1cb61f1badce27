package csdl

import (
	"iter"
	"strings"
)

// nearest returns the candidate that name was probably meant to be, or "" when none is near. The answer does
// not depend on the order of the candidates.
func nearest(name string, candidates iter.Seq[string]) string {
	best, bestDistance := "", min(3, len(name)/3)+1
	folded := strings.ToLower(name)
	for candidate := range candidates {
		if abs(len(candidate)-len(name)) >= bestDistance+1 || len(candidate) > longestQuote {
			continue
		}
		d := distance(folded, strings.ToLower(candidate))
		if d < bestDistance || d == bestDistance && best != "" && candidate < best {
			best, bestDistance = candidate, d
		}
	}
	return best
}

func abs(n int) int {
	return max(n, -n)
}

// distance is the number of insertions, deletions and replacements of bytes that lead from a to b (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replace := diagonal
			if a[i] != b[j] {
				replace++
			}
			diagonal = row[j+1]
			row[j+1] = min(replace, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
