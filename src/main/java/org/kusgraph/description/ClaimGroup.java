package org.kusgraph.description;

import java.util.List;

/**
 * The claims of one status that concern a thing.
 *
 * @param status the status
 * @param asserting whether claims of this status assert what they say
 * @param count how many there are on all pages
 * @param claims those on this page
 */
public record ClaimGroup(Named status, boolean asserting, long count, List<Claimed> claims) {}
