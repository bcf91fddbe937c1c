// Charts of the numbers in an answer.

import { html, linked, short, svg } from "./elements.js";
import { scaleLinear, scaleUtc } from "./libraries/drawing.js";
import { number, text } from "./words.js";

const MOST_BARS = 60;
const MOST_SERIES = 6;
const WIDTH = 1000;
const MOST_LABEL = 30;
const CHARACTER = 8.2;
const VALUES = 70;

const cutNote = (drawn, all) =>
    drawn < all ? html("p", { class: "count" }, text("drawn.first", number(drawn), number(all))) : undefined;

function legend(names) {
    return names.length < 2
        ? undefined
        : html("ul", { class: "series" }, ...names.map((name, place) =>
            html("li", {}, svg("svg", { viewBox: "0 0 12 12", width: 12, height: 12, class: `c${place}`, "aria-hidden": "true" }, svg("rect", { width: 12, height: 12 })), ` ${name}`)));
}

const picture = (label, height, width, ...children) =>
    html("div", { class: "wide picture", tabindex: "0", role: "region", "aria-label": label },
        svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": label }, ...children));

const nameOf = (row, columns) => columns.map(column => row[column].title).filter(name => name !== "").join(", ");

/** The width that the longest of some names takes, within reason; Hangul is nearly twice as wide as other letters. */
export function roomFor(names) {
    const widths = names.map(name => [...short(name, MOST_LABEL)].reduce((sum, letter) => sum + (letter >= "\u1100" ? 1.75 : 1), 0));
    return Math.min(320, Math.max(40, Math.max(0, ...widths) * CHARACTER)) + 12;
}

/** A bar for each number, under the names in its row. */
export function barChart(data) {
    const series = data.numbers.slice(0, MOST_SERIES);
    const rows = data.rows.filter(row => series.some(column => row[column].number !== undefined)).slice(0, MOST_BARS);
    const names = data.names.length > 0 ? data.names : data.times;
    const values = rows.flatMap(row => series.map(column => row[column].number ?? 0));
    const labels = roomFor(rows.map(row => nameOf(row, names)));
    const x = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [labels, WIDTH - VALUES]).nice();
    const thickness = series.length === 1 ? 18 : 12;
    const step = series.length * thickness + 12;
    const height = rows.length * step + 34;
    const ticks = x.ticks(6);
    const axis = ticks.map(tick => svg("g", {},
        svg("line", { class: tick === 0 ? "axis" : "grid", x1: x(tick), x2: x(tick), y1: 22, y2: height - 6 }),
        svg("text", { class: "tick", x: x(tick), y: 12, "text-anchor": "middle" }, number(tick))));
    const bars = rows.map((row, place) => {
        const top = 28 + place * step;
        const name = nameOf(row, names);
        const href = names.map(column => row[column].href).find(link => link !== undefined);
        const lines = series.flatMap((column, nth) => {
            const value = row[column].number;
            if (value === undefined) {
                return [];
            }
            const [from, to] = [x(Math.min(0, value)), x(Math.max(0, value))];
            const y = top + nth * thickness;
            return [
                svg("rect", { class: `value c${nth}`, x: from, y, width: Math.max(1, to - from), height: thickness - 2 }),
                svg("text", { class: "number", x: to + 5, y: y + thickness / 2 - 1 }, number(value)),
            ];
        });
        return linked(href, { class: "row" },
            svg("title", {}, `${name}: ${series.map(column => `${data.columns[column]} ${row[column].text}`).join(", ")}`),
            svg("rect", { class: "target", x: 0, y: top - 5, width: WIDTH, height: step }),
            svg("text", { class: "end", x: labels - 8, y: top + (series.length * thickness) / 2, "text-anchor": "end" }, short(name, MOST_LABEL)),
            ...lines);
    });
    return [cutNote(rows.length, data.rows.length), legend(series.map(column => data.columns[column])),
        picture(text("view.chart"), height, WIDTH, ...axis, ...bars)].filter(part => part !== undefined);
}

/** Lines through numbers over time, or over the first of the numbers; one for each name where there are names. */
export function lineChart(data) {
    const byTime = data.times.length > 0;
    const across = byTime ? data.times[0] : data.numbers[0];
    const at = row => (byTime ? row[across].period?.from : row[across].number);
    const columns = data.numbers.filter(column => column !== across).slice(0, MOST_SERIES);
    const named = columns.length === 1 && data.names.length > 0 ? data.names[0] : undefined;
    const lines = new Map();
    for (const row of data.rows) {
        for (const column of columns) {
            if (at(row) !== undefined && row[column].number !== undefined) {
                const name = named === undefined ? data.columns[column] : row[named].title;
                lines.set(name, [...(lines.get(name) ?? []), { x: at(row), y: row[column].number, cell: row[across] }]);
            }
        }
    }
    const drawn = [...lines].slice(0, MOST_SERIES);
    const points = drawn.flatMap(([, line]) => line);
    const [left, right, top, bottom] = [70, WIDTH - 20, 16, 340];
    const extent = [Math.min(...points.map(point => Number(point.x))), Math.max(...points.map(point => Number(point.x)))];
    const x = (byTime ? scaleUtc : scaleLinear)(extent, [left, right]);
    const y = scaleLinear([Math.min(0, ...points.map(point => point.y)), Math.max(0, ...points.map(point => point.y))], [bottom, top]).nice();
    const format = x.tickFormat(6);
    const axes = [
        ...y.ticks(6).map(tick => svg("g", {},
            svg("line", { class: tick === 0 ? "axis" : "grid", x1: left, x2: right, y1: y(tick), y2: y(tick) }),
            svg("text", { class: "tick", x: left - 8, y: y(tick), "text-anchor": "end" }, number(tick)))),
        ...x.ticks(6).map(tick => svg("text", { class: "tick", x: x(tick), y: bottom + 20, "text-anchor": "middle" }, byTime ? timeTick(tick, extent) : format(tick))),
    ];
    const paths = drawn.map(([name, line], nth) => {
        const sorted = [...line].sort((one, other) => one.x - other.x);
        return svg("g", { class: `c${nth}` },
            svg("path", { class: "line", d: `M${sorted.map(point => `${x(point.x).toFixed(1)} ${y(point.y).toFixed(1)}`).join("L")}` }),
            ...sorted.map(point => svg("circle", { cx: x(point.x), cy: y(point.y), r: 4 }, svg("title", {}, `${name}, ${point.cell.text}: ${number(point.y)}`))));
    });
    return [cutNote(drawn.length, lines.size), legend(drawn.map(([name]) => name)),
        picture(text("view.line"), bottom + 36, WIDTH, ...axes, ...paths)].filter(part => part !== undefined);
}

const YEAR = 365 * 24 * 3600 * 1000;

/** A day, a month or a year, by how much time is shown. */
export function timeTick(time, [from, to]) {
    const span = to - from;
    const parts = span > 6 * YEAR ? { year: "numeric" } : span > YEAR / 4 ? { year: "numeric", month: "short" } : { year: "numeric", month: "short", day: "numeric" };
    return time.toLocaleDateString(document.documentElement.lang, { ...parts, timeZone: "UTC" });
}
