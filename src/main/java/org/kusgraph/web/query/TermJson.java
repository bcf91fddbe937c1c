package org.kusgraph.web.query;

import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.XSD;

/** Terms and rows in the form of SPARQL 1.1 Query Results JSON, section 3.2.2. Blank nodes keep the names that they have in the data. */
public final class TermJson {
    private TermJson() {}

    /** A row. */
    public static JsonObject of(Binding row) {
        JsonObject object = new JsonObject();
        for (Var variable : row.varsMentioned()) {
            object.put(variable.getVarName(), of(row.get(variable)));
        }
        return object;
    }

    /** A term. */
    public static JsonObject of(Node term) {
        JsonObject object = new JsonObject();
        if (term.isURI()) {
            object.put("type", "uri");
            object.put("value", term.getURI());
        } else if (term.isLiteral()) {
            object.put("type", "literal");
            object.put("value", term.getLiteralLexicalForm());
            if (!term.getLiteralLanguage().isEmpty()) {
                object.put("xml:lang", term.getLiteralLanguage());
            } else if (!term.getLiteralDatatypeURI().equals(XSD.xstring.getURI())) {
                object.put("datatype", term.getLiteralDatatypeURI());
            }
        } else if (term.isTripleTerm()) {
            object.put("type", "triple");
            object.put("value", of(term.getTriple()));
        } else {
            object.put("type", "bnode");
            object.put("value", term.getBlankNodeLabel());
        }
        return object;
    }

    /** A statement, in the form that SPARQL 1.2 gives triple terms. */
    public static JsonObject of(Triple triple) {
        JsonObject object = new JsonObject();
        object.put("subject", of(triple.getSubject()));
        object.put("predicate", of(triple.getPredicate()));
        object.put("object", of(triple.getObject()));
        return object;
    }
}
