package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.eclipse.jetty.http.HttpStatus;

/** Describes the questions to programs, as OpenAPI 3.1. */
final class OpenApiEndpoint implements Endpoint {
    static final String PATH = "/api/openapi.json";
    static final String MEDIA_TYPE = "application/vnd.oai.openapi+json";

    /** Leads from a question to its description (RFC 8631). */
    static final String LINK = "<" + PATH + ">; rel=\"service-desc\"; type=\"" + MEDIA_TYPE + "\"";

    private final OpenApi description;

    OpenApiEndpoint(OpenApi description) {
        this.description = description;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String url = request.getRequestURL().toString();
        byte[] text = (JSON.toString(description.of(url.substring(0, url.length() - PATH.length()))) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        EntityTag tag = EntityTag.of(List.of(new String(text, StandardCharsets.UTF_8)));
        response.setHeader("ETag", tag.value());
        response.setHeader("Cache-Control", "no-cache");
        if (tag.isKnownTo(request)) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            return;
        }
        response.setContentType("application/json");
        AnswerBody body = new AnswerBody(request, response);
        body.write(text);
        body.complete();
    }
}
