package org.kusgraph.ontology;

import java.util.Set;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.vocabulary.RDF;

/** How the datatypes of property shapes are written in JSON. */
final class Datatypes {
    private Datatypes() {}

    static Range range(String iri, boolean uniqueLanguage, Set<String> values) {
        if (iri.equals(RDF.langString.getURI())) {
            return new Range.Texts(uniqueLanguage);
        }
        RDFDatatype datatype = TypeMapper.getInstance().getSafeTypeByName(iri);
        return new Range.Literal(datatype, unquoted(datatype), values);
    }

    private static Range.Unquoted unquoted(RDFDatatype datatype) {
        if (XSDDatatype.XSDboolean.equals(datatype)) {
            return Range.Unquoted.TRUTH_VALUES;
        }
        boolean isWholeNumber = datatype.isValid("1") && !datatype.isValid("1.5");
        return isWholeNumber ? Range.Unquoted.WHOLE_NUMBERS : Range.Unquoted.NOTHING;
    }
}
