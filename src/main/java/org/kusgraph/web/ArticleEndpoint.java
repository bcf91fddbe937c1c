package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Outcome;

/** The documents of articles, for whoever may write them. */
final class ArticleEndpoint implements Endpoint {
    static final String PATH = "/articles/";

    private static final Set<String> MEDIA_TYPES = Set.of("application/json", "application/ld+json");

    /** With what is added to it, a file's name has at most 255 bytes. */
    private static final int LONGEST_NAME = 200;

    private final Articles articles;
    private final WriteAccess access;
    private final int mostBytes;

    ArticleEndpoint(Articles articles, WriteAccess access, int mostBytes) {
        this.articles = articles;
        this.access = access;
        this.mostBytes = mostBytes;
    }

    @Override
    public String path() {
        return PATH + "*";
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD", "PUT", "DELETE");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        access.check(request);
        String name = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        if (name.length() > LONGEST_NAME || !Ontology.isId(name)) {
            throw RefusalException.of(
                    HttpStatus.NOT_FOUND_404,
                    "an article is named by its id, of small letters, digits and single hyphens: " + PATH
                            + "article-20241118-science-minister");
        }
        switch (request.getMethod()) {
            case "PUT" -> put(name, request, response);
            case "DELETE" -> delete(name, request, response);
            default -> get(name, request, response);
        }
    }

    private void get(String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] document = document(name).orElseThrow(() -> nothing(name));
        EntityTag tag = EntityTag.of(document);
        response.setHeader("ETag", tag.value());
        response.setHeader("Cache-Control", "private, no-cache");
        if (tag.isKnownTo(request)) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            return;
        }
        response.setContentType("application/ld+json");
        AnswerBody body = new AnswerBody(request, response);
        body.write(document);
        body.complete();
    }

    private Optional<byte[]> document(String name) {
        try {
            return articles.read(name);
        } catch (IOException e) {
            // The servlet would take it for a client that is gone.
            throw new UncheckedIOException(e);
        }
    }

    private void put(String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!MEDIA_TYPES.contains(SparqlRequest.contentType(request))) {
            throw RefusalException.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
                    "an article is put as application/json or application/ld+json");
        }
        byte[] document = SparqlRequest.bytes(request, mostBytes);
        AtomicBoolean isNew = new AtomicBoolean();
        Outcome<String> outcome = WriteAnswer.make(() -> articles.put(name, document, before -> {
            isNew.set(before.isEmpty());
            // A writer who got no answer asks again: what is so already is answered as if it had just been done.
            if (before.filter(bytes -> Arrays.equals(bytes, document)).isEmpty()) {
                check(request, before);
            }
        }));
        switch (outcome) {
            case Outcome.Done<String> done -> {
                response.setHeader("ETag", EntityTag.of(document).value());
                response.setHeader("Location", PATH + name);
                WriteAnswer.done(
                        isNew.get() ? HttpStatus.CREATED_201 : HttpStatus.OK_200, done.value(), request, response);
            }
            case Outcome.Refused<String> refused ->
                WriteAnswer.refused(HttpStatus.UNPROCESSABLE_ENTITY_422, refused.problems(), request, response);
        }
    }

    private void delete(String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Outcome<String> outcome = WriteAnswer.make(() -> articles.remove(name, before -> {
            if (before.isEmpty()) {
                throw nothing(name);
            }
            check(request, before);
        }));
        switch (outcome) {
            case Outcome.Done<String> done -> WriteAnswer.done(HttpStatus.OK_200, done.value(), request, response);
            // Others refer to what it describes.
            case Outcome.Refused<String> refused ->
                WriteAnswer.refused(HttpStatus.CONFLICT_409, refused.problems(), request, response);
        }
    }

    /** Refuses what was meant for another state than the present one (RFC 9110, section 13.1). */
    private static void check(HttpServletRequest request, Optional<byte[]> before) {
        Optional<EntityTag> tag = before.map(EntityTag::of);
        boolean isMeant = request.getHeader("If-Match") == null
                || tag.filter(present -> present.isNamedBy(request)).isPresent();
        boolean isUnknown = request.getHeader("If-None-Match") == null
                || tag.filter(present -> present.isKnownTo(request)).isEmpty();
        if (!isMeant || !isUnknown) {
            throw RefusalException.of(
                    HttpStatus.PRECONDITION_FAILED_412,
                    before.isEmpty()
                            ? "there is no such article now"
                            : "the article is there, and not as it was meant to be: another has written it");
        }
    }

    private static RefusalException nothing(String name) {
        return RefusalException.of(
                HttpStatus.NOT_FOUND_404,
                "there is no article '" + name + "' in a file of its own, which is what can be written here");
    }
}
