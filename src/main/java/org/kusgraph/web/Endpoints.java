package org.kusgraph.web;

import java.util.ArrayList;
import java.util.List;
import org.kusgraph.ontology.Ontology;

/** All that the server answers. */
final class Endpoints {
    private Endpoints() {}

    static List<Endpoint> of(ServerOptions options) {
        List<Endpoint> endpoints = new ArrayList<>(List.of(
                new HomeEndpoint(options.introduction()),
                new SparqlEndpoint(options),
                new CatalogEndpoint(options),
                new PingEndpoint(),
                new NothingEndpoint()));
        endpoints.add(new ChangesEndpoint(options));
        endpoints.add(new RobotsEndpoint());
        endpoints.addAll(DumpEndpoint.all(options));
        endpoints.addAll(SitemapEndpoint.all(options));
        options.ontologyFolder().ifPresent(folder -> {
            endpoints.add(new OntologyFileEndpoint(folder.resolve(Ontology.CONTEXT_FILE), "application/ld+json"));
            endpoints.add(new OntologyFileEndpoint(folder.resolve(Ontology.SCHEMA_FILE), "application/schema+json"));
            endpoints.add(new OntologyFileEndpoint(folder.resolve("logo.svg"), "image/svg+xml"));
        });
        return endpoints;
    }
}
