package org.kusgraph.web.page;

/**
 * How surely a claim is made, as pages show it: always in words, beside which stands a mark.
 *
 * @param word the status in the page's language
 * @param definition what it means; empty when nothing says it
 * @param asserts whether what is claimed so becomes a direct statement
 * @param form which of the marks, line styles and colours stands for it
 */
public record Status(String word, String definition, boolean asserts, int form) {}
