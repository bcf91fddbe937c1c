package org.kusgraph.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** A web page in HTML: the text of the article on it, a paragraph a line, and what it says of the article. Nothing is fetched. */
final class ArticlePage {
    private static final String NO_TEXT =
            "script, style, noscript, template, iframe, svg, nav, footer, aside, form, button,"
                    + " figure, header nav, [hidden], [aria-hidden=true]";
    /** Where pages keep their articles, the surest first. */
    private static final List<String> PLACES = List.of("[itemprop=articleBody]", "article", "main", "[role=main]");

    private static final int DAY = "2024-11-18".length();

    private final Document page;

    private ArticlePage(Document page) {
        this.page = page;
    }

    /** Whether a file's name says that it is a page. */
    static boolean isPage(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".xhtml");
    }

    /** Reads a page in the encoding that it names, or else in UTF-8. */
    static ArticlePage read(byte[] bytes) throws IOException {
        return new ArticlePage(Jsoup.parse(new ByteArrayInputStream(bytes), null, ""));
    }

    /** The text of the article. */
    String text() {
        Document copy = page.clone();
        copy.select(NO_TEXT).remove();
        Element article = PLACES.stream()
                .flatMap(place ->
                        copy.select(place).stream()
                                .max(Comparator.comparingInt(
                                        found -> found.text().length()))
                                .stream())
                .filter(found -> !found.text().isBlank())
                .findFirst()
                .orElse(copy.body());
        Lines lines = new Lines();
        article.traverse(lines);
        return lines.text
                .toString()
                .lines()
                .map(line -> line.replaceAll("[\\s\u00a0]+", " ").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** Gathers texts; blocks and breaks end lines. */
    private static final class Lines implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                // A line end within a paragraph of HTML is a space.
                text.append(words.getWholeText().replaceAll("[\\r\\n]+", " "));
            } else {
                endLine(node);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof TextNode)) {
                endLine(node);
            }
        }

        private void endLine(Node node) {
            if (node instanceof Element element
                    && (element.isBlock() || element.normalName().equals("br"))) {
                text.append('\n');
            }
        }
    }

    /** What the page says of the article. */
    PageHeader header() {
        return new PageHeader(
                meta("og:title").or(() -> text("h1")).or(() -> text("title")),
                meta("og:site_name"),
                Optional.of(page.select("link[rel=canonical]").attr("href"))
                        .filter(address -> address.startsWith("http"))
                        .or(() -> meta("og:url").filter(address -> address.startsWith("http"))),
                meta("article:published_time")
                        .or(() -> meta("datePublished"))
                        .or(() -> meta("date"))
                        .flatMap(ArticlePage::day));
    }

    private Optional<String> meta(String name) {
        return page.select("meta").stream()
                .filter(meta -> meta.attr("property").equals(name)
                        || meta.attr("name").equals(name)
                        || meta.attr("itemprop").equals(name))
                .map(meta -> meta.attr("content").strip())
                .filter(content -> !content.isEmpty())
                .findFirst();
    }

    private Optional<String> text(String element) {
        return page.select(element).stream()
                .map(found -> found.text().strip())
                .filter(words -> !words.isEmpty())
                .findFirst();
    }

    private static Optional<LocalDate> day(String time) {
        try {
            return time.length() < DAY ? Optional.empty() : Optional.of(LocalDate.parse(time.substring(0, DAY)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
