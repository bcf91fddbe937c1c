package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.graph.Names;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.query.Answer;
import org.kusgraph.web.query.AnswerKind;
import org.kusgraph.web.query.Prefixes;
import org.kusgraph.web.query.UnfitAnswerException;

/** What the data set is and how much it holds, where VoID wants it (https://www.w3.org/TR/void/#well-known). */
final class CatalogEndpoint implements Endpoint {
    private final SnapshotSource snapshots;
    private final Names names;
    private final Prefixes prefixes;

    CatalogEndpoint(ServerOptions options) {
        this.snapshots = options.snapshots();
        this.names = Names.ofEntities(options.introduction().base());
        this.prefixes = Prefixes.of(options.introduction().prefixes()).with(ServiceDescription.PREFIXES);
    }

    @Override
    public String path() {
        return "/.well-known/void";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept, Accept-Encoding");
        Optional<String> format = RequestParameters.read(
                        Optional.ofNullable(request.getQueryString()).orElse(""))
                .first("format");
        FormatChoice choice =
                FormatChoice.of(format, AcceptHeader.of(request), FormatChoice.Offer.of(AnswerKind.TRIPLES));
        OwnAddresses addresses = OwnAddresses.of(request, names.base());
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            EntityTag tag = EntityTag.of(List.of(snapshot.identity(), choice.mediaType(), addresses.server()));
            response.setHeader("ETag", tag.value());
            response.setHeader("Cache-Control", "no-cache");
            if (tag.isKnownTo(request)) {
                response.setStatus(HttpStatus.NOT_MODIFIED_304);
                return;
            }
            if (!snapshot.dataset().containsGraph(names.catalogGraph())) {
                throw RefusalException.of(HttpStatus.NOT_FOUND_404, "the data that is served does not describe itself");
            }
            AnswerBody body = new AnswerBody(request, response);
            response.setContentType(choice.contentType());
            choice.format()
                    .write(
                            new Answer.Triples(Iter.map(
                                    snapshot.dataset().find(names.catalogGraph(), Node.ANY, Node.ANY, Node.ANY),
                                    quad -> addresses.in(quad.asTriple()))),
                            prefixes,
                            body);
            body.complete();
        } catch (UnfitAnswerException e) {
            throw RefusalException.of(HttpStatus.NOT_ACCEPTABLE_406, String.valueOf(e.getMessage()));
        }
    }
}
