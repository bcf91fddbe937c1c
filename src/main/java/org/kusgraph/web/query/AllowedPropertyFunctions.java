package org.kusgraph.web.query;

import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The predicates that are computed instead of matched: those registered by name, such as list members and text search. A
 * predicate that names a Java class is only a predicate here.
 */
final class AllowedPropertyFunctions extends PropertyFunctionRegistry {
    private final PropertyFunctionRegistry standard = PropertyFunctionRegistry.get();

    @Override
    public boolean manages(String iri) {
        return !iri.startsWith(ARQConstants.javaClassURIScheme) && standard.isRegistered(iri);
    }

    @Override
    public @Nullable PropertyFunctionFactory get(String iri) {
        return manages(iri) ? standard.get(iri) : null;
    }

    @Override
    public boolean isRegistered(String iri) {
        return manages(iri);
    }
}
