package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.description.Descriptions;
import org.kusgraph.ontology.Ontology;

/**
 * A request for a thing by its id: {@code NAME}, or {@code NAME.ENDING} for a format.
 *
 * @param id the id; may be one that no thing can have
 * @param format the format that the address names, by its ending or by {@code format=}
 * @param page the page of the description
 */
record ThingAddress(String id, Optional<String> format, int page) {
    private static final String PAGE = "page";

    static ThingAddress read(HttpServletRequest request) {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        String name = path.startsWith("/") ? path.substring(1) : path;
        RequestParameters parameters = RequestParameters.read(
                Optional.ofNullable(request.getQueryString()).orElse(""));
        // No id has a dot, so what follows one is the ending.
        int dot = name.indexOf('.');
        Optional<String> ending = dot < 0 ? Optional.empty() : Optional.of(name.substring(dot + 1));
        return new ThingAddress(
                dot < 0 ? name : name.substring(0, dot),
                ending.or(() -> parameters.first("format")).filter(format -> !format.isBlank()),
                parameters.first(PAGE).map(ThingAddress::page).orElse(1));
    }

    /** Whether a thing can have the id. */
    boolean isPossible() {
        return Ontology.isId(id);
    }

    /** An address with the page in it; the first page is the address alone. */
    static String withPage(String address, int page) {
        return page == 1 ? address : address + (address.contains("?") ? "&" : "?") + PAGE + "=" + page;
    }

    private static int page(String text) {
        if (!text.matches("[1-9][0-9]{0,5}") || Integer.parseInt(text) > Descriptions.LAST_PAGE) {
            throw RefusalException.of(
                    HttpStatus.BAD_REQUEST_400,
                    "the page is a number from 1 to " + Descriptions.LAST_PAGE + " in digits");
        }
        return Integer.parseInt(text);
    }
}
