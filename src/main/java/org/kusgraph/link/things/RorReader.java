package org.kusgraph.link.things;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kusgraph.link.json.JsonStream;
import org.kusgraph.link.json.JsonTree;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/** The dump of the Research Organization Registry: one list of records of its schema, version 2; or a record a line. */
final class RorReader implements ThingReader {
    private static final String IN_USE = "active";
    private static final String SHOWN_FIRST = "ror_display";

    @Override
    public void read(String file, InputStream input, ThingReceiver receiver) throws IOException {
        try (JsonStream records = new JsonStream(file, input)) {
            for (Optional<JsonTree> record = records.next(); record.isPresent(); record = records.next()) {
                if (record.get().string("id").isEmpty()
                        || record.get().list("names").isEmpty()) {
                    receiver.accept(Faults.ofFile(
                            file,
                            ProblemCode.TYPE,
                            "this is no record with id and names",
                            "records of the Research Organization Registry, schema 2",
                            "give the registry's dump of JSON, schema version 2"));
                    return;
                }
                receiver.accept(thing(record.get()));
            }
        } catch (JsonStream.Unreadable e) {
            receiver.accept(new Problem(
                    ProblemCode.SYNTAX,
                    e.at(),
                    "this cannot be read: " + e.getMessage(),
                    "the registry's dump of JSON",
                    "get it again; what stands before is read"));
        }
    }

    private static org.kusgraph.link.match.Thing thing(JsonTree record) {
        ThingBuilder thing = new ThingBuilder(record.string("id"));
        record.list("names").stream()
                .sorted(Comparator.comparing(name -> !texts(name.list("types")).contains(SHOWN_FIRST)))
                .forEach(name -> thing.name(name.string("value"), name.string("lang")));
        texts(record.list("types")).forEach(thing::type);
        for (JsonTree location : record.list("locations")) {
            location.get("geonames_details").ifPresent(details -> {
                thing.country(details.string("country_code"));
                thing.place(details.string("name"));
            });
            thing.identifier("geonames-place", location.string("geonames_id"));
        }
        for (JsonTree external : record.list("external_ids")) {
            texts(external.list("all")).forEach(value -> thing.identifier(external.string("type"), value));
        }
        thing.identifier("ror", IdentifierIris.local(record.string("id")));
        thing.begun(record.string("established"));
        String status = record.string("status");
        if (!status.isEmpty() && !status.equals(IN_USE)) {
            thing.withdrawn(status);
        }
        return thing.build();
    }

    private static List<String> texts(List<JsonTree> values) {
        return values.stream().map(JsonTree::asText).toList();
    }
}
