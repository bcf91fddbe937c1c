// A table of an answer that can be sorted by its columns and filtered by what its rows say.

import { html } from "./elements.js";
import { number, text } from "./words.js";

/** Fewer rows are seen at a glance. */
const LEAST_FILTERED = 8;

function compare(one, other, collator) {
    const [a, b] = [one, other].map(cell => cell.querySelector("bdi")?.textContent ?? "");
    if (a === "" || b === "") {
        // Nothing comes last in either order.
        return a === b ? 0 : a === "" ? Infinity : -Infinity;
    }
    const [x, y] = [Number(a), Number(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? collator.compare(a, b) : x - y;
}

/** Adds what sorts and filters. */
export function enhance(region, table) {
    const body = table.tBodies[0];
    const first = [...body.rows];
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const heads = [...table.tHead.rows[0].cells].filter(head => head.dataset.variable !== undefined);
    heads.forEach((head, column) => {
        const button = html("button", { type: "button", class: "sort", click: sort }, ...head.childNodes);
        head.replaceChildren(button);

        function sort() {
            const next = { ascending: "descending", descending: "none" }[head.getAttribute("aria-sort")] ?? "ascending";
            heads.forEach(other => other.removeAttribute("aria-sort"));
            const rows = [...first];
            if (next !== "none") {
                head.setAttribute("aria-sort", next);
                const sign = next === "ascending" ? 1 : -1;
                rows.sort((one, other) => {
                    const order = compare(one.cells[column], other.cells[column], collator);
                    return Number.isFinite(order) ? sign * order : Math.sign(order);
                });
            }
            body.append(...rows);
        }
    });
    if (first.length >= LEAST_FILTERED) {
        const shown = html("span", { role: "status", class: "count" });
        const field = html("input", { type: "search", id: "filter-rows", autocomplete: "off", input() {
            const words = field.value.toLowerCase().split(/\s+/).filter(word => word !== "");
            first.forEach(row => {
                row.hidden = !words.every(word => row.textContent.toLowerCase().includes(word));
            });
            const count = first.filter(row => !row.hidden).length;
            shown.textContent = words.length === 0 ? "" : text("rows.shown", number(count), number(first.length));
        } });
        region.prepend(html("div", { class: "filter" }, html("label", { for: "filter-rows" }, text("rows.filter")), field, shown));
    }
}
