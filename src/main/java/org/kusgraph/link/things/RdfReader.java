package org.kusgraph.link.things;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.kusgraph.link.name.Countries;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;

/**
 * RDF in which the statements about a thing stand together, as they do in the dumps of Wikidata and DBpedia and in any SKOS that
 * people write. A thing whose statements are scattered is read in parts, each of which can be found.
 */
final class RdfReader implements ThingReader {
    private static final String WIKIDATA = "http://www.wikidata.org/prop/direct/";
    private static final String DBPEDIA = "http://dbpedia.org/ontology/";

    /** What the properties that count say. */
    private enum Says {
        NAME,
        TYPE,
        COUNTRY,
        PLACE,
        SAME,
        BEGUN,
        DEPRECATED
    }

    private static final Map<String, Says> PROPERTIES = Map.ofEntries(
            Map.entry("http://www.w3.org/2000/01/rdf-schema#label", Says.NAME),
            Map.entry("http://www.w3.org/2004/02/skos/core#prefLabel", Says.NAME),
            Map.entry("http://www.w3.org/2004/02/skos/core#altLabel", Says.NAME),
            Map.entry("http://schema.org/name", Says.NAME),
            Map.entry("https://schema.org/name", Says.NAME),
            Map.entry("http://schema.org/alternateName", Says.NAME),
            Map.entry("https://schema.org/alternateName", Says.NAME),
            Map.entry("http://xmlns.com/foaf/0.1/name", Says.NAME),
            Map.entry("http://purl.org/dc/terms/title", Says.NAME),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", Says.TYPE),
            Map.entry(WIKIDATA + "P31", Says.TYPE),
            Map.entry(WIKIDATA + "P17", Says.COUNTRY),
            Map.entry(WIKIDATA + "P571", Says.BEGUN),
            Map.entry(DBPEDIA + "country", Says.COUNTRY),
            Map.entry(DBPEDIA + "locationCountry", Says.COUNTRY),
            Map.entry(DBPEDIA + "city", Says.PLACE),
            Map.entry(DBPEDIA + "foundingYear", Says.BEGUN),
            Map.entry("http://schema.org/addressCountry", Says.COUNTRY),
            Map.entry("https://schema.org/addressCountry", Says.COUNTRY),
            Map.entry("http://www.w3.org/2002/07/owl#sameAs", Says.SAME),
            Map.entry("http://www.w3.org/2004/02/skos/core#exactMatch", Says.SAME),
            Map.entry("http://www.w3.org/2002/07/owl#deprecated", Says.DEPRECATED));

    /** Wikidata's own words for other registers. */
    private static final Map<String, String> REGISTERS = WikidataProperties.schemes().entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(each -> WIKIDATA + each.getKey(), Map.Entry::getValue));

    private final Countries countries;

    RdfReader(Countries countries) {
        this.countries = countries;
    }

    @Override
    public void read(String file, InputStream input, ThingReceiver receiver) throws IOException {
        Gathering gathering = new Gathering(receiver);
        Told told = new Told();
        try {
            RDFParser.source(input)
                    .lang(language(file))
                    .base("urn:kus:source/")
                    .checking(false)
                    .errorHandler(told)
                    .parse(gathering);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RiotException e) {
            receiver.accept(Faults.ofLine(
                    file,
                    Math.max(1, told.line),
                    ProblemCode.SYNTAX,
                    "this cannot be read: " + Shown.message(String.valueOf(e.getMessage())),
                    "RDF in the form that the file's name says",
                    "mend it; what stands before is read"));
        }
    }

    private static Lang language(String file) {
        String name = file.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zip)$", "");
        return Optional.ofNullable(RDFLanguages.filenameToLang(name)).orElse(Lang.NTRIPLES);
    }

    /** Remembers the line; Jena's own messages carry it in their middle. */
    private static final class Told implements ErrorHandler {
        private long line;

        @Override
        public void warning(String message, long atLine, long column) {}

        @Override
        public void error(String message, long atLine, long column) {
            line = atLine;
            throw new RiotException(message);
        }

        @Override
        public void fatal(String message, long atLine, long column) {
            line = atLine;
            throw new RiotException(message);
        }
    }

    private final class Gathering extends StreamRDFBase {
        private final ThingReceiver receiver;
        private Optional<ThingBuilder> thing = Optional.empty();

        Gathering(ThingReceiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void quad(Quad quad) {
            triple(quad.asTriple());
        }

        @Override
        public void triple(Triple triple) {
            if (!triple.getSubject().isURI()) {
                return;
            }
            String subject = triple.getSubject().getURI();
            if (thing.isEmpty() || !thing.get().id().equals(subject)) {
                finish();
                thing = Optional.of(begin(subject));
            }
            add(thing.get(), triple.getPredicate().getURI(), triple.getObject());
        }

        @Override
        public void finish() {
            if (thing.isPresent() && thing.get().hasNames()) {
                try {
                    receiver.accept(thing.get().build());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            thing = Optional.empty();
        }

        private ThingBuilder begin(String subject) {
            ThingBuilder begun = new ThingBuilder(subject);
            return IdentifierIris.of(subject)
                    .map(own -> begun.identifier(own.scheme(), own.value()))
                    .orElse(begun);
        }
    }

    private void add(ThingBuilder thing, String property, Node value) {
        String text = value.isURI() ? value.getURI() : value.isLiteral() ? value.getLiteralLexicalForm() : "";
        String register = REGISTERS.get(property);
        if (register != null) {
            ThingBuilder unused = thing.identifier(register, text.replace(" ", ""));
        }
        Says says = PROPERTIES.get(property);
        if (says != null) {
            ThingBuilder unused =
                    switch (says) {
                        case NAME -> value.isLiteral() ? thing.name(text, value.getLiteralLanguage()) : thing;
                        case TYPE -> thing.type(IdentifierIris.local(text));
                        case COUNTRY -> country(text).map(thing::country).orElse(thing);
                        case PLACE -> thing.place(IdentifierIris.local(text).replace('_', ' '));
                        case SAME ->
                            IdentifierIris.of(text)
                                    .map(same -> thing.identifier(same.scheme(), same.value()))
                                    .orElse(thing);
                        case BEGUN -> thing.begun(text);
                        case DEPRECATED -> text.equals("true") ? thing.withdrawn("deprecated") : thing;
                    };
        }
    }

    private Optional<String> country(String text) {
        String local = IdentifierIris.local(text).replace('_', ' ');
        return countries.ofItem(local).or(() -> countries.code(local));
    }
}
