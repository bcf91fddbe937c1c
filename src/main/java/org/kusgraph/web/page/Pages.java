package org.kusgraph.web.page;

import gg.jte.generated.precompiled.JtefaultGenerated;
import gg.jte.generated.precompiled.JtehomeGenerated;
import gg.jte.generated.precompiled.JtemapGenerated;
import gg.jte.generated.precompiled.JtematrixGenerated;
import gg.jte.generated.precompiled.JteontologyGenerated;
import gg.jte.generated.precompiled.JtequeryGenerated;
import gg.jte.generated.precompiled.JtequestionGenerated;
import gg.jte.generated.precompiled.JtequestionsGenerated;
import gg.jte.generated.precompiled.JtereviewGenerated;
import gg.jte.generated.precompiled.JtesearchGenerated;
import gg.jte.generated.precompiled.JtethingGenerated;
import gg.jte.generated.precompiled.JtetimelineGenerated;
import gg.jte.generated.precompiled.JtewhyGenerated;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.util.function.Consumer;

/** Pages as HTML. Each template is a class made by the build, so the compiler checks what it is given. */
public final class Pages {
    private Pages() {}

    /** What is in the graph. */
    public static byte[] home(Visit visit, HomePage home) {
        return html(output -> JtehomeGenerated.render(output, null, visit, home));
    }

    /** All questions. */
    public static byte[] questions(Visit visit) {
        return html(output -> JtequestionsGenerated.render(output, null, visit));
    }

    /** A question with its answer. */
    public static byte[] question(Visit visit, QuestionPage question) {
        return html(output -> JtequestionGenerated.render(output, null, visit, question));
    }

    /** A query with its answer. */
    public static byte[] query(Visit visit, QueryPage query) {
        return html(output -> JtequeryGenerated.render(output, null, visit, query));
    }

    /** Why a row is in an answer. */
    public static byte[] why(Visit visit, WhyPage why) {
        return html(output -> JtewhyGenerated.render(output, null, visit, why));
    }

    /** What a search has found. */
    public static byte[] search(Visit visit, SearchPage search) {
        return html(output -> JtesearchGenerated.render(output, null, visit, search));
    }

    /** What happens when. */
    public static byte[] timeline(Visit visit, TimelinePage timeline) {
        return html(output -> JtetimelineGenerated.render(output, null, visit, timeline));
    }

    /** Technologies by actor. */
    public static byte[] matrix(Visit visit, MatrixPage matrix) {
        return html(output -> JtematrixGenerated.render(output, null, visit, matrix));
    }

    /** Where things are and take place. */
    public static byte[] map(Visit visit, MapPage map) {
        return html(output -> JtemapGenerated.render(output, null, visit, map));
    }

    /** What the ontology's terms mean. */
    public static byte[] ontology(Visit visit, OntologyPage ontology) {
        return html(output -> JteontologyGenerated.render(output, null, visit, ontology));
    }

    /** What the graph says of a thing. */
    public static byte[] thing(Visit visit, ThingPage thing) {
        return html(output -> JtethingGenerated.render(output, null, visit, thing));
    }

    /** An article beside the document that is proposed of it. */
    public static byte[] review(ReviewPage page) {
        return html(output -> JtereviewGenerated.render(output, null, page));
    }

    /** A request that is not answered as asked. */
    public static byte[] fault(Visit visit, int status, String explanation) {
        return html(output -> JtefaultGenerated.render(output, null, visit, status, explanation));
    }

    private static byte[] html(Consumer<HtmlTemplateOutput> template) {
        Utf8ByteOutput bytes = new Utf8ByteOutput();
        template.accept(new OwaspHtmlTemplateOutput(bytes));
        return bytes.toByteArray();
    }
}
