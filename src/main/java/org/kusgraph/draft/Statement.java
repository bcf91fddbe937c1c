package org.kusgraph.draft;

import java.util.Optional;

/**
 * Something that an article seems to say.
 *
 * @param span where
 * @param speaker who says it; empty for the article itself, or for somebody whom it does not name
 * @param unnamed whether it is said by somebody whom the article does not name
 * @param status how surely
 * @param why by what it was found
 */
record Statement(Span span, Optional<Subject> speaker, boolean unnamed, String status, Reason why) {}
