package org.kusgraph.web;

import java.util.regex.Pattern;

/**
 * What can be changed, and by whom.
 *
 * @param token what writers show; whoever has it may change every article
 * @param articles what they change
 */
public record Writing(String token, Articles articles) {
    private static final int SHORTEST = 16;

    /** What can stand after "Bearer" (RFC 6750, section 2.1). */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{" + SHORTEST + ",}=*");

    /** Refuses a token that could be guessed, or not be sent. */
    public Writing {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("the token has to be at least " + SHORTEST
                    + " characters of A-Z a-z 0-9 . _ ~ + / -, by chance: openssl rand -hex 32 gives one");
        }
    }

    /** The token is nobody else's business. */
    @Override
    public String toString() {
        return "Writing[" + articles + "]";
    }
}
