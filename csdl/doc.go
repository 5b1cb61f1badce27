// Package csdl reads OData metadata: CSDL XML as OData 4.0 and 4.01 define it.
//
// What goes in: the bytes of one or more CSDL documents and, optionally, of overlays (documents whose
// annotations and enumeration types are laid over the metadata). What comes out: a [Document] per file, as
// written, and from all of them one linked [Model], in which every name is resolved, together with
// [Diagnostics], all of them, each with the position it speaks of.
//
// The package does not know that Go code is generated from the model; it does no network access, and it
// touches no disk except through an [io/fs.FS] that the caller passes to [Load].
package csdl
