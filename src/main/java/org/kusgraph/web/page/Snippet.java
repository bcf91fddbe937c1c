package org.kusgraph.web.page;

/**
 * A program that asks a query.
 *
 * @param language what it is written in
 * @param code the whole of it
 */
public record Snippet(String language, String code) {}
