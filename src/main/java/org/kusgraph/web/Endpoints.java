package org.kusgraph.web;

import java.util.List;

/** All that the server answers. */
final class Endpoints {
    private Endpoints() {}

    static List<Endpoint> of(ServerOptions options) {
        return List.of(
                new HomeEndpoint(options.introduction()),
                new SparqlEndpoint(options),
                new PingEndpoint(),
                new NothingEndpoint());
    }
}
