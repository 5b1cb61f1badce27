package plan

// The terms that shape the generated package; the names are those of the OASIS vocabularies.
const (
	coreDescription     = "Org.OData.Core.V1.Description"
	coreLongDescription = "Org.OData.Core.V1.LongDescription"
	coreRevisions       = "Org.OData.Core.V1.Revisions"
	coreSymbolicName    = "Org.OData.Core.V1.SymbolicName"

	capabilitiesDefault       = "Org.OData.Capabilities.V1.DefaultCapabilities"
	capabilitiesPrefix        = "Org.OData.Capabilities.V1."
	capabilitiesCustomOptions = "Org.OData.Capabilities.V1.CustomQueryOptions"

	odatagenNotice        = "org.odatagen.V1.Notice"
	odatagenFixedOptions  = "org.odatagen.V1.FixedQueryOptions"
	odatagenParameterType = "org.odatagen.V1.ParameterType"
	odatagenNumericValues = "org.odatagen.V1.NumericValues"
	odatagenNumericText   = "org.odatagen.V1.NumericText"
	odatagenValuesOf      = "org.odatagen.V1.ValuesOf"
)
