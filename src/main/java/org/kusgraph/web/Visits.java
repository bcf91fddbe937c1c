package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.web.page.Assets;
import org.kusgraph.web.page.Language;
import org.kusgraph.web.page.Site;
import org.kusgraph.web.page.Visit;
import org.kusgraph.web.page.Words;

/** What endpoints that have pages share: who asks in which language, and how a page goes out. */
final class Visits {
    static final String HTML = "text/html";

    private final Site site;

    /** Read for the first page: most programs never ask for one, and a start must not wait for it. */
    private Optional<Contents> contents = Optional.empty();

    private final CountDownLatch first = new CountDownLatch(1);

    private record Contents(Words words, Assets assets) {}

    Visits(Site site) {
        this.site = site;
    }

    Site site() {
        return site;
    }

    /** Is at zero when somebody has asked for a page. */
    CountDownLatch first() {
        return first;
    }

    Assets assets() {
        return contents().assets();
    }

    private synchronized Contents contents() {
        Contents read = contents.orElseGet(() -> new Contents(new Words(), new Assets()));
        contents = Optional.of(read);
        return read;
    }

    /** Whether the client would rather have a page than anything else that is offered. */
    static boolean prefersPage(HttpServletRequest request, List<String> otherMediaTypes) {
        List<String> offers = new ArrayList<>(otherMediaTypes);
        offers.add(HTML);
        return AcceptHeader.of(request)
                .best(offers, List::of)
                .filter(choice -> choice.offer().equals(HTML))
                .isPresent();
    }

    /** The visit that a request makes to a snapshot; an empty identity stands for none. */
    Visit of(HttpServletRequest request, String snapshot) {
        first.countDown();
        RequestParameters parameters = RequestParameters.read(
                Optional.ofNullable(request.getQueryString()).orElse(""));
        Optional<Language> chosen = parameters.first(Visit.LANGUAGE).flatMap(Language::of);
        String url = request.getRequestURL().toString();
        String path = request.getRequestURI();
        return new Visit(
                site,
                contents().words(),
                contents().assets(),
                chosen.orElseGet(() -> Language.accepted(acceptedLanguages(request))),
                chosen.isPresent(),
                url.endsWith(path) ? url.substring(0, url.length() - path.length()) : "",
                path,
                parameters.others(Visit.LANGUAGE),
                snapshot,
                LocalDate.now(ZoneOffset.UTC));
    }

    /** A visit of nobody, to see what a page needs. */
    Visit ofNobody(String path, Language language, String snapshot) {
        return new Visit(
                site,
                contents().words(),
                contents().assets(),
                language,
                false,
                "",
                path,
                List.of(),
                snapshot,
                LocalDate.now(ZoneOffset.UTC));
    }

    /** Names the state of the page, and says 304 when the client has it: then the page need not be made. */
    static boolean isKnown(Visit visit, HttpServletRequest request, HttpServletResponse response) {
        putHeaders(visit, response);
        EntityTag tag = EntityTag.of(visit.state());
        response.setHeader("ETag", tag.value());
        response.setHeader("Cache-Control", "no-cache");
        if (!tag.isKnownTo(request)) {
            return false;
        }
        response.setStatus(HttpStatus.NOT_MODIFIED_304);
        return true;
    }

    static void putHeaders(Visit visit, HttpServletResponse response) {
        response.setHeader("Vary", "Accept, Accept-Language, Accept-Encoding");
        response.setHeader("Content-Language", visit.language().tag());
    }

    /** Sends a page. */
    static void send(byte[] page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(HTML + ";charset=utf-8");
        AnswerBody body = new AnswerBody(request, response);
        body.write(page);
        body.complete();
    }

    private static String acceptedLanguages(HttpServletRequest request) {
        return String.join(",", Collections.list(request.getHeaders("Accept-Language")));
    }
}
