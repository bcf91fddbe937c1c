package org.kusgraph.link.things;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kusgraph.link.name.Countries;
import org.kusgraph.link.things.DelimitedRows.Form;
import org.kusgraph.link.things.TableReader.Column;
import org.kusgraph.link.things.TableReader.Holds;

/** The forms in which registers give their data, and how to read each. */
public enum Registers {
    /** The Research Organization Registry: JSON, schema 2. */
    ror,
    /** The Global Legal Entity Identifier Foundation: the golden copy of level 1 as CSV. */
    gleif,
    /** GeoNames: tables such as allCountries.txt or KR.txt. */
    geonames,
    /** N-Triples, Turtle or another form of RDF: Wikidata, DBpedia, any SKOS. */
    rdf,
    /** A table with commas and a line that names its columns. */
    csv,
    /** A table with tabs and a line that names its columns. */
    tsv;

    private static final List<Column> GLEIF = List.of(
            new Column(Holds.ID, "lei", "LEI", ""),
            new Column(Holds.NAME, "", "Entity.LegalName", ""),
            new Column(Holds.NAME, "", "Entity.OtherEntityNames.OtherEntityName.*", ""),
            new Column(Holds.NAME, "", "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.*", ""),
            new Column(Holds.COUNTRY, "", "Entity.LegalAddress.Country", ""),
            new Column(Holds.COUNTRY, "", "Entity.LegalJurisdiction", ""),
            new Column(Holds.PLACE, "", "Entity.LegalAddress.City", ""),
            new Column(Holds.PLACE, "", "Entity.HeadquartersAddress.City", ""),
            new Column(Holds.TYPE, "", "Entity.EntityCategory", ""),
            new Column(Holds.YEAR, "", "Entity.EntityCreationDate", ""),
            new Column(Holds.STATUS, "ACTIVE", "Entity.EntityStatus", ""));

    private static final List<String> GEONAMES_HEADER = List.of(
            "geonameid",
            "name",
            "asciiname",
            "alternatenames",
            "latitude",
            "longitude",
            "feature class",
            "feature code",
            "country code",
            "cc2",
            "admin1",
            "admin2",
            "admin3",
            "admin4",
            "population",
            "elevation",
            "dem",
            "timezone",
            "modification date");

    private static final List<Column> GEONAMES = List.of(
            new Column(Holds.ID, "geonames", "geonameid", ""),
            new Column(Holds.NAME, "", "name", ""),
            new Column(Holds.NAME, "", "alternatenames", ","),
            new Column(Holds.TYPE, "", "feature class", ""),
            new Column(Holds.TYPE, "", "feature code", ""),
            new Column(Holds.COUNTRY, "", "country code", ""));

    /** What the columns of a list are, where nobody says it. */
    private static final List<Column> USUAL = List.of(
            new Column(Holds.ID, "", "id", ""),
            new Column(Holds.NAME, "", "name", ""),
            new Column(Holds.NAME, "", "label", ""),
            new Column(Holds.NAME, "ko", "name.ko", ""),
            new Column(Holds.NAME, "en", "name.en", ""),
            new Column(Holds.TYPE, "", "type", ""),
            new Column(Holds.COUNTRY, "", "country", ""),
            new Column(Holds.PLACE, "", "place", ""),
            new Column(Holds.YEAR, "", "year", ""));

    /** The form of a file, by its name and that of the register. */
    public static Optional<Registers> of(String scheme, String file) {
        String name = file.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zip)$", "");
        Optional<Registers> register = List.of(values()).stream()
                .filter(each -> each.name().equals(scheme.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (register.isPresent()) {
            return register;
        }
        if (scheme.equalsIgnoreCase("lei")) {
            return Optional.of(gleif);
        }
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "nt", "ttl", "rdf", "owl", "jsonld", "nq", "trig", "xml" -> Optional.of(rdf);
            case "csv" -> Optional.of(csv);
            case "tsv", "tab" -> Optional.of(tsv);
            default -> Optional.empty();
        };
    }

    /** Where the IRIs of a register's records begin; empty of what is no register. */
    public String namespace() {
        return switch (this) {
            case ror -> "https://ror.org/";
            case gleif -> "https://www.gleif.org/lei/";
            case geonames -> "https://sws.geonames.org/";
            case rdf, csv, tsv -> "";
        };
    }

    /**
     * How to read it.
     *
     * @param columns of a table, what its columns hold: {@code id=CODE}, {@code name.ko=TITLE}, {@code identifier.lei=LEI};
     *     none if they are called as usual
     */
    public ThingReader reader(List<String> columns, Countries countries) {
        return switch (this) {
            case ror -> new RorReader();
            case gleif -> TableReader.withHeader(GLEIF, Form.COMMAS, countries);
            case geonames -> TableReader.of(GEONAMES, Form.TABS, GEONAMES_HEADER, countries);
            case rdf -> new RdfReader(countries);
            case csv -> TableReader.withHeader(columns(columns), Form.COMMAS, countries);
            case tsv -> TableReader.withHeader(columns(columns), Form.TABS, countries);
        };
    }

    private static List<Column> columns(List<String> said) {
        if (said.isEmpty()) {
            return USUAL;
        }
        List<Column> columns = new ArrayList<>();
        for (String each : said) {
            String[] sides = each.split("=", 2);
            String[] holds = sides[0].strip().split("\\.", 2);
            if (sides.length < 2) {
                throw new IllegalArgumentException(
                        "'" + each + "' does not say which column it is, as name=TITLE does");
            }
            Holds what = List.of(Holds.values()).stream()
                    .filter(value -> value.name().equalsIgnoreCase(holds[0]))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + holds[0] + "' is nothing that a column holds;"
                            + " it is one of id, name, type, country, place, identifier, year, status"));
            columns.add(new Column(what, holds.length > 1 ? holds[1] : "", sides[1].strip(), ""));
        }
        return columns;
    }
}
