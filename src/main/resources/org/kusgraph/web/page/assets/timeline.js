// A line for each row, where its time is: a mark for a day, a bar for what lasts or is known only by month or year.

import { roomFor, timeTick } from "./chart.js";
import { html, linked, short, svg } from "./elements.js";
import { scaleUtc } from "./libraries/drawing.js";
import { number, text } from "./words.js";

const MOST = 150;
const WIDTH = 1000;
const MOST_LABEL = 30;
const STEP = 28;
const DAY = 24 * 3600 * 1000;

/** The rows in the order of their first time, which lasts to the second where there is one. */
export function timeline(data) {
    const [begins, ends] = data.times;
    const events = data.rows
        .filter(row => row[begins].period !== undefined)
        .map(row => ({ row, from: row[begins].period.from, to: row[ends]?.period?.to ?? row[begins].period.to }))
        .sort((one, other) => one.from - other.from || one.to - other.to);
    const drawn = events.slice(0, MOST);
    const from = Math.min(...drawn.map(event => event.from));
    const to = Math.max(...drawn.map(event => event.to));
    const room = Math.max(DAY, (to - from) * 0.03);
    const extent = [from - room, to + room];
    const nameOf = row => data.names.map(column => row[column].title).filter(part => part !== "").join(", ");
    const labels = roomFor(drawn.map(({ row }) => nameOf(row)));
    const x = scaleUtc(extent, [labels, WIDTH - 40]);
    const height = drawn.length * STEP + 44;
    const axis = x.ticks(5).map(tick => svg("g", {},
        svg("line", { class: "grid", x1: x(tick), x2: x(tick), y1: 26, y2: height - 6 }),
        svg("text", { class: "tick", x: x(tick), y: 14, "text-anchor": "middle" }, timeTick(tick, extent))));
    const rows = drawn.map(({ row, from: begin, to: end }, place) => {
        const y = 44 + place * STEP;
        const when = [begins, ends].filter(column => column !== undefined && !row[column].isEmpty).map(column => row[column].text).join(" – ");
        const name = nameOf(row);
        const href = data.names.map(column => row[column].href).find(link => link !== undefined);
        const width = x(end) - x(begin);
        return linked(href, { class: "row" },
            svg("title", {}, `${when}: ${name}`),
            svg("rect", { class: "target", x: 0, y: y - STEP / 2, width: WIDTH, height: STEP }),
            svg("text", { class: "end", x: labels - 8, y, "text-anchor": "end" }, short(name === "" ? when : name, MOST_LABEL)),
            width < 8
                ? svg("circle", { class: "value c0", cx: x(begin) + width / 2, cy: y, r: 5.5 })
                : svg("rect", { class: "value c0", x: x(begin), y: y - 6, width, height: 12, rx: 4 }));
    });
    return [
        drawn.length < events.length ? html("p", { class: "count" }, text("drawn.first", number(drawn.length), number(events.length))) : undefined,
        html("div", { class: "wide picture", tabindex: "0", role: "region", "aria-label": text("view.timeline") },
            svg("svg", { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, role: "group", "aria-label": text("view.timeline") }, ...axis, ...rows)),
    ].filter(part => part !== undefined);
}
