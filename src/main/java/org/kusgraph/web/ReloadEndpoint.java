package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.problem.Outcome;

/** Takes in what has been changed in the files that are served. */
final class ReloadEndpoint implements Endpoint {
    static final String PATH = "/reload";

    private final Articles articles;
    private final WriteAccess access;

    ReloadEndpoint(Articles articles, WriteAccess access) {
        this.articles = articles;
        this.access = access;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Set<String> methods() {
        return Set.of("POST");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        access.check(request);
        switch (WriteAnswer.make(articles::reload)) {
            case Outcome.Done<String> done -> WriteAnswer.done(HttpStatus.OK_200, done.value(), request, response);
            case Outcome.Refused<String> refused ->
                WriteAnswer.refused(HttpStatus.UNPROCESSABLE_ENTITY_422, refused.problems(), request, response);
        }
    }
}
