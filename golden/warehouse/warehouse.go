// Package warehouse holds the metadata of the Microsoft Intune Data Warehouse API with its overlays. The
// service's own metadata is not public: these documents are a reconstruction from public documentation.
package warehouse

import "embed"

// Files holds v1.0.xml and beta.xml; the overlay of both, overlay.xml; one for each, v1.0.overlay.xml and
// beta.overlay.xml; and a notice for each, for these documents and not for a tenant's own.
//
//go:embed *.xml
var Files embed.FS
