package csdl

// Rule is what a [Diagnostic] is about: every code belongs to one rule, and a rule has one severity.
type Rule struct {
	Code     Code
	Severity Severity
	Text     string // what the rule asks for, as a statement
	Section  string // of OData CSDL XML 4.01, unless it names another standard
}

// Rules returns all rules, in the order of the specification: the document, its elements, names, types,
// operations, the container.
func Rules() []Rule {
	return append([]Rule(nil), rules...)
}

// RuleOf returns the rule that a code belongs to.
func RuleOf(code Code) (Rule, bool) {
	rule, known := ruleByCode[code]
	return rule, known
}

var ruleByCode = indexRules()

func indexRules() map[Code]Rule {
	index := make(map[Code]Rule, len(rules))
	for _, rule := range rules {
		index[rule.Code] = rule
	}
	return index
}

var rules = []Rule{
	// Documents.
	{emptyFile, Error, "a metadata document is not empty", "XML 1.0, 2.1"},
	{notCSDLHTML, Error, "metadata is CSDL XML, not a web page", "4"},
	{notCSDLJSON, Error, "metadata is CSDL XML, not JSON", "4"},
	{notCSDLText, Error, "metadata is CSDL XML, not plain text", "4"},
	{notCSDLXML, Error, "the root element of metadata is edmx:Edmx", "4"},
	{unreadableFile, Error, "the metadata file can be read", "4"},
	{unsupportedEncoding, Error, "metadata is UTF-8, UTF-16, ISO-8859-1 or windows-1252", "XML 1.0, 4.3.3"},
	{encodingMismatch, Warning, "the XML declaration names the encoding that the file has", "XML 1.0, 4.3.3"},
	{xmlSyntax, Error, "metadata is well-formed XML", "XML 1.0"},
	{cutOff, Error, "metadata does not end in the middle", "XML 1.0, 2.1"},
	{trailingContent, Error, "nothing follows the root element", "XML 1.0, 2.1"},
	{doctype, Error, "metadata has no document type declaration", "XML 1.0, 2.8"},
	{tooDeep, Error, "elements are nested at most 256 deep", "XML 1.0"},
	{oldVersion, Error, "metadata is OData 4, not OData 1 to 3", "2.2"},
	{unsupportedVersion, Error, "the Version of edmx:Edmx is 4.0 or 4.01", "4"},
	{bareSchema, Error, "a Schema stands in edmx:DataServices, that in edmx:Edmx", "4"},
	{missingNamespace, Error, "elements are in the XML namespaces of OData 4", "2.2"},
	{noDataServices, Error, "edmx:Edmx has exactly one edmx:DataServices", "4"},
	{noSchema, Error, "edmx:DataServices has at least one Schema", "4"},

	// Elements and attributes.
	{wrongCase, Error, "element and attribute names are case-sensitive", "2.4"},
	{unknownElement, Warning, "elements in the OData namespaces are those of CSDL", "2.4"},
	{unknownAttribute, Warning, "attributes without a namespace are those of CSDL", "2.4"},
	{unexpectedText, Warning, "text stands in annotation values only", "2.4"},
	{missingAttribute, Error, "required attributes are there and not empty", "2.4"},
	{duplicateAttribute, Error, "an attribute stands once in an element", "XML 1.0, 3.1"},
	{duplicateElement, Error, "an element that may stand once stands once", "2.4"},
	{notABoolean, Error, "Boolean attributes are true or false", "2.4"},
	{booleanSpelling, Warning, "Boolean attributes are spelt true and false", "2.4"},
	{notAnIdentifier, Warning, "names are identifiers: letters, digits and underscores, not beginning with a digit", "15.2"},
	{malformedType, Error, "a type is a qualified name or Collection(qualified name)", "7.1"},
	{facetValue, Warning, "facets have values of their kind", "3.4"},
	{severalValues, Warning, "an annotation has one value", "14.3"},
	{emptyReference, Warning, "an edmx:Reference includes at least one namespace", "4.1"},

	// Names.
	{reservedNamespace, Warning, "Edm, odata, System and Transient are nobody's namespaces", "5.1"},
	{duplicateNamespace, Warning, "a document declares a namespace once", "5.1"},
	{duplicateAlias, Error, "an alias stands for one namespace", "5.1"},
	{duplicateType, Error, "a schema declares a type name once", "5"},
	{sharedName, Warning, "a type shares its name with no operation or container", "5"},
	{unresolvedType, Error, "the types that are used are declared", "15.3"},
	{unqualifiedName, Error, "names of types and operations are qualified by a namespace or alias", "15.3"},
	{v3PrimitiveType, Error, "primitive types are those of OData 4", "3.3"},
	{unreadReference, Error, "documents whose types are used can be read", "4.1"},
	{overlayContainer, Warning, "overlays add no entity containers", "13"},

	// Types.
	{baseTypeKind, Error, "the base of an entity type is an entity type, that of a complex type a complex type", "6.2"},
	{baseTypeCycle, Error, "no type derives from itself", "6.2"},
	{duplicateProperty, Error, "a type declares a property name once", "7"},
	{redeclaredProperty, Error, "an inherited property is redeclared with a derived type only", "7"},
	{propertyType, Warning, "a property has a primitive, enumeration or complex type", "7.1"},
	{navigationType, Error, "a navigation property leads to an entity type", "8.1"},
	{partnerMissing, Warning, "the partner of a navigation property exists", "8.4"},
	{constraintPropertyMissing, Warning, "the properties of a referential constraint exist", "8.5"},
	{entityTypeWithoutKey, Warning, "an entity type that is not abstract has a key, in OData 4.01 where an entity set has the type", "6.5"},
	{emptyKey, Warning, "a key names at least one property", "6.5"},
	{keyPropertyMissing, Error, "the properties of a key exist", "6.5"},
	{duplicateKeyProperty, Error, "a key names a property once", "6.5"},
	{keyPropertyType, Error, "key properties are single and have a primitive or enumeration type", "6.5"},
	{keyPropertyNullable, Warning, "key properties are not nullable", "6.5"},
	{keyPropertyInexact, Warning, "key properties are of types that compare exactly", "6.5"},
	{keyAliasMissing, Error, "a key property inside a complex property has an alias", "6.5"},
	{keyRedeclared, Warning, "a type whose base has a key declares none", "6.5"},
	{duplicateMember, Error, "an enumeration type declares a member name once", "10.3"},
	{enumUnderlyingType, Error, "the underlying type of an enumeration type is an integer type", "10.1"},
	{enumWithoutMembers, Warning, "an enumeration type has at least one member", "10"},
	{enumValue, Error, "the value of a member is an integer", "10.3"},
	{enumValueRange, Error, "the value of a member fits the underlying type", "10.3"},
	{enumValuesMixed, Error, "either all members have a value or none", "10.3"},
	{flagsWithoutValues, Error, "members of flags have values", "10.3"},
	{flagsNegative, Warning, "values of flags are not negative", "10.3"},
	{definitionUnderlyingType, Error, "the underlying type of a type definition is a primitive type", "11.1"},

	// Operations.
	{functionWithoutReturnType, Error, "a function has a return type", "12.3"},
	{boundWithoutParameter, Error, "a bound operation has a binding parameter", "12.5"},
	{duplicateParameter, Error, "an operation declares a parameter name once", "12.9"},
	{duplicateOverload, Error, "overloads can be told apart", "12.2"},
	{overloadReturnType, Warning, "overloads of a function return the same type", "12.4"},
	{entitySetPath, Warning, "an entity set path begins with the binding parameter", "12.6"},

	// The container.
	{severalContainers, Warning, "a document has one entity container", "13"},
	{unresolvedContainer, Error, "the container that is extended exists", "13.1"},
	{containerCycle, Warning, "no container extends itself", "13.1"},
	{duplicateChild, Error, "a container declares a name once", "13"},
	{entitySetType, Error, "entity sets and singletons have an entity type", "13.2"},
	{unresolvedOperation, Error, "the imported operation exists", "13.5"},
	{importKind, Error, "an import names an unbound operation of its kind", "13.5"},
	{importEntitySetMissing, Warning, "the entity set of an import exists", "13.5"},
	{bindingPathMissing, Warning, "the path of a navigation property binding exists", "13.4.1"},
	{bindingTargetMissing, Warning, "the target of a navigation property binding exists", "13.4.2"},
	{annotationTargetMissing, Warning, "the target of annotations exists", "14.2"},
}
