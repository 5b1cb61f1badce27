// Package odata is the run-time of clients that odatagen generates: it builds requests to an OData 4.0 or
// 4.01 service, follows its pages, and decodes rows as they arrive.
//
// Generated packages call it for everything that does not depend on a service's metadata. It imports the
// standard library alone. Sections named in comments are those of the OData 4.01 documents: Part 1 Protocol,
// Part 2 URL Conventions, and the JSON Format.
package odata
