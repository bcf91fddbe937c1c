package org.kusgraph.document;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.kusgraph.document.JsonValue.JsonArray;
import org.kusgraph.document.JsonValue.JsonObject;
import org.kusgraph.document.JsonValue.JsonString;
import org.kusgraph.document.JsonValue.Member;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.ProblemCode;

/**
 * Checks that a document names the context under which we read it, so that every JSON-LD processor reads it alike.
 * Nothing is ever fetched.
 */
final class ContextCheck {
    private static final String KEY = "@context";
    private static final String FILE = "context.jsonld";

    private final Ontology ontology;
    private final Faults faults;

    ContextCheck(Ontology ontology, Faults faults) {
        this.ontology = ontology;
        this.faults = faults;
    }

    void check(JsonObject document, Spot spot) {
        Optional<Member> context = document.members().stream()
                .filter(member -> member.key().equals(KEY))
                .findFirst();
        if (context.isEmpty()) {
            fault(ProblemCode.MISSING_KEY, spot, "the document has no '@context'");
        } else if (!isOurs(context.get().value())) {
            fault(
                    ProblemCode.CONTEXT,
                    spot.member(context.get().value().offset(), KEY),
                    "this is not the context of article documents");
        }
    }

    private void fault(ProblemCode code, Spot spot, String wrong) {
        faults.add(
                code,
                spot,
                wrong,
                "[\"…/context.jsonld\", {\"@base\": \"" + idBase()
                        + "\"}] with the path from the document to the ontology folder's " + FILE,
                "copy it from another document");
    }

    private String idBase() {
        return ontology.base() + "id/";
    }

    private boolean isOurs(JsonValue context) {
        return context instanceof JsonArray list
                && list.items().size() == 2
                && list.items().get(0) instanceof JsonString file
                && isContextFile(file.text())
                && list.items().get(1) instanceof JsonObject second
                && second.members().size() == 1
                && isIdBase(second.members().get(0));
    }

    /** A path to the context (RFC 3986, section 4.2), never an address: no scheme, no authority, and nothing after the path. */
    private static boolean isContextFile(String path) {
        try {
            URI uri = new URI(path);
            return (path.equals(FILE) || path.endsWith("/" + FILE))
                    && path.equals(uri.getRawPath())
                    && !path.contains(":")
                    && !path.startsWith("//");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean isIdBase(Member member) {
        return member.key().equals("@base")
                && member.value() instanceof JsonString base
                && base.text().equals(idBase());
    }
}
