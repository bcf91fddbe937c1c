// An answer in the view that its query chooses or its reader: the table that the server made, or a drawing of what is in it.

import { html } from "./elements.js";
import { enhance } from "./table.js";
import { readTable } from "./rows.js";
import { text } from "./words.js";

/** What queries call the views (as Wikidata's do), and what each is here. */
const NAMES = {
    table: "table",
    chart: "chart",
    barchart: "chart",
    linechart: "line",
    areachart: "line",
    scatterchart: "line",
    graph: "graph",
    timeline: "timeline",
    map: "map",
    raw: "raw",
};

/** The drawings, loaded when they are looked at. */
const DRAWINGS = {
    chart: () => import("./chart.js").then(module => module.barChart),
    line: () => import("./chart.js").then(module => module.lineChart),
    graph: () => import("./graph.js").then(module => module.graph),
    timeline: () => import("./timeline.js").then(module => module.timeline),
    map: () => import("./map.js").then(module => module.map),
};

const MOST_RAW = 200_000;

/** The view that a query chooses by a comment, such as `#defaultView:Timeline`. */
function chosenBy(query) {
    const name = query.match(/^[ \t]*#[ \t]*defaultView[ \t]*:[ \t]*([A-Za-z]+)/m)?.[1].toLowerCase();
    return name === undefined ? undefined : (NAMES[name] ?? "");
}

/** Adds the views to an answer and shows the one that its query chooses. */
export function showAnswer(outcome, query) {
    const table = outcome.querySelector(".rows table");
    const written = outcome.querySelector("pre.graph");
    if (table === null) {
        return;
    }
    const data = readTable(table);
    const region = table.closest(".rows");
    enhance(region, table);
    const own = html("div", { class: "drawing", hidden: true });
    region.after(own);
    const fit = ["table", ...Object.keys(DRAWINGS).filter(view => data.fits(view)), "raw"];
    const buttons = fit.map(view =>
        html("button", { type: "button", "aria-pressed": "false", "data-view": view, click: () => choose(view) }, text(`view.${view}`)),
    );
    const note = html("p", { class: "note", hidden: true, role: "status" });
    const details = region.closest("details");
    (written ?? region).before(html("div", { class: "views", role: "group", "aria-label": text("views") }, ...buttons), note);
    if (details !== null) {
        // The statements of a graph, which the page without a script keeps closed below their text.
        details.before(region, own);
        details.remove();
    }

    async function choose(view) {
        buttons.forEach(button => button.setAttribute("aria-pressed", String(button.dataset.view === view)));
        region.hidden = view !== "table";
        if (written !== null) {
            written.hidden = view !== "raw";
        }
        own.hidden = view === "table" || (view === "raw" && written !== null);
        own.replaceChildren();
        if (view === "raw" && written === null) {
            own.append(await raw(query));
        } else if (!own.hidden) {
            const draw = await DRAWINGS[view]();
            own.replaceChildren(...draw(data));
        }
    }

    const wanted = chosenBy(query);
    if (wanted !== undefined && !fit.includes(wanted)) {
        note.hidden = false;
        note.textContent = wanted === "" ? text("view.unknown") : text("view.unfit", text(`view.${wanted}`));
    }
    choose(fit.includes(wanted) ? wanted : written !== null ? "raw" : "table");
}

/** The answer as programs get it. */
async function raw(query) {
    const answer = await fetch("/sparql", {
        method: "POST",
        headers: { Accept: "application/sparql-results+json" },
        body: new URLSearchParams({ query }),
    }).then(response => response.text(), () => text("unreachable"));
    const cut = answer.length > MOST_RAW;
    return html(
        "div",
        {},
        cut ? html("p", { class: "count" }, text("raw.cut")) : undefined,
        html("pre", { class: "wide", tabindex: "0", role: "region", "aria-label": text("view.raw"), dir: "ltr" }, answer.slice(0, MOST_RAW)),
    );
}
