package org.kusgraph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.document.InputFile;
import org.kusgraph.graph.Names;
import org.kusgraph.link.Decisions;
import org.kusgraph.link.ExternalData;
import org.kusgraph.link.Linking;
import org.kusgraph.link.Proposal;
import org.kusgraph.link.Proposals;
import org.kusgraph.link.index.Matcher;
import org.kusgraph.link.index.Matching;
import org.kusgraph.link.index.NameKnowledge;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.sssom.MappingSetWriter;
import org.kusgraph.link.things.Registers;
import org.kusgraph.link.things.ThingReceiver;
import org.kusgraph.link.things.Unpacked;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proposes links between the graph's entities, or those of a list, and an external data set. */
@Command(
        name = "link",
        description = {
            "Looks for entities in an external data set and proposes links, as SSSOM on standard output, for people to review:"
                    + " each with how sure it is, what speaks for it and against it, and its rivals.",
            "What data/external/SCHEME/links.sssom.tsv already accepts, refuses or leaves open is not proposed again.",
            "The data set is read as a stream into an index under the system's folder for temporary files."
        })
final class LinkCommand implements Callable<Integer> {
    private static final String WIKIDATA = "wikidata";
    private static final String LICENSE = "https://creativecommons.org/licenses/by/4.0/";

    private final Streams streams;

    @Mixin
    private OntologyFolder ontology = new OntologyFolder();

    @Mixin
    private DataFolder data = new DataFolder();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Option(
            names = "--target",
            paramLabel = "FILE|URL",
            description =
                    "The data set: a file, also .gz or .zip, or the address of a SPARQL endpoint or of a reconciliation"
                            + " service. Nothing else is fetched.")
    private String target = "";

    @Option(
            names = "--scheme",
            paramLabel = "NAME",
            description = "The data set's name: that of its folder under data/external, and the prefix of its ids.")
    private String scheme = "";

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description =
                    "The form of the file, one of: ${COMPLETION-CANDIDATES} (default: by the names of scheme and file).")
    private Optional<Registers> form = Optional.empty();

    @Option(
            names = "--columns",
            paramLabel = "HOLDS=COLUMN",
            split = ",",
            description =
                    "What the columns of a table are: id=CODE,name=TITLE,name.ko=…,type=…,country=…,place=…,year=…,"
                            + "identifier.lei=….")
    private List<String> columns = List.of();

    @Option(
            names = "--prefix",
            paramLabel = "IRI",
            description = "Where the IRIs of the data set begin (default: as its register has them).")
    private String prefix = "";

    @Option(
            names = "--type",
            paramLabel = "KIND",
            split = ",",
            description = "Looks for entities of these kinds alone, such as Company or ResearchInstitution.")
    private List<String> kinds = List.of();

    @Option(
            names = "--source",
            paramLabel = "FILE",
            description =
                    "A list of what to look for, instead of the graph's entities: a table with columns id, name, name.ko,"
                            + " type, country, place, year; or RDF.")
    private Optional<Path> source = Optional.empty();

    @Option(names = "--review", description = "Asks about each proposal, and writes the decisions into the data.")
    private boolean review;

    @Option(names = "--reviewer", paramLabel = "NAME", description = "Who decides; with --review.")
    private Optional<String> reviewer = Optional.empty();

    @Mixin
    private WikidataEdits wikidata = new WikidataEdits();

    @Spec
    private CommandSpec command = CommandSpec.create();

    LinkCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        checkUsage();
        try (TerminalProgress progress = TerminalProgress.on(streams)) {
            return switch (KnowledgeGraph.of(ontology.path(), data.path(), limits.limits(), progress)) {
                case Outcome.Refused<KnowledgeGraph> refused -> Problems.print(refused.problems(), streams);
                case Outcome.Done<KnowledgeGraph> graph ->
                    wikidata.areWanted() ? edit(graph.value(), progress) : look(graph.value(), progress);
            };
        }
    }

    private int look(KnowledgeGraph graph, TerminalProgress progress) throws IOException {
        return switch (ExternalData.read(data.path(), scheme)) {
            case Outcome.Refused<ExternalData> refused -> Problems.print(refused.problems(), streams);
            case Outcome.Done<ExternalData> external -> link(graph, external.value(), progress);
        };
    }

    private void checkUsage() {
        if (wikidata.havePropertiesAlone()) {
            throw mistake("--properties is of use with --quickstatements alone");
        }
        if (wikidata.areWanted()) {
            checkUsageOfEdits();
            return;
        }
        if (target.isEmpty() || scheme.isEmpty()) {
            throw mistake(
                    "say in which data set to look: --target with its file or address, and --scheme with its name");
        }
        if (!scheme.matches("[a-z][a-z0-9-]*")) {
            throw mistake("--scheme is a name in small letters, such as ror, not " + Shown.quoted(scheme));
        }
        if (review && reviewer.filter(name -> !name.isBlank()).isEmpty()) {
            throw mistake("--review needs --reviewer with the name of who decides");
        }
        if (!isRemote() && form().isEmpty()) {
            throw mistake("the names do not tell the form of " + Shown.quoted(target) + "; say it with --form, one of "
                    + List.of(Registers.values()));
        }
    }

    private void checkUsageOfEdits() {
        if (review || source.isPresent()) {
            throw mistake(
                    "--quickstatements writes of the graph's links that are in force; it takes no --source and no --review");
        }
        if (!scheme.isEmpty() && !scheme.equals(WIKIDATA)) {
            throw mistake("--quickstatements is for Wikidata, not for " + Shown.quoted(scheme));
        }
        if (!target.isEmpty()
                && !isRemote()
                && form.or(() -> Registers.of(WIKIDATA, target)).isEmpty()) {
            throw mistake(
                    "the name does not tell the form of " + Shown.quoted(target) + "; say it with --form, such as rdf");
        }
    }

    /** Writes edits for Wikidata. */
    private int edit(KnowledgeGraph graph, TerminalProgress progress) throws IOException {
        NameKnowledge knowledge = NameKnowledge.read();
        Optional<Problem> fault = target.isEmpty() || isRemote() ? Optional.empty() : InputFile.fault(Path.of(target));
        if (fault.isPresent()) {
            return Problems.print(List.of(fault.get()), streams);
        }
        WikidataEdits.Source known = items -> isRemote()
                ? RemoteThings.ofItems(URI.create(target), items)
                : receiver -> {
                    Registers read =
                            form.or(() -> Registers.of(WIKIDATA, target)).orElseThrow();
                    progress.begin("reading " + WIKIDATA, OptionalLong.of(Files.size(Path.of(target))));
                    try (InputStream bytes = Unpacked.of(progress.watch(Files.newInputStream(Path.of(target))), "")) {
                        read.reader(columns, knowledge.countries()).read(target, bytes, receiver);
                    }
                };
        return wikidata.write(
                graph,
                Set.copyOf(kinds),
                knowledge.countries(),
                target.isEmpty() ? Optional.empty() : Optional.of(known),
                streams);
    }

    private ParameterException mistake(String words) {
        return new ParameterException(command.commandLine(), words);
    }

    private boolean isRemote() {
        return target.toLowerCase(Locale.ROOT).matches("https?://.*");
    }

    private Optional<Registers> form() {
        return form.or(() -> Registers.of(scheme, target));
    }

    private int link(KnowledgeGraph graph, ExternalData external, TerminalProgress progress) throws IOException {
        NameKnowledge knowledge = NameKnowledge.read();
        Optional<Problem> fault = isRemote() ? Optional.empty() : InputFile.fault(Path.of(target));
        if (fault.isPresent()) {
            return Problems.print(List.of(fault.get()), streams);
        }
        List<Thing> asked = new ArrayList<>();
        List<Problem> problems = asked(graph, external, knowledge, asked);
        if (!problems.isEmpty()) {
            return Problems.print(problems, streams);
        }
        try (Linking linking = linking(asked, knowledge, progress)) {
            if (!linking.problems().isEmpty()) {
                return Problems.print(linking.problems(), streams);
            }
            return propose(asked, linking, external, graph, progress);
        }
    }

    /** Gathers what is to be looked for, but not that for which a mapping is in force, and gives what is wrong. */
    private List<Problem> asked(KnowledgeGraph graph, ExternalData external, NameKnowledge knowledge, List<Thing> asked)
            throws IOException {
        Set<String> wanted = wantedKinds(external);
        Set<String> settled = external.decided().settled();
        List<Problem> problems = new ArrayList<>();
        ThingReceiver receiver = new ThingReceiver() {
            @Override
            public void accept(Thing thing) {
                boolean isWanted = wanted.isEmpty() || thing.types().stream().anyMatch(wanted::contains);
                if (isWanted && !settled.contains(thing.id())) {
                    asked.add(thing);
                }
            }

            @Override
            public void accept(Problem problem) {
                problems.add(problem);
            }
        };
        if (source.isPresent()) {
            readSource(source.get(), knowledge, receiver);
        } else {
            problems.addAll(graph.sendThings(knowledge.countries(), receiver));
        }
        return problems;
    }

    /** Without a wish, the kinds of which the data set has things, if it is said which these are. */
    private Set<String> wantedKinds(ExternalData external) {
        if (!kinds.isEmpty() || source.isPresent()) {
            return Set.copyOf(kinds);
        }
        return external.types().kinds().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private void readSource(Path file, NameKnowledge knowledge, ThingReceiver receiver) throws IOException {
        Optional<Problem> fault = InputFile.fault(file);
        if (fault.isPresent()) {
            receiver.accept(fault.get());
            return;
        }
        Registers read = Registers.of("", file.toString())
                .orElseThrow(() -> mistake("--source is a .csv, a .tsv or a file of RDF, which its name says"));
        try (InputStream bytes = Unpacked.of(Files.newInputStream(file), "")) {
            read.reader(List.of(), knowledge.countries()).read(file.toString(), bytes, receiver);
        }
    }

    private Linking linking(List<Thing> asked, NameKnowledge knowledge, TerminalProgress progress) throws IOException {
        if (isRemote()) {
            return Linking.with(RemoteThings.of(URI.create(target), asked), knowledge);
        }
        Path file = Path.of(target);
        Registers read = form().orElseThrow();
        progress.begin("reading " + scheme, OptionalLong.of(Files.size(file)));
        String ending = read == Registers.ror ? ".json" : "";
        try (InputStream bytes = Unpacked.of(progress.watch(Files.newInputStream(file)), ending)) {
            return Linking.with(read.reader(columns, knowledge.countries()), target, bytes, knowledge);
        } catch (IllegalArgumentException e) {
            throw mistake(String.valueOf(e.getMessage()));
        }
    }

    /** Where ids that are no IRIs belong. */
    private String namespace() {
        String usual = isRemote() ? "" : form().map(Registers::namespace).orElse("");
        String known = prefix.isEmpty() ? usual : prefix;
        return known.isEmpty() ? "urn:" + scheme + ":" : known;
    }

    private int propose(
            List<Thing> asked, Linking linking, ExternalData external, KnowledgeGraph graph, TerminalProgress progress)
            throws IOException {
        Proposals proposals = new Proposals(
                source.isPresent()
                        ? new Proposals.Side("source", "urn:source:")
                        : new Proposals.Side("id", graph.entityNamespace()),
                new Proposals.Side(scheme, namespace()),
                LocalDate.now(ZoneOffset.UTC));
        String set = graph.entityNamespace().replaceFirst("id/$", "graph/") + "links-" + scheme;
        Matcher matcher = linking.matcher(external.types());
        List<Proposal> rows = new ArrayList<>();
        int ambiguous = 0;
        progress.begin("comparing", OptionalLong.empty());
        for (Thing thing : asked) {
            Matching matching = matcher.match(thing);
            proposals
                    .of(matching, external.decided())
                    .map(row -> new Proposal(
                            row,
                            source.isPresent() ? Set.of() : thing.types(),
                            matching.chosen().orElseThrow().thing().types()))
                    .ifPresent(rows::add);
            ambiguous += matching.isAmbiguous() ? 1 : 0;
        }
        progress.close();
        streams.words()
                .println("kus link: " + asked.size() + " looked for among " + linking.things() + ": " + rows.size()
                        + " proposed, " + ambiguous + " that several are equally like, "
                        + (asked.size() - rows.size() - ambiguous) + " not found or decided already");
        if (review) {
            Decisions decisions = new Decisions(
                    graph.ontology(), external.types(), reviewer.orElseThrow(), LocalDate.now(ZoneOffset.UTC));
            String id = Names.of(graph.ontology()).mappingSet(scheme).getURI();
            return new LinkReview(streams, external, proposals, decisions, id).ask(rows);
        }
        Writer output = new OutputStreamWriter(streams.data(), StandardCharsets.UTF_8);
        MappingSetWriter.write(proposals.set(rows.stream().map(Proposal::row).toList(), set, LICENSE), output);
        output.flush();
        return ExitCode.DONE;
    }
}
