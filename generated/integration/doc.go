// Package integration holds tests only: the generated Warehouse clients against SAP CAP, an OData v4 server that this
// project did not write. They need Node.js packages and are built with the tag integration; README.md says how to run them.
package integration
