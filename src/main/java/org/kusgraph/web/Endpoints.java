package org.kusgraph.web;

import java.util.ArrayList;
import java.util.List;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.web.load.Turns;
import org.kusgraph.web.query.Prefixes;

/** All that the server answers. */
final class Endpoints {
    private Endpoints() {}

    static List<Endpoint> of(ServerOptions options, Visits visits, Turns turns, Metrics metrics) {
        RunningQueries running = new RunningQueries();
        QueryRunner runner = new QueryRunner(options, running, turns, metrics);
        QuestionValues values = new QuestionValues(
                options.introduction().base(),
                Prefixes.of(options.introduction().prefixes()));
        CurrentDescriptions descriptions = new CurrentDescriptions();
        Things things = new Things(descriptions);
        List<Endpoint> endpoints = new ArrayList<>(List.of(
                new HomeEndpoint(options.introduction(), options.snapshots(), visits),
                new QuestionEndpoint(options.snapshots(), runner, values, visits),
                new QuestionApiEndpoint(options, runner, values),
                new OpenApiEndpoint(new OpenApi(options.introduction(), runner)),
                new AssetEndpoint(visits),
                OverviewEndpoint.timeline(options.snapshots(), visits),
                OverviewEndpoint.matrix(options.snapshots(), visits),
                OverviewEndpoint.map(options.snapshots(), visits),
                new SparqlEndpoint(options, runner, visits),
                new CancelEndpoint(running),
                new LintEndpoint(runner, options.httpLimits().bodyBytes()),
                new WhyEndpoint(options, runner, visits),
                new EditorTermsEndpoint(options),
                new CatalogEndpoint(options),
                new ChangesEndpoint(options),
                new RobotsEndpoint(),
                SearchEndpoint.search(options.snapshots(), visits),
                SearchEndpoint.suggestions(options.snapshots(), visits),
                new OpenSearchEndpoint(options.introduction()),
                new ThingEndpoint(options.snapshots(), things),
                new ThingPageEndpoint(options.snapshots(), things, visits),
                new ThingDataEndpoint(options.snapshots(), things),
                new GraphEndpoint(options.snapshots(), descriptions),
                new PingEndpoint(),
                new ReadyEndpoint(options.snapshots(), options.follower()),
                new MetricsEndpoint(metrics, turns, options.snapshots(), options.follower()),
                new NothingEndpoint()));
        endpoints.addAll(ReconcileEndpoint.all(options));
        endpoints.addAll(DumpEndpoint.all(options));
        endpoints.addAll(SitemapEndpoint.all(options));
        endpoints.addAll(OntologyEndpoint.all(options.snapshots(), descriptions, visits));
        options.ontologyFolder().ifPresent(folder -> {
            endpoints.add(new OntologyFileEndpoint(folder.resolve(Ontology.CONTEXT_FILE), "application/ld+json"));
            endpoints.add(new OntologyFileEndpoint(folder.resolve(Ontology.SCHEMA_FILE), "application/schema+json"));
            endpoints.add(new OntologyFileEndpoint(folder.resolve("logo.svg"), "image/svg+xml"));
        });
        options.writing().ifPresent(writing -> {
            WriteAccess access = new WriteAccess(writing);
            endpoints.add(new ArticleEndpoint(
                    writing.articles(), access, options.httpLimits().bodyBytes()));
            endpoints.add(new ReloadEndpoint(writing.articles(), access));
        });
        return endpoints;
    }
}
