// Rows on a map of the earth, which is part of the program: no tiles are fetched from anywhere.

import { html, linked, short, svg } from "./elements.js";
import { feature, geoGraticule10, geoNaturalEarth1, geoPath } from "./libraries/drawing.js";
import { land } from "./libraries/world.js";
import { number, text } from "./words.js";

const WIDTH = 1000;
const HEIGHT = 500;
const MOST = 500;
/** Names are legible where there are not more. */
const MOST_NAMED = 25;
/** The land's outline is coarse; nearer than this it would mislead. */
const LEAST_DEGREES = 24;

/** A square around some points, in degrees, as what a projection can be fitted to. */
function around(points) {
    const [xs, ys] = [points.map(point => point[0]), points.map(point => point[1])];
    const half = Math.max(LEAST_DEGREES, Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) * 0.6;
    const middle = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
    const corner = (x, y) => [Math.min(180, Math.max(-180, middle[0] + x * half)), Math.min(89, Math.max(-89, middle[1] + y * half))];
    return { type: "MultiPoint", coordinates: [corner(-1, -1), corner(1, 1), corner(-1, 1), corner(1, -1)] };
}

/** Draws the rows that have a place. */
export function map(data) {
    const placed = data.rows.map(row => ({ row, at: data.place(row) })).filter(({ at }) =>
        at !== undefined && Math.abs(at[0]) <= 180 && Math.abs(at[1]) <= 90);
    const drawn = placed.slice(0, MOST);
    const projection = geoNaturalEarth1();
    const wide = drawn.some(({ at }) => drawn.some(other => Math.abs(at[0] - other.at[0]) > 120));
    projection.fitExtent([[10, 10], [WIDTH - 10, HEIGHT - 10]], wide || drawn.length === 0 ? { type: "Sphere" } : around(drawn.map(({ at }) => at)));
    projection.clipExtent([[0, 0], [WIDTH, HEIGHT]]);
    const path = geoPath(projection);
    const marks = drawn.map(({ row, at }) => {
        const [x, y] = projection(at);
        const name = data.names.map(column => row[column].title).filter(part => part !== "").join(", ");
        const href = data.names.map(column => row[column].href).find(link => link !== undefined);
        return linked(href, { class: "node", transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` },
            svg("title", {}, name === "" ? at.join(", ") : name),
            svg("circle", { class: "value c0", r: 6 }),
            drawn.length > MOST_NAMED ? undefined : svg("text", { class: "end", y: -12, "text-anchor": "middle" }, short(name, 30)));
    });
    return [
        drawn.length < data.rows.length ? html("p", { class: "count" }, text("drawn.first", number(drawn.length), number(data.rows.length))) : undefined,
        html("div", { class: "wide picture map", tabindex: "0", role: "region", "aria-label": text("view.map") },
            svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: "group", "aria-label": text("view.map") },
                svg("path", { class: "grid", d: path(geoGraticule10()) }),
                svg("path", { class: "land", d: path(feature(land, land.objects.land)) }),
                ...marks)),
        html("p", { class: "count" }, text("map.source")),
    ].filter(part => part !== undefined);
}

