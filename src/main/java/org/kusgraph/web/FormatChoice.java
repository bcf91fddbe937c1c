package org.kusgraph.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.web.query.AnswerFormat;
import org.kusgraph.web.query.AnswerKind;

/**
 * The format in which a request is answered.
 *
 * @param mediaType the one of the format's media types under which the client asked for it
 */
record FormatChoice(AnswerFormat format, String mediaType) {
    /** The format that the request names; without one, the best that it accepts. */
    static FormatChoice of(Optional<String> named, AcceptHeader accept, AnswerKind kind) {
        return named.isPresent() ? named(named.get(), kind) : accepted(accept, kind);
    }

    String contentType() {
        return AnswerFormat.contentType(mediaType);
    }

    private static FormatChoice named(String name, AnswerKind kind) {
        return AnswerFormat.named(name, kind)
                .map(format -> new FormatChoice(format, format.mediaTypes().getFirst()))
                .orElseThrow(() -> AnswerFormat.isKnown(name)
                        ? RefusalException.of(
                                HttpStatus.NOT_ACCEPTABLE_406,
                                "the format '" + name + "' does not carry the answer to a query of the form "
                                        + kind.queryForm() + "; it is answered as " + shortNames(kind))
                        : RefusalException.of(
                                HttpStatus.BAD_REQUEST_400,
                                "there is no format of this name; a query of the form " + kind.queryForm()
                                        + " is answered as " + shortNames(kind)));
    }

    private static FormatChoice accepted(AcceptHeader accept, AnswerKind kind) {
        List<AnswerFormat> offers = AnswerFormat.of(kind);
        return accept.best(offers, AnswerFormat::mediaTypes)
                .map(choice -> new FormatChoice(choice.offer(), choice.mediaType()))
                .orElseThrow(() -> RefusalException.of(
                        HttpStatus.NOT_ACCEPTABLE_406,
                        "nothing of what the request accepts fits; a query of the form " + kind.queryForm()
                                + " is answered as "
                                + offers.stream()
                                        .map(format -> format.mediaTypes().getFirst())
                                        .collect(Collectors.joining(", "))));
    }

    private static String shortNames(AnswerKind kind) {
        return AnswerFormat.of(kind).stream().map(AnswerFormat::shortName).collect(Collectors.joining(", "));
    }
}
