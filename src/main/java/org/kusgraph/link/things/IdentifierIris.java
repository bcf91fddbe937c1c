package org.kusgraph.link.things;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kusgraph.link.match.Thing.Identifier;

/** The identifiers that IRIs carry. */
public final class IdentifierIris {
    private record Form(String scheme, Pattern pattern) {
        Form(String scheme, String pattern) {
            this(scheme, Pattern.compile(pattern));
        }
    }

    private static final List<Form> FORMS = List.of(
            new Form("wikidata", "https?://www\\.wikidata\\.org/(?:entity|wiki)/(Q\\d+)"),
            new Form("ror", "https?://ror\\.org/(0[a-z0-9]{8})"),
            new Form("lei", "https?://(?:www\\.gleif\\.org/lei|rdf\\.gleif\\.org/\\S*/L-)/?([A-Z0-9]{20})"),
            new Form("isni", "https?://(?:www\\.)?isni\\.org/(?:isni/)?(\\d{15}[\\dX])"),
            new Form("geonames", "https?://(?:sws|www)\\.geonames\\.org/(\\d+)/?.*"),
            new Form("dbpedia", "https?://dbpedia\\.org/(?:resource|page)/(.+)"),
            new Form("orcid", "https?://orcid\\.org/(\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dX])"));

    private IdentifierIris() {}

    /** The identifier that an IRI is. */
    public static Optional<Identifier> of(String iri) {
        return FORMS.stream()
                .flatMap(form -> {
                    Matcher matcher = form.pattern().matcher(iri);
                    return matcher.matches()
                            ? Optional.of(new Identifier(form.scheme(), matcher.group(1))).stream()
                            : java.util.stream.Stream.empty();
                })
                .findFirst();
    }

    /** What stands behind the last slash or number sign of an IRI, if anything does. */
    public static String local(String iri) {
        int end = Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#'));
        return end < 0 || end == iri.length() - 1 ? iri : iri.substring(end + 1);
    }
}
