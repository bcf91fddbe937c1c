package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/**
 * Where this server can be reached, in statements that tell how to reach the data. The data tells it by its own namespace, which
 * only one public server can answer for; whoever asks another one is told of that one.
 *
 * @param namespace the data's namespace
 * @param server the address of this server as the asker has it, with a slash at the end
 */
record OwnAddresses(String namespace, String server) {
    private static final String VOID = "http://rdfs.org/ns/void#";
    private static final String DCAT = "http://www.w3.org/ns/dcat#";

    /** The properties that tell an address at which something is to be got, not the name of something. */
    private static final Set<String> TELLING_ADDRESSES = Set.of(
            VOID + "sparqlEndpoint",
            VOID + "dataDump",
            DCAT + "accessURL",
            DCAT + "downloadURL",
            DCAT + "endpointURL",
            DCAT + "endpointDescription",
            DCAT + "landingPage",
            "https://schema.org/target");

    /** The addresses as the client that makes a request has them. */
    static OwnAddresses of(HttpServletRequest request, String namespace) {
        String address = request.getRequestURL().toString();
        return new OwnAddresses(
                namespace,
                address.substring(0, address.length() - request.getRequestURI().length()) + "/");
    }

    /** The statement as it is true of this server. */
    Triple in(Triple triple) {
        Node object = triple.getObject();
        return TELLING_ADDRESSES.contains(triple.getPredicate().getURI())
                        && object.isURI()
                        && object.getURI().startsWith(namespace)
                ? Triple.create(triple.getSubject(), triple.getPredicate(), address(object.getURI()))
                : triple;
    }

    private Node address(String name) {
        return NodeFactory.createURI(server + name.substring(namespace.length()));
    }
}
