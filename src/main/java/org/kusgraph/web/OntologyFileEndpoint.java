package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;

/**
 * A file of the ontology folder as it is, for programs that follow a document's names for its JSON-LD context or its JSON
 * Schema.
 */
final class OntologyFileEndpoint implements Endpoint {
    private final Path file;
    private final String mediaType;

    OntologyFileEndpoint(Path file, String mediaType) {
        this.file = file;
        this.mediaType = mediaType;
    }

    @Override
    public String path() {
        return "/ontology/" + file.getFileName();
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] text = text();
        EntityTag tag = EntityTag.of(List.of(new String(text, StandardCharsets.UTF_8)));
        response.setHeader("ETag", tag.value());
        response.setHeader("Cache-Control", "no-cache");
        if (tag.isKnownTo(request)) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            return;
        }
        response.setContentType(mediaType);
        AnswerBody body = new AnswerBody(request, response);
        body.write(text);
        body.complete();
    }

    /** The file is read for each answer, because the ontology may change while the server runs. */
    private byte[] text() {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw RefusalException.of(
                    HttpStatus.NOT_FOUND_404, "the ontology that is served has no " + file.getFileName());
        } catch (IOException e) {
            // The servlet would take it for a client that is gone.
            throw new UncheckedIOException(e);
        }
    }
}
