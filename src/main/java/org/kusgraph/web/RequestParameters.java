package org.kusgraph.web;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Parameters of a query string or a form, decoded strictly: what is not UTF-8 is refused instead of guessed, because a
 * guessed query gives a wrong answer.
 */
final class RequestParameters {
    private static final int MAX_PARAMETERS = 1_000;

    private record Parameter(String name, String value) {}

    private final List<Parameter> parameters;

    private RequestParameters(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /** Reads {@code name=value&name=value}. */
    static RequestParameters read(String encoded) {
        List<Parameter> parameters = new ArrayList<>();
        for (String part : encoded.split("&", MAX_PARAMETERS + 1)) {
            if (parameters.size() == MAX_PARAMETERS) {
                throw RefusalException.of(
                        HttpStatus.BAD_REQUEST_400, "more than " + MAX_PARAMETERS + " parameters are not possible");
            }
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                parameters.add(new Parameter(
                        decode(equals < 0 ? part : part.substring(0, equals)),
                        equals < 0 ? "" : decode(part.substring(equals + 1))));
            }
        }
        return new RequestParameters(parameters);
    }

    /** These parameters, followed by others. */
    RequestParameters and(RequestParameters others) {
        List<Parameter> both = new ArrayList<>(parameters);
        both.addAll(others.parameters);
        return new RequestParameters(both);
    }

    /** All values of a parameter, in order. */
    List<String> all(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name.equals(name))
                .map(Parameter::value)
                .toList();
    }

    /** The first value of a parameter. */
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** All parameters but those of a name, in order. */
    List<Map.Entry<String, String>> others(String name) {
        return parameters.stream()
                .filter(parameter -> !parameter.name.equals(name))
                .map(parameter -> Map.entry(parameter.name, parameter.value))
                .toList();
    }

    /** Text from bytes in UTF-8; anything else is refused, with a word on what was read. */
    static String utf8(byte[] bytes, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RefusalException.of(HttpStatus.BAD_REQUEST_400, what + " is not in UTF-8");
        }
    }

    /** A text as it stands in an address. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String encoded) {
        byte[] source = encoded.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(source.length);
        for (int i = 0; i < source.length; i++) {
            switch (source[i]) {
                case '+' -> decoded.put((byte) ' ');
                case '%' -> {
                    decoded.put(octet(source, i));
                    i += 2;
                }
                default -> decoded.put(source[i]);
            }
        }
        byte[] bytes = new byte[decoded.position()];
        decoded.flip().get(bytes);
        return utf8(bytes, "a parameter");
    }

    private static byte octet(byte[] source, int percent) {
        if (percent + 2 < source.length) {
            int high = Character.digit(source[percent + 1], 16);
            int low = Character.digit(source[percent + 2], 16);
            if (high >= 0 && low >= 0) {
                return (byte) (high * 16 + low);
            }
        }
        throw RefusalException.of(
                HttpStatus.BAD_REQUEST_400, "a parameter holds '%' without two hexadecimal digits after it");
    }
}
