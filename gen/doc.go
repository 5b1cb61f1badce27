// Package gen turns a linked CSDL model into the files of a Go package: plan, emit, format. It touches no disk.
package gen
