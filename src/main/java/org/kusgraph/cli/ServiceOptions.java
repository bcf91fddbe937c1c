package org.kusgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.kusgraph.problem.Shown;
import org.kusgraph.web.federation.Federation;
import org.kusgraph.web.federation.ServiceAddress;
import org.kusgraph.web.federation.ServiceLimits;
import org.kusgraph.web.federation.StandInFolder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which other endpoints a query may ask by SERVICE, and how much. */
final class ServiceOptions {
    private static final String ALLOW = "--service-allow";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = ALLOW,
            paramLabel = "URL",
            split = ",",
            description = {
                "The SPARQL endpoints that queries may ask by SERVICE, by their exact addresses, separated by commas",
                "(default: none). A private address has to be given as an address, not by a name."
            })
    private List<String> allowed = new ArrayList<>();

    @Option(
            names = "--service-seconds",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long one call of SERVICE may take (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(
            names = "--service-bytes",
            paramLabel = "BYTES",
            description = "The most bytes of the answer to one call, unpacked (default: ${DEFAULT-VALUE}).")
    private int bytes = ServiceLimits.USUAL.bytes();

    @Option(
            names = "--service-calls",
            paramLabel = "CALLS",
            description = "The most calls that one query may make (default: ${DEFAULT-VALUE}).")
    private int calls = ServiceLimits.USUAL.calls();

    @Option(
            names = "--stand-ins",
            description = {
                "Answers SERVICE from the small files under ontology/questions/federated/stand-ins in the place of the",
                "endpoints that they stand for, so that the examples run without a network."
            })
    private boolean standIns;

    /** The endpoints that may be asked; the caller closes it. */
    Federation federation(Path questions, Streams streams) throws IOException {
        Set<ServiceAddress> addresses = new LinkedHashSet<>();
        for (String text : allowed) {
            addresses.add(ServiceAddress.of(text.strip())
                    .orElseThrow(() -> wrongUsage(ALLOW + " takes addresses of endpoints such as"
                            + " https://query.wikidata.org/sparql, without user, query and fragment, and not "
                            + Shown.quoted(text))));
        }
        return Federation.of(addresses, standIns(questions, streams), limits());
    }

    /** Said whenever they are used, so that nobody takes what they answer for what the endpoints say. */
    private Map<ServiceAddress, Graph> standIns(Path questions, Streams streams) throws IOException {
        if (!standIns) {
            return Map.of();
        }
        Map<ServiceAddress, Graph> read = StandInFolder.read(questions.resolve(Path.of("federated", "stand-ins")));
        streams.words()
                .println(read.keySet().stream()
                        .map(ServiceAddress::toString)
                        .sorted()
                        .collect(Collectors.joining(", ", "kus: small stand-ins of ours answer in the place of ", "")));
        return read;
    }

    private ServiceLimits limits() {
        try {
            return new ServiceLimits(Duration.ofSeconds(seconds), bytes, calls);
        } catch (IllegalArgumentException e) {
            throw wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrongUsage(String mistake) {
        return new ParameterException(command.commandLine(), mistake);
    }
}
