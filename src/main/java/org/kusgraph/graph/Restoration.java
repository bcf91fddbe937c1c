package org.kusgraph.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.kusgraph.document.JsonValue;
import org.kusgraph.document.JsonValue.JsonArray;
import org.kusgraph.document.JsonValue.JsonObject;
import org.kusgraph.document.JsonValue.JsonString;
import org.kusgraph.document.JsonValue.Member;
import org.kusgraph.document.RestoredDocument;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Range;
import org.kusgraph.ontology.Section;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;
import org.kusgraph.problem.SourceText;

/**
 * Makes a document again of its statements: what {@link DocumentWalk} has done, backwards. The labels of blank nodes tell where in the
 * document an entity stood, and have to fit, so that the document gives the same statements again.
 */
final class Restoration {
    private static final String REWRITE = "write the file again with kus convert";
    private static final Pattern ID = Pattern.compile(Ontology.ID_PATTERN);
    private static final String CONTEXT = "@context";
    private static final Node TYPE = RDF.type.asNode();
    /** Nobody mends more at once. */
    private static final int MOST_PROBLEMS = 100;

    private final Ontology ontology;
    private final Names names;
    private final SourceText source;
    private final Map<Node, List<Statement>> bySubject = new LinkedHashMap<>();
    private final Set<Node> placed = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Section> sections;
    private final Map<Node, Set<Node>> pathsFromArticle = new HashMap<>();
    private String article = "";

    Restoration(Ontology ontology, Names names, SourceText source, List<Statement> statements) {
        this.ontology = ontology;
        this.names = names;
        this.source = source;
        this.sections = new TreeMap<>(ontology.sections());
        statements.forEach(statement -> bySubject
                .computeIfAbsent(statement.subject(), unused -> new ArrayList<>())
                .add(statement));
    }

    /** The ids that the text seems to describe, also where it is not N-Quads. */
    Set<String> ids() {
        return Pattern.compile("<" + Pattern.quote(names.entityNamespace()) + "(" + Ontology.ID_PATTERN + ")>")
                .matcher(source.text())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** Makes the document whose graph it is, or tells that the graph is that of no article. */
    Outcome<RestoredDocument> restore(Node graph) {
        Optional<Node> namesake = names.namesake(graph);
        Optional<String> id =
                namesake.flatMap(names::id).filter(text -> ID.matcher(text).matches());
        if (id.isEmpty() || !bySubject.containsKey(namesake.get())) {
            return new Outcome.Refused<>(List.of(problem(
                    ProblemCode.IDENTIFIER,
                    0,
                    Shown.quoted(graph.getURI()) + " is not the graph of an article that these statements describe",
                    "statements about articles alone, as kus convert writes them, in the graph of their article, "
                            + names.graphNamespace() + "ID",
                    "leave the graph out; the build adds those that are not of articles by itself")));
        }
        article = id.get();
        about(namesake.get()).forEach(statement -> pathsFromArticle
                .computeIfAbsent(statement.object(), unused -> new HashSet<>())
                .add(statement.property()));
        JsonObject json = document(namesake.get());
        bySubject.forEach((subject, statements) -> {
            if (!placed.contains(subject)) {
                add(
                        ProblemCode.SHAPE,
                        statements.get(0).subjectOffset(),
                        "nothing leads to what this statement is about",
                        "things of our namespace with a kind, or what stands in place in one of them");
            }
        });
        return new Outcome.Done<>(new RestoredDocument(source, json, ids(), problems));
    }

    private List<Statement> about(Node subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    private JsonObject document(Node root) {
        int offset = about(root).get(0).subjectOffset();
        List<Member> members = new ArrayList<>(List.of(new Member(CONTEXT, offset, context(offset))));
        Map<String, Listed> lists = new TreeMap<>();
        Set<Node> listed = new HashSet<>();
        for (Node subject : bySubject.keySet()) {
            if (!subject.equals(root) && names.id(subject).isPresent()) {
                section(subject).ifPresent(section -> {
                    listed.add(subject);
                    lists.computeIfAbsent(section.key(), unused -> new Listed(section))
                            .add(subject, index(subject, section));
                });
            }
        }
        Set<Node> paths = new HashSet<>();
        lists.values().forEach(list -> list.section.path().ifPresent(paths::add));
        List<Statement> own = about(root).stream()
                .filter(statement -> !(paths.contains(statement.property()) && listed.contains(statement.object())))
                .toList();
        members.addAll(identified(root, own, "").members());
        lists.values()
                .forEach(list -> members.add(
                        new Member(list.section.key(), offset, new JsonArray(offset, list.items(this::listing)))));
        return new JsonObject(offset, members);
    }

    private JsonArray context(int offset) {
        return new JsonArray(
                offset,
                List.of(
                        new JsonString(offset, Ontology.CONTEXT_FILE),
                        new JsonObject(
                                offset,
                                List.of(new Member(
                                        "@base", offset, new JsonString(offset, names.entityNamespace()))))));
    }

    private JsonObject listing(Node subject, String pointer) {
        return identified(subject, about(subject), pointer);
    }

    /** The entities of a section, at the places that what stands in place in them tells. */
    private static final class Listed {
        private final Section section;
        private final Map<Integer, Node> fixed = new HashMap<>();
        private final List<Node> free = new ArrayList<>();

        private interface Item {
            JsonValue of(Node subject, String pointer);
        }

        Listed(Section section) {
            this.section = section;
        }

        void add(Node subject, Optional<Integer> index) {
            if (index.isEmpty() || fixed.putIfAbsent(index.get(), subject) != null) {
                free.add(subject);
            }
        }

        /** One that claims a place beyond the others gets another, and then what stands in it does not fit. */
        List<JsonValue> items(Item item) {
            int count = fixed.size() + free.size();
            List<Node> left = new ArrayList<>(free);
            fixed.forEach((index, subject) -> {
                if (index >= count) {
                    left.add(subject);
                }
            });
            List<JsonValue> items = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                Node subject = Optional.ofNullable(fixed.get(i)).orElseGet(left::removeFirst);
                items.add(item.of(subject, "/" + section.key() + "/" + i));
            }
            return items;
        }
    }

    /** The section of an entity: what stands in place in it tells, or else its kind and whether the article points to it. */
    private Optional<Section> section(Node subject) {
        Set<Node> classes = kind(subject).map(Kind::classes).orElse(Set.of());
        Set<Node> paths = pathsFromArticle.getOrDefault(subject, Set.of());
        List<Section> fitting = sections.values().stream()
                .filter(section -> classes.contains(section.member())
                        && section.path().map(paths::contains).orElse(true))
                // One that the article points to is in a section of those that it points to.
                .sorted(Comparator.comparing((Section section) -> section.path().isEmpty()))
                .toList();
        return fitting.stream()
                .filter(section -> index(subject, section).isPresent())
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }

    /** The place of an entity in a section by the label of what stands in place in it. */
    private Optional<Integer> index(Node subject, Section section) {
        String before = article + "/" + section.key() + "/";
        return about(subject).stream()
                .map(Statement::object)
                .filter(object -> object.isBlank() && object.getBlankNodeLabel().startsWith(before))
                .flatMap(object -> number(object.getBlankNodeLabel().substring(before.length())).stream())
                .findFirst();
    }

    private static Optional<Integer> number(String text) {
        int end = 0;
        while (end < text.length() && end < 9 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end > 0 ? Optional.of(Integer.parseInt(text, 0, end, 10)) : Optional.empty();
    }

    private Optional<Kind> kind(Node subject) {
        return about(subject).stream()
                .filter(statement -> statement.property().equals(TYPE))
                .findFirst()
                .flatMap(statement -> ontology.kindOf(statement.object()));
    }

    private JsonObject identified(Node subject, List<Statement> statements, String pointer) {
        int offset = statements.isEmpty() ? 0 : statements.get(0).subjectOffset();
        List<Member> members = new ArrayList<>();
        members.add(new Member(
                Ontology.ID, offset, new JsonString(offset, names.id(subject).orElse(""))));
        List<Statement> rest = new ArrayList<>();
        for (Statement statement : statements) {
            if (!statement.property().equals(TYPE) || members.size() > 1) {
                rest.add(statement);
            } else {
                String name = ontology.kindOf(statement.object())
                        .map(Kind::name)
                        .orElse(statement.object().toString());
                members.add(new Member(
                        Ontology.KIND, statement.propertyOffset(), new JsonString(statement.objectOffset(), name)));
            }
        }
        placed.add(subject);
        kind(subject).ifPresent(kind -> members.addAll(properties(kind, rest, pointer)));
        return new JsonObject(offset, members);
    }

    private List<Member> properties(Kind kind, List<Statement> statements, String pointer) {
        Map<Field, List<Statement>> byField = new LinkedHashMap<>();
        for (Statement statement : statements) {
            kind.fields().values().stream()
                    .filter(field -> field.path().equals(statement.property()))
                    .findFirst()
                    .ifPresentOrElse(
                            field -> byField.computeIfAbsent(field, unused -> new ArrayList<>())
                                    .add(statement),
                            () -> add(
                                    ProblemCode.UNKNOWN_KEY,
                                    statement.propertyOffset(),
                                    "the kind " + kind.name() + " has no field for "
                                            + Shown.quoted(statement.property().getURI()),
                                    "the properties that its fields have in ontology/kinds"));
        }
        List<Member> members = new ArrayList<>();
        byField.forEach((field, values) ->
                members.add(new Member(field.key(), values.get(0).propertyOffset(), value(field, values, pointer))));
        return members;
    }

    private JsonValue value(Field field, List<Statement> statements, String pointer) {
        int offset = statements.get(0).objectOffset();
        if (field.range() instanceof Range.Texts texts) {
            return texts(texts, statements);
        }
        if (field.range() instanceof Range.Embedded embedded) {
            return embedded(embedded, statements, pointer + "/" + field.key());
        }
        List<JsonValue> items = statements.stream()
                .map(statement -> (JsonValue) new JsonString(statement.objectOffset(), text(field, statement)))
                .toList();
        return items.size() == 1 ? items.get(0) : new JsonArray(offset, items);
    }

    private JsonValue texts(Range.Texts range, List<Statement> statements) {
        Map<String, List<JsonValue>> byLanguage = new LinkedHashMap<>();
        for (Statement statement : statements) {
            if (statement.object().isLiteral()
                    && !statement.object().getLiteralLanguage().isEmpty()) {
                byLanguage
                        .computeIfAbsent(statement.object().getLiteralLanguage(), unused -> new ArrayList<>())
                        .add(new JsonString(
                                statement.objectOffset(), statement.object().getLiteralLexicalForm()));
            } else {
                addWrongTerm(statement, "a text with the tag of its language");
            }
        }
        int offset = statements.get(0).objectOffset();
        List<Member> members = new ArrayList<>();
        byLanguage.forEach((language, items) -> members.add(new Member(
                language,
                items.get(0).offset(),
                range.one() && items.size() == 1
                        ? items.get(0)
                        : new JsonArray(items.get(0).offset(), items))));
        return new JsonObject(offset, members);
    }

    private JsonValue embedded(Range.Embedded range, List<Statement> statements, String pointer) {
        int offset = statements.get(0).objectOffset();
        Map<String, JsonValue> byPointer = new HashMap<>();
        for (Statement statement : statements) {
            Node object = statement.object();
            String own = object.isBlank() && object.getBlankNodeLabel().startsWith(article + "/")
                    ? object.getBlankNodeLabel().substring(article.length())
                    : "";
            boolean fits = own.equals(pointer)
                    ? statements.size() == 1
                    : own.startsWith(pointer + "/")
                            && number(own.substring(pointer.length() + 1))
                                    .filter(index -> index < statements.size() && own.equals(pointer + "/" + index))
                                    .isPresent();
            if (fits) {
                byPointer.put(own, inPlace(range, object, own, statement.objectOffset()));
            } else {
                addWrongTerm(statement, "a blank node with the label that kus gives to what stands in place here");
            }
        }
        if (byPointer.containsKey(pointer)) {
            return byPointer.get(pointer);
        }
        List<JsonValue> items = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Optional.ofNullable(byPointer.get(pointer + "/" + i)).ifPresent(items::add);
        }
        return new JsonArray(offset, items);
    }

    private JsonValue inPlace(Range.Embedded range, Node object, String pointer, int offset) {
        placed.add(object);
        List<Statement> statements = about(object);
        return new JsonObject(
                statements.isEmpty() ? offset : statements.get(0).subjectOffset(),
                ontology.kindOf(range.type())
                        .map(kind -> properties(kind, statements, pointer))
                        .orElse(List.of()));
    }

    /** The value as documents write it. What no document could mean is told, or left to be told of the text. */
    private String text(Field field, Statement statement) {
        Node object = statement.object();
        return switch (field.range()) {
            case Range.Literal literal -> {
                if (!object.isLiteral() || !object.getLiteralDatatype().equals(literal.datatype())) {
                    addWrongTerm(statement, "a literal of " + literal.datatype().getURI());
                }
                yield object.isLiteral() ? object.getLiteralLexicalForm() : "";
            }
            case Range.Reference unused -> iri(statement, names.id(object));
            case Range.Word words ->
                iri(
                        statement,
                        words.words().entrySet().stream()
                                .filter(word -> word.getValue().equals(object))
                                .map(Map.Entry::getKey)
                                .sorted()
                                .findFirst());
            case Range.WebAddress unused -> iri(statement, Optional.empty());
            case Range.Texts unused -> throw new IllegalArgumentException("texts are told by language");
            case Range.Embedded unused -> throw new IllegalArgumentException("what stands in place has no text");
        };
    }

    private String iri(Statement statement, Optional<String> text) {
        if (!statement.object().isURI()) {
            addWrongTerm(statement, "an IRI");
            return "";
        }
        return text.orElse(statement.object().getURI());
    }

    private void addWrongTerm(Statement statement, String expected) {
        add(ProblemCode.TYPE, statement.objectOffset(), "this is not what its property leads to", expected);
    }

    private void add(ProblemCode code, int offset, String wrong, String expected) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem(code, offset, wrong, expected, REWRITE));
        }
    }

    private Problem problem(ProblemCode code, int offset, String wrong, String expected, String mend) {
        return new Problem(code, source.place(offset, ""), wrong, expected, mend);
    }
}
