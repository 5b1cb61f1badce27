package csdl

// Link makes a [Model] of documents, the root document first. Overlays are laid over them: their annotations
// come before those of the documents, and what they declare in the namespace Self belongs to the main schema.
//
// The diagnostics are sorted; with errors among them the model is not complete, since what could not be
// resolved is left out of it. The model is nil when there is no document. Documents are not changed.
func Link(docs []*Document, overlays []*Document) (*Model, Diagnostics) {
	return link(docs, overlays, nil)
}

// link is [Link] with namespaces that are known to be declared in broken documents: names in them are not
// reported as well.
func link(docs, overlays []*Document, broken map[string]bool) (*Model, Diagnostics) {
	l := newLinker(broken)
	l.declareDocuments(docs)    // a schema for each namespace, a definition for each name
	l.chooseContainer()         // which container counts
	l.chooseMain()              // the schema that Self means
	l.declareOverlays(overlays) // what overlays add
	l.linkBaseTypes()           // what derives from what, and no cycles
	l.linkEnumTypes()           // underlying types and values
	l.linkTypeDefinitions()     // underlying types
	l.linkProperties()          // properties and navigation properties, with their types
	l.linkKeys()                // own and inherited keys
	l.checkNavigation()         // partners and referential constraints
	l.linkOperations()          // parameters and return types
	l.checkOverloads()          // which can be told apart
	l.linkContainer()           // sets, singletons and imports, with those of extended containers
	l.checkKeyless()            // entity types without a key
	l.checkBindings()           // navigation property bindings
	l.linkAnnotations()         // Annotations elements, to what they target
	l.diagnostics.Sort()
	return l.model, l.diagnostics
}

// linker is the state of one run of [Link]. Lists keep document order; maps are for look-ups only.
type linker struct {
	reporter
	model  *Model
	broken map[string]bool // namespaces of documents that could not be parsed

	scopes      []*scope
	schemas     map[string]*Schema
	definitions map[string]Definition // by qualified name, those of Edm included
	declaredAt  map[string]Position   // of the definitions
	structured  []linkedType
	baseFirst   []linkedType // the same, but no type before its base
	enums       []linkedEnum
	typeDefs    []linkedTypeDefinition
	operations  []*linkedOperation
	byOperation map[string][]*linkedOperation // by qualified name
	terms       map[string]bool
	containers  map[string]*containerPart // by qualified name
	main        *containerPart            // the container that counts; nil when there is none
	chain       []*containerPart          // main and what it extends, in that order
	children    map[string]containerChild // what the container holds, by name
	unreadSeen  map[string]bool           // namespaces whose unread reference has been reported

	searches int // how many more names may be compared with all others
}

// An element together with the scope that its names are resolved in.
type (
	linkedType struct {
		*StructuredType
		scope *scope
	}
	linkedEnum struct {
		*EnumType
		scope *scope
	}
	linkedTypeDefinition struct {
		*TypeDefinition
		scope *scope
	}
	linkedOperation struct {
		*Operation
		scope *scope
		types []string // of the parameters, as signature spells them
		known bool     // all types were found
	}
	containerPart struct {
		*EntityContainerDecl
		schema *Schema
		scope  *scope
	}
	containerChild struct {
		pos   Position
		label string
		typ   *StructuredType // of a set or singleton, where it is known
	}
)

func newLinker(broken map[string]bool) *linker {
	l := &linker{
		broken:      broken,
		schemas:     make(map[string]*Schema),
		definitions: make(map[string]Definition),
		declaredAt:  make(map[string]Position),
		byOperation: make(map[string][]*linkedOperation),
		terms:       make(map[string]bool),
		containers:  make(map[string]*containerPart),
		children:    make(map[string]containerChild),
		unreadSeen:  make(map[string]bool),
		searches:    100,
	}
	for name, t := range primitiveTypes {
		l.definitions[name] = t
	}
	return l
}
