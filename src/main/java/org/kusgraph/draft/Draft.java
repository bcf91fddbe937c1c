package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.JsonText;

/** The draft of a document, which is put together in the form of documents. */
final class Draft {
    private static final String DRAFT = "draft";
    /** Stands for what a person is to write: the article's sentences are not ours. */
    private static final String TO_WRITE = "…";
    /** A claim is not about everything that its sentence mentions. */
    private static final int MOST_ABOUT = 12;

    private final Ontology ontology;
    private final Cues cues;
    private final ReadText text;
    private final String language;
    private final Map<String, Object> document = new LinkedHashMap<>();
    private final Map<String, List<Object>> sections = new LinkedHashMap<>();
    private final String id;
    private int claims;

    Draft(
            Ontology ontology,
            Cues cues,
            ReadText text,
            ArticleText article,
            String language,
            String id,
            String title,
            Header header) {
        this.ontology = ontology;
        this.cues = cues;
        this.text = text;
        this.language = language;
        this.id = id;
        document.put("$schema", "../../ontology/" + Ontology.SCHEMA_FILE);
        document.put(
                "@context",
                List.of("../../ontology/" + Ontology.CONTEXT_FILE, Map.of("@base", ontology.base() + "id/")));
        document.put(Ontology.ID, id);
        document.put(Ontology.KIND, root().name());
        document.put(DRAFT, true);
        document.put("name", Map.of(language, title));
        document.put("language", language);
        header.publisher().ifPresent(publisher -> document.put("publisher", publisher));
        header.issued().ifPresent(day -> document.put("issued", day.toString()));
        header.source().ifPresent(source -> document.put("source", source));
        document.put("sha256", article.sha256());
        document.put("length", article.length());
    }

    private Kind root() {
        return ontology.kinds().values().stream().filter(Kind::root).findFirst().orElseThrow();
    }

    /** The key of the list in which entities of a kind stand: that of the kind itself or of the narrowest broader one. */
    private String section(String kindName) {
        Kind kind = kind(kindName);
        return ontology.kinds().values().stream()
                .filter(other -> other.section().isPresent() && kind.classes().contains(other.iri()))
                .max(Comparator.comparingInt(other -> other.classes().size()))
                .flatMap(Kind::section)
                .orElseThrow()
                .key();
    }

    private Kind kind(String name) {
        return Optional.ofNullable(ontology.kinds().get(name))
                .orElseThrow(() -> new IllegalStateException("no kind " + name));
    }

    private void add(String kind, Map<String, Object> entity) {
        sections.computeIfAbsent(section(kind), unseen -> new ArrayList<>()).add(entity);
    }

    /** Adds what the article mentions. */
    void add(Subject subject) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put(Ontology.ID, subject.id());
        entity.put(Ontology.KIND, subject.kind());
        entity.put("name", subject.names());
        if (!subject.abbreviations().isEmpty()) {
            entity.put("abbreviation", subject.abbreviations());
        }
        entity.putAll(subject.fields());
        if (!subject.isKnown() || !subject.reasons().isEmpty()) {
            entity.put(DRAFT, true);
        }
        if (!subject.reasons().isEmpty()) {
            entity.put("note", note(subject.reasons()));
        }
        entity.put("evidence", subject.spans().stream().map(text::json).toList());
        add(subject.kind(), entity);
    }

    /** Adds what the article seems to say, with what its part of the text mentions. */
    void add(Statement statement, List<Mention> mentions, List<StatedTimes.Found> times, List<Amounts.Found> amounts) {
        Map<String, Object> claim = claim(statement.status(), holder(statement));
        Set<String> about = new LinkedHashSet<>();
        Set<String> places = new LinkedHashSet<>();
        String place = cues.role("place");
        for (Mention mention : mentions) {
            boolean isHolder = statement.speakers().contains(mention.subject());
            if (mention.subject().kind().equals(place)) {
                places.add(mention.subject().id());
            } else if (!isHolder && about.size() < MOST_ABOUT) {
                about.add(mention.subject().id());
            }
        }
        putSome(claim, "about", List.copyOf(about));
        putSome(claim, "place", List.copyOf(places));
        putSome(
                claim,
                "time",
                times.stream().map(StatedTimes.Found::json).distinct().toList());
        putSome(
                claim,
                "amount",
                amounts.stream().map(Amounts.Found::json).distinct().toList());
        end(claim, statement.spans(), statement.why());
    }

    private static void putSome(Map<String, Object> entity, String key, List<?> values) {
        if (!values.isEmpty()) {
            entity.put(key, values);
        }
    }

    private Object holder(Statement statement) {
        List<String> ids = statement.speakers().stream().map(Subject::id).toList();
        return switch (ids.size()) {
            case 0 -> statement.unnamed() ? cues.role("unnamed") : id;
            case 1 -> ids.getFirst();
            default -> ids;
        };
    }

    /** Adds that a person holds an office, which stands beside the name. */
    void add(OfficeFound found) {
        Map<String, Object> claim = claim(cues.role("stated"), id);
        claim.put("subject", found.person().id());
        claim.put("relation", cues.role("holdsOffice"));
        claim.put("object", found.office().id());
        end(
                claim,
                List.of(found.span()),
                new Reason("office-claim", found.office().names().getOrDefault(language, "")));
    }

    private Map<String, Object> claim(String status, Object holder) {
        claims++;
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put(Ontology.ID, id + "-claim-" + claims);
        claim.put(Ontology.KIND, cues.role("claim"));
        claim.put(DRAFT, true);
        claim.put("name", Map.of(language, TO_WRITE));
        claim.put("text", Map.of(language, TO_WRITE));
        claim.put("status", status);
        claim.put("holder", holder);
        return claim;
    }

    private void end(Map<String, Object> claim, List<Span> spans, Reason why) {
        claim.put("evidence", spans.stream().map(text::json).toList());
        List<Span> quotations =
                spans.stream().flatMap(span -> text.quotations(span).stream()).toList();
        List<Reason> reasons = new ArrayList<>(List.of(why));
        if (!quotations.isEmpty()) {
            List<String> ranges = quotations.stream()
                    .map(text::range)
                    .map(range -> range.start() + "–" + range.end())
                    .toList();
            reasons.add(new Reason("quotation", String.join(", ", ranges)));
        }
        claim.put("note", note(reasons));
        add(cues.role("claim"), claim);
    }

    /** The sentences in each language, one alone without a list. */
    private static Map<String, Object> note(List<Reason> reasons) {
        Map<String, Object> note = new LinkedHashMap<>();
        for (String tag : reasons.getFirst().text().keySet()) {
            List<Object> sentences = reasons.stream()
                    .map(why -> why.text().getOrDefault(tag, ""))
                    .toList();
            note.put(tag, sentences.size() == 1 ? sentences.getFirst() : sentences);
        }
        return note;
    }

    /** The document as JSON; claims stand last. */
    String json() {
        Map<String, Object> whole = new LinkedHashMap<>(document);
        String last = section(cues.role("claim"));
        sections.forEach((key, entities) -> {
            if (!key.equals(last)) {
                whole.put(key, entities);
            }
        });
        if (sections.containsKey(last)) {
            whole.put(last, sections.getOrDefault(last, List.of()));
        }
        return JsonText.of(whole);
    }
}
