package org.kusgraph.ontology;

import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.vocabulary.RDF;

/** How the datatypes of property shapes are written in JSON. */
public final class Datatypes {
    private Datatypes() {}

    static Range range(String iri, boolean uniqueLanguage) {
        return iri.equals(RDF.langString.getURI())
                ? new Range.Texts(uniqueLanguage)
                : new Range.Literal(TypeMapper.getInstance().getSafeTypeByName(iri));
    }

    /** Whether a JSON number without fraction and exponent may stand for a value: whole numbers of XML Schema. */
    public static boolean isWholeNumber(RDFDatatype datatype) {
        return datatype.isValid("1") && !datatype.isValid("1.5") && !isBoolean(datatype);
    }

    /** Whether a JSON boolean stands for a value. */
    public static boolean isBoolean(RDFDatatype datatype) {
        return XSDDatatype.XSDboolean.equals(datatype);
    }
}
