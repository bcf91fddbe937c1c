package org.kusgraph.web;

import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.kusgraph.ontology.Question;
import org.kusgraph.ontology.QuestionParameter;
import org.kusgraph.web.query.AnswerFormat;
import org.kusgraph.web.query.Parameters;
import org.kusgraph.web.query.Prefixes;
import org.kusgraph.web.query.UnderstoodQuery;

/** The questions in the words of OpenAPI 3.1: a path for each, with its parameters and formats. */
final class OpenApi {
    private static final String VERSION = "3.1.1";
    private static final String API_VERSION = "1";
    private static final String ENGLISH = "en";

    private final Introduction introduction;
    private final QueryRunner runner;
    private final Prefixes prefixes;

    OpenApi(Introduction introduction, QueryRunner runner) {
        this.introduction = introduction;
        this.runner = runner;
        this.prefixes = Prefixes.of(introduction.prefixes());
    }

    /** The description, for a server with an address that does not end in a slash. */
    JsonObject of(String server) {
        JsonObject info = new JsonObject();
        info.put("title", introduction.title());
        info.put("description", introduction.description());
        info.put("version", API_VERSION);
        JsonObject license = new JsonObject();
        license.put("name", "CC BY 4.0");
        license.put("identifier", "CC-BY-4.0");
        info.put("license", license);
        JsonObject address = new JsonObject();
        address.put("url", server);
        JsonObject paths = new JsonObject();
        for (Question question : introduction.questions()) {
            JsonObject methods = new JsonObject();
            methods.put("get", operation(question));
            paths.put(QuestionApiEndpoint.PATH + question.name() + ".{format}", methods);
        }
        JsonObject api = new JsonObject();
        api.put("openapi", VERSION);
        api.put("info", info);
        api.put("servers", array(address));
        api.put("paths", paths);
        return api;
    }

    private JsonObject operation(Question question) {
        UnderstoodQuery query = runner.read(question.query());
        List<AnswerFormat> formats = AnswerFormat.of(query.kind()).stream()
                .filter(format -> format != AnswerFormat.HTML && format != AnswerFormat.TABLE)
                .toList();
        Map<String, List<Node>> defaults = Parameters.of(query.query());
        JsonArray parameters = array(format(formats));
        question.parameters()
                .forEach(parameter ->
                        parameters.add(parameter(parameter, defaults.getOrDefault(parameter.name(), List.of()))));
        JsonObject operation = new JsonObject();
        operation.put("operationId", question.name());
        operation.put("summary", question.title());
        String description = question.fields().getOrDefault("description@" + ENGLISH, "");
        if (!description.isEmpty()) {
            operation.put("description", description);
        }
        operation.put("parameters", parameters);
        operation.put("responses", responses(formats));
        return operation;
    }

    private static JsonObject format(List<AnswerFormat> formats) {
        JsonArray names = new JsonArray();
        formats.forEach(format -> names.add(format.shortName()));
        JsonObject schema = type("string");
        schema.put("enum", names);
        JsonObject parameter = new JsonObject();
        parameter.put("name", "format");
        parameter.put("in", "path");
        parameter.put("required", true);
        parameter.put("description", "The format of the answer.");
        parameter.put("schema", schema);
        return parameter;
    }

    private JsonObject parameter(QuestionParameter declared, List<Node> defaults) {
        JsonArray values = new JsonArray();
        defaults.forEach(value -> values.add(text(value)));
        JsonObject schema = type("array");
        schema.put("items", items(declared));
        schema.put("default", values);
        JsonObject parameter = new JsonObject();
        parameter.put("name", declared.name());
        parameter.put("in", "query");
        parameter.put(
                "description",
                declared.words().getOrDefault(ENGLISH, declared.name())
                        + ". Given several times, it asks for any of them"
                        + (declared.type() == QuestionParameter.Type.IRI
                                ? "; an IRI, whole or with a prefix, or the id of an entity."
                                : "."));
        parameter.put("style", "form");
        parameter.put("explode", true);
        parameter.put("schema", schema);
        return parameter;
    }

    private static JsonObject items(QuestionParameter declared) {
        return switch (declared.type()) {
            // A short form is allowed, so it is no "iri" to a validator.
            case IRI, LANGUAGE, TEXT -> type("string");
            case INTEGER -> type("integer");
            case DATE -> {
                JsonObject date = type("string");
                date.put("format", "date");
                yield date;
            }
        };
    }

    private String text(Node value) {
        return value.isURI() ? prefixes.shorten(value.getURI()).orElse(value.getURI()) : value.getLiteralLexicalForm();
    }

    private static JsonObject responses(List<AnswerFormat> formats) {
        JsonObject content = new JsonObject();
        formats.forEach(format -> content.put(format.mediaTypes().getFirst(), new JsonObject()));
        JsonObject answer = described("The answer.");
        answer.put("content", content);
        JsonObject responses = new JsonObject();
        responses.put("200", answer);
        responses.put("304", described("The answer is the one that the client has (If-None-Match)."));
        responses.put(
                "400",
                described("A parameter is unknown or has a value that is none; the text says what is expected."));
        responses.put("503", described("The answer took too long; Retry-After says when to try again."));
        return responses;
    }

    private static JsonObject described(String description) {
        JsonObject object = new JsonObject();
        object.put("description", description);
        return object;
    }

    private static JsonObject type(String name) {
        JsonObject schema = new JsonObject();
        schema.put("type", name);
        return schema;
    }

    private static JsonArray array(JsonObject only) {
        JsonArray array = new JsonArray();
        array.add(only);
        return array;
    }
}
