package org.kusgraph.store.search;

import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sys.JenaSubsystemLifecycle;

/** Makes {@link TextQueryFunction} known to queries, as a part of Jena's start. */
public final class TextQueryRegistration implements JenaSubsystemLifecycle {
    /** After the query engine, whose level is 30. */
    private static final int LEVEL = 60;

    @Override
    public void start() {
        PropertyFunctionRegistry.get().put(TextQueryFunction.IRI, iri -> new TextQueryFunction());
    }

    @Override
    public void stop() {}

    @Override
    public int level() {
        return LEVEL;
    }
}
