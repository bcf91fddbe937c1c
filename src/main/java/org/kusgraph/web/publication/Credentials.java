package org.kusgraph.web.publication;

/** A name and a password, which never come out in words. */
public record Credentials(String user, String password) {
    @Override
    public String toString() {
        return "the credentials of " + user;
    }
}
