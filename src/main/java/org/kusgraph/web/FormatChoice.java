package org.kusgraph.web;

import jakarta.servlet.http.HttpServletResponse;
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
    /**
     * The formats in which something can be had.
     *
     * @param subject what can be had, in words
     * @param formats its formats, the preferred one first
     */
    record Offer(String subject, List<AnswerFormat> formats) {
        /** The answer to a query. */
        static Offer of(AnswerKind kind) {
            return new Offer("the answer to a query of the form " + kind.queryForm(), AnswerFormat.of(kind));
        }

        private String shortNames() {
            return formats.stream().map(AnswerFormat::shortName).collect(Collectors.joining(", "));
        }

        private String mediaTypes() {
            return formats.stream()
                    .map(format -> format.mediaTypes().getFirst())
                    .distinct()
                    .collect(Collectors.joining(", "));
        }
    }

    /** The format that the request names; without one, the best that it accepts. */
    static FormatChoice of(Optional<String> named, AcceptHeader accept, Offer offer) {
        return named.isPresent() ? named(named.get(), offer) : accepted(accept, offer);
    }

    String contentType() {
        return AnswerFormat.contentType(mediaType);
    }

    /** Says what the body is, and how it is called where it is saved. */
    void describe(HttpServletResponse response) {
        response.setContentType(contentType());
        if (format.isSaved()) {
            response.setHeader("Content-Disposition", "attachment; filename=\"answer." + format.fileEnding() + "\"");
        }
    }

    private static FormatChoice named(String name, Offer offer) {
        return AnswerFormat.named(name, offer.formats())
                .map(format -> new FormatChoice(format, format.mediaTypes().getFirst()))
                .orElseThrow(() -> AnswerFormat.isKnown(name)
                        ? RefusalException.of(
                                HttpStatus.NOT_ACCEPTABLE_406,
                                "the format '" + name + "' does not carry " + offer.subject() + "; it is offered as "
                                        + offer.shortNames())
                        : RefusalException.of(
                                HttpStatus.BAD_REQUEST_400,
                                "there is no format of this name; " + offer.subject() + " is offered as "
                                        + offer.shortNames()));
    }

    private static FormatChoice accepted(AcceptHeader accept, Offer offer) {
        return accept.best(offer.formats(), AnswerFormat::mediaTypes)
                .map(choice -> new FormatChoice(choice.offer(), choice.mediaType()))
                .orElseThrow(() -> RefusalException.of(
                        HttpStatus.NOT_ACCEPTABLE_406,
                        "nothing of what the request accepts fits; " + offer.subject() + " is offered as "
                                + offer.mediaTypes()));
    }
}
