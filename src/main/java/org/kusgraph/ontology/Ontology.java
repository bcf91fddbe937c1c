package org.kusgraph.ontology;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;

/**
 * The ontology as the program sees it: the kinds with their fields, the sections of a document, the rules that derive
 * statements, and the graphs it was read from. Immutable; {@link OntologyReader} makes it.
 *
 * @param base the namespace under which everything has its IRI; ends with a slash
 * @param kinds the kinds by the word for them in documents
 * @param words every word of a list, with the IRI it stands for
 * @param rules what derives statements
 * @param reifiers what tells, as triple terms, what claims say
 * @param vocabulary classes, properties, shapes and alignments
 * @param lists the lists of words, which queries need for their labels
 */
public record Ontology(
        String base,
        Map<String, Kind> kinds,
        Map<String, Node> words,
        List<Rule> rules,
        List<Rule> reifiers,
        Graph vocabulary,
        Graph lists) {

    /** The key under which documents give an entity's id. */
    public static final String ID = "id";
    /** The key under which documents give an entity's kind. */
    public static final String KIND = "kind";
    /**
     * What an id is made of, as a regular expression: it becomes the end of an IRI and a part of file names, so nothing in it
     * needs escaping.
     */
    public static final String ID_PATTERN = "[a-z0-9]+(?:-[a-z0-9]+)*";
    /** Longer ids help nobody. */
    public static final int LONGEST_ID = 200;
    /** The name of the file, in the ontology folder, of the JSON-LD context that documents name. */
    public static final String CONTEXT_FILE = "context.jsonld";
    /** The name of the file, in the ontology folder, of the JSON Schema of documents. */
    public static final String SCHEMA_FILE = "article.schema.json";

    /**
     * Whether a text is an id: of {@link #ID_PATTERN} and not too long. Without the pattern, as every id and every reference of every document
     * is asked.
     */
    public static boolean isId(String text) {
        if (text.length() > LONGEST_ID) {
            return false;
        }
        boolean isInWord = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean isOfWord = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
            if (!isOfWord && !(character == '-' && isInWord)) {
                return false;
            }
            isInWord = isOfWord;
        }
        return isInWord;
    }

    /** The kind of a class, if documents have one for it. */
    public Optional<Kind> kindOf(Node type) {
        return kinds.values().stream().filter(kind -> kind.iri().equals(type)).findFirst();
    }

    /** The kinds whose entities belong to at least one of the classes. */
    public List<Kind> kindsWithin(Set<Node> classes) {
        return kinds.values().stream().filter(kind -> kind.isOneOf(classes)).toList();
    }

    /** The sections of a document by key. */
    public Map<String, Section> sections() {
        return kinds.values().stream()
                .flatMap(kind -> kind.section().stream())
                .collect(Collectors.toMap(Section::key, section -> section));
    }

    /**
     * What no entity can have as its id: JSON-LD 1.1 (API, section 5.2, IRI expansion, step 4) takes a term that stands for a
     * keyword for that keyword, also where an id stands.
     */
    public Set<String> reservedIds() {
        return new Vocabulary(kinds, documentWords())
                .terms().entrySet().stream()
                        .filter(term -> term.getValue().getOrDefault("@id", "").startsWith("@"))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The words that documents may use, with the IRIs they stand for: others are of lists that only links or taxonomies use. */
    public Map<String, Node> documentWords() {
        Map<String, Node> used = new TreeMap<>();
        fields().stream()
                .map(Field::range)
                .filter(Range.Word.class::isInstance)
                .map(range -> ((Range.Word) range).words())
                .forEach(used::putAll);
        used.keySet().retainAll(words.keySet());
        return used;
    }

    /** The IRI of the ontology itself; its terms are this, a hash and a name. */
    public Node iri() {
        return NodeFactory.createURI(base + "ontology");
    }

    /** The annotation that is true of the statuses whose claims assert what they say. */
    public Node asserts() {
        return NodeFactory.createURI(iri().getURI() + "#asserts");
    }

    /** The property that gives the ids which a thing had before. */
    public Node formerly() {
        return NodeFactory.createURI(iri().getURI() + "#formerly");
    }

    /** The property that is true of what a program has proposed and no person has looked at. */
    public Node draft() {
        return NodeFactory.createURI(iri().getURI() + "#draft");
    }

    /** The terms on which the ontology and what is said by it may be used: the IRI of a licence. */
    public Optional<String> license() {
        return vocabulary
                .find(iri(), DCTerms.license.asNode(), Node.ANY)
                .mapWith(triple -> triple.getObject())
                .filterKeep(Node::isURI)
                .mapWith(Node::getURI)
                .toList()
                .stream()
                .min(Comparator.naturalOrder());
    }

    /** The prefixes that the ontology's files declare, in alphabetical order. */
    public Map<String, String> prefixes() {
        return new TreeMap<>(vocabulary.getPrefixMapping().getNsPrefixMap());
    }

    /** Every field of every kind; the same key may occur with different ranges, but always with the same property. */
    public Collection<Field> fields() {
        return kinds.values().stream()
                .flatMap(kind -> kind.fields().values().stream())
                .distinct()
                .toList();
    }
}
