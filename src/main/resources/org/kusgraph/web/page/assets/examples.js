// The example queries: by topic, with a filter, each run with a click.

import { html } from "./elements.js";
import { text } from "./words.js";

/** A topic is a keyword of at least so many examples. */
const LEAST = 3;
const MOST_TOPICS = 12;

/** Lets the examples be filtered; `run` is given the query of one that is clicked. */
export function prepareExamples(run) {
    const list = document.querySelector(".examples .questions");
    if (list === null) {
        return;
    }
    const items = [...list.children];
    const keywords = item => item.dataset.keywords.split("|").filter(keyword => keyword !== "");
    const counts = new Map();
    items.flatMap(keywords).forEach(keyword => counts.set(keyword, (counts.get(keyword) ?? 0) + 1));
    const topics = [...counts]
        .filter(([, count]) => count >= LEAST)
        .sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]))
        .slice(0, MOST_TOPICS);
    const none = html("p", { class: "none", hidden: true, role: "status" }, text("examples.none"));
    const field = html("input", { type: "search", id: "filter-examples", autocomplete: "off", input: filter });
    const buttons = topics.map(([topic, count]) =>
        html("button", { type: "button", class: "topic", lang: "en", "aria-pressed": "false", "data-topic": topic, click: choose }, `${topic} ${count}`),
    );

    function choose(event) {
        const chosen = event.currentTarget.getAttribute("aria-pressed") !== "true";
        buttons.forEach(button => button.setAttribute("aria-pressed", String(chosen && button === event.currentTarget)));
        filter();
    }

    function filter() {
        const words = field.value.toLowerCase().split(/\s+/).filter(word => word !== "");
        const topic = buttons.find(button => button.getAttribute("aria-pressed") === "true")?.dataset.topic;
        for (const item of items) {
            const all = `${item.textContent} ${item.dataset.keywords}`.toLowerCase();
            item.hidden = !words.every(word => all.includes(word)) || (topic !== undefined && !keywords(item).includes(topic));
        }
        none.hidden = items.some(item => !item.hidden);
    }

    list.before(
        html("div", { class: "filter" }, html("label", { for: "filter-examples" }, text("examples.filter")), field),
        html("div", { class: "topics", role: "group", "aria-label": text("examples.topics") }, ...buttons),
        none,
    );
    list.addEventListener("click", event => {
        const link = event.target.closest("a");
        if (link !== null && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            run(new URL(link.href).searchParams.get("query"));
        }
    });
}
