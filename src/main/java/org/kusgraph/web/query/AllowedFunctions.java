package org.kusgraph.web.query;

import java.util.Set;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.function.Function;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The functions that a query may call: those that Jena registers by name, and the harmless ones of its own library. Jena's
 * registry would otherwise load any Java class that a query names with a {@code java:} IRI, and its library holds functions
 * that sleep, print, evaluate text, and read the server's settings.
 */
final class AllowedFunctions extends FunctionRegistry {
    private static final String LIBRARY = ARQConstants.ARQFunctionLibraryURI;

    private static final Set<String> HARMLESS = Set.of(
            "adjust-to-timezone",
            "bnode",
            "collation",
            "date",
            "e",
            "evenInteger",
            "langeq",
            "localname",
            "max",
            "min",
            "namespace",
            "now",
            "nowtz",
            "pi",
            "sha1sum",
            "sqrt",
            "strjoin",
            "strlen",
            "struuid",
            "substr",
            "substring",
            "timezone",
            "uuid");

    private static final Set<String> CHANGING = Set.of("bnode", "now", "nowtz", "struuid", "uuid");

    /** Calls a function whose name is only known when the query runs. */
    private static final Set<String> REFUSED = Set.of(ARQConstants.fnPrefix + "apply");

    private final FunctionRegistry standard = FunctionRegistry.get();

    /** Whether a query may call the function. */
    boolean allows(String iri) {
        return !REFUSED.contains(iri) && ((standard.isRegistered(iri) && isStandard(iri)) || isHarmless(iri));
    }

    /** Whether the function gives another value each time it is called. */
    boolean changes(String iri) {
        return iri.startsWith(LIBRARY) && CHANGING.contains(iri.substring(LIBRARY.length()));
    }

    @Override
    public @Nullable FunctionFactory getFunctionFactory(String iri) {
        FunctionFactory factory = allows(iri) ? standard.getFunctionFactory(iri) : null;
        return factory == null ? null : name -> new BoundedFunction(factory.create(name));
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    public @Nullable FunctionFactory get(String iri) {
        return getFunctionFactory(iri);
    }

    @Override
    public @Nullable Function getFunction(String iri) {
        FunctionFactory factory = getFunctionFactory(iri);
        return factory == null ? null : factory.create(iri);
    }

    @Override
    public boolean isRegistered(String iri) {
        return allows(iri);
    }

    /** What was once loaded by a java: IRI stays registered under it, so a registered name alone proves nothing. */
    private static boolean isStandard(String iri) {
        return !iri.startsWith(ARQConstants.javaClassURIScheme) && (!iri.startsWith(LIBRARY) || isHarmless(iri));
    }

    private static boolean isHarmless(String iri) {
        return iri.startsWith(LIBRARY) && HARMLESS.contains(iri.substring(LIBRARY.length()));
    }
}
