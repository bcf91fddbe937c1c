package org.kusgraph.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.document.InputFile;
import org.kusgraph.link.Linking;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.name.Countries;
import org.kusgraph.link.things.EntityThings;
import org.kusgraph.link.things.ThingReceiver;
import org.kusgraph.link.wikidata.Edit;
import org.kusgraph.link.wikidata.PropertyNumbers;
import org.kusgraph.link.wikidata.WikidataBatch;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import picocli.CommandLine.Option;

/** Options by which a batch of edits for Wikidata is written, in place of links. */
final class WikidataEdits {
    @Option(
            names = "--quickstatements",
            description =
                    "Writes edits for Wikidata instead, for QuickStatements: names, identifiers and relations that the graph has"
                            + " of linked items and that Wikidata lacks, as --target tells (N-Triples of these items, or"
                            + " Wikidata's SPARQL endpoint). Without --target it writes no names. Nothing is sent.")
    private boolean wanted;

    @Option(
            names = "--properties",
            paramLabel = "FILE",
            description =
                    "With --quickstatements: lines of a word, a tab, and Wikidata's property for it. A word is a scheme of"
                            + " identifiers, a relation, or 'reference', for the property of references that holds an address."
                            + " ror, lei and isni are known.")
    private Optional<Path> properties = Optional.empty();

    boolean areWanted() {
        return wanted;
    }

    boolean havePropertiesAlone() {
        return !wanted && properties.isPresent();
    }

    /** Where what Wikidata has is read, once it is known which items are of interest. */
    interface Source {
        Linking.Target of(Set<String> items) throws IOException;
    }

    int write(KnowledgeGraph graph, Set<String> kinds, Countries countries, Optional<Source> source, Streams streams)
            throws IOException {
        List<Problem> problems = new ArrayList<>();
        PropertyNumbers numbers = numbers(problems);
        DatasetGraph domain = graph.readable(problems);
        Gathering entities = new Gathering(
                problems, thing -> kinds.isEmpty() || thing.types().stream().anyMatch(kinds::contains));
        EntityThings.send(domain, EntityThings.narrowest(graph.ontology()), countries, entities);
        Optional<List<Thing>> there = Optional.empty();
        if (source.isPresent() && problems.isEmpty()) {
            Set<String> items = Set.copyOf(WikidataBatch.items(entities.things).values());
            Gathering known = new Gathering(
                    problems, thing -> thing.identifiers().stream().anyMatch(each -> items.contains(each.value())));
            source.get().of(items).send(known);
            there = Optional.of(known.things);
        }
        if (!problems.isEmpty()) {
            return Problems.print(problems, streams);
        }
        WikidataBatch batch = WikidataBatch.of(entities.things, domain, there, numbers);
        Writer output = new OutputStreamWriter(streams.data(), StandardCharsets.UTF_8);
        for (Edit edit : batch.edits()) {
            output.write(edit.line() + "\n");
        }
        output.flush();
        batch.remarks().forEach(remark -> streams.words().println("kus link: " + remark));
        long items = batch.edits().stream().map(Edit::item).distinct().count();
        streams.words()
                .println("kus link: " + batch.edits().size() + " edits of " + items + " items; nothing was sent"
                        + (there.isPresent()
                                ? ""
                                : ". Without --target it is not known which names Wikidata has, and none are written"));
        return ExitCode.DONE;
    }

    private PropertyNumbers numbers(List<Problem> problems) throws IOException {
        if (properties.isEmpty()) {
            return PropertyNumbers.usual();
        }
        Optional<Problem> fault = InputFile.fault(properties.get());
        if (fault.isPresent()) {
            problems.add(fault.get());
            return PropertyNumbers.usual();
        }
        return switch (PropertyNumbers.read(properties.get())) {
            case Outcome.Done<PropertyNumbers> read -> read.value();
            case Outcome.Refused<PropertyNumbers> refused -> {
                problems.addAll(refused.problems());
                yield PropertyNumbers.usual();
            }
        };
    }

    /** Keeps things, of a large data set those that are wanted. */
    private static final class Gathering implements ThingReceiver {
        private final List<Thing> things = new ArrayList<>();
        private final List<Problem> problems;
        private final Predicate<Thing> wanted;

        Gathering(List<Problem> problems, Predicate<Thing> wanted) {
            this.problems = problems;
            this.wanted = wanted;
        }

        @Override
        public void accept(Thing thing) {
            if (wanted.test(thing)) {
                things.add(thing);
            }
        }

        @Override
        public void accept(Problem problem) {
            problems.add(problem);
        }
    }
}
