// What rows relate, as points and lines between them. Points can be moved, and what is too small made larger.

import { html, linked, short, svg } from "./elements.js";
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "./libraries/drawing.js";
import { number, text } from "./words.js";

const MOST_NODES = 150;
const MOST_LABELLED = 80;
const ROUNDS = 300;
const WIDTH = 1000;
const MOST_LABEL = 30;
/** Half of what a letter of a label takes; Hangul is nearly twice as wide as other letters. */
const HALF_LETTER = 3.9;
const HALF_HANGUL = 6.8;
/** Labels are so much flatter than wide: the points are kept apart as circles, which are then pressed flat. */
const FLATNESS = 0.3;
const RELATION = /^(p|pred|predicate|property|relation|edge|edgelabel|link)$/i;

/** The things of the rows, and what relates them: a column that is called so, or nothing but standing in one row. */
function read(data) {
    const relation = data.names.find(column => RELATION.test(data.columns[column]));
    const ends = (data.things.filter(column => column !== relation).length > 1 ? data.things : data.names).filter(
        column => column !== relation,
    );
    const nodes = new Map();
    const links = new Map();
    let cut = 0;
    for (const row of data.rows) {
        const cells = ends.map(column => row[column]).filter(cell => !cell.isEmpty);
        const fresh = cells.filter(cell => !nodes.has(cell.key));
        if (nodes.size + fresh.length > MOST_NODES) {
            cut += 1;
            continue;
        }
        fresh.forEach(cell => nodes.set(cell.key, { cell, links: 0 }));
        for (let place = 1; place < cells.length; place++) {
            const name = relation === undefined ? "" : row[relation].title;
            const [source, target] = [nodes.get(cells[place - 1].key), nodes.get(cells[place].key)];
            links.set(`${cells[place - 1].key} ${name} ${cells[place].key}`, { source, target, name });
        }
    }
    links.forEach(link => [link.source, link.target].forEach(end => (end.links += 1)));
    return { nodes: [...nodes.values()], links: [...links.values()], cut };
}

/** Draws the graph. */
export function graph(data) {
    const { nodes, links, cut } = read(data);
    forceSimulation(nodes)
        .force("link", forceLink(links).distance(190))
        .force("charge", forceManyBody().strength(-500))
        .force("collide", forceCollide(node => Math.max(36, 12 + halfLabel(node))).iterations(3))
        .force("x", forceX().strength(0.05))
        .force("y", forceY().strength(0.05))
        .stop()
        .tick(ROUNDS);
    nodes.forEach(node => (node.y *= FLATNESS));
    const [across, down] = [extent(nodes, "x") + 260, extent(nodes, "y") + 110];
    const height = Math.min(1100, Math.max(320, (down * WIDTH) / Math.max(WIDTH * 0.6, across)));
    const marker = svg("marker", { id: "arrow", viewBox: "0 0 10 10", refX: 18, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse" },
        svg("path", { class: "head", d: "M0 0L10 5L0 10z" }));
    const lines = links.map(link => {
        const line = svg("path", { class: "edge", "marker-end": "url(#arrow)" });
        const name = link.name === "" || links.length > MOST_LABELLED
            ? undefined
            : svg("text", { class: "relation", "text-anchor": "middle" }, short(link.name, 28));
        const drawn = svg("g", { class: "tie" }, svg("title", {}, [link.source.cell.title, link.name, link.target.cell.title].filter(part => part !== "").join(" – ")), line, name);
        return { link, drawn, place() {
            const { source, target } = link;
            const loop = source === target;
            line.setAttribute("d", loop
                ? `M${source.x} ${source.y}c40 -50 -40 -50 0 0`
                : `M${source.x} ${source.y}L${target.x} ${target.y}`);
            name?.setAttribute("x", (source.x + target.x) / 2);
            name?.setAttribute("y", (source.y + target.y) / 2 - (loop ? 38 : 5));
        } };
    });
    const points = nodes.map(node => {
        const drawn = linked(node.cell.href, { class: "node" },
            svg("title", {}, node.cell.iri === undefined ? node.cell.title : `${node.cell.title} ${node.cell.iri}`),
            svg("circle", { class: node.cell.iri === undefined ? "value c2" : "value c0", r: Math.min(12, 6 + node.links) }),
            svg("text", { class: "end", y: -16, "text-anchor": "middle" }, short(node.cell.title, MOST_LABEL)));
        return { node, drawn, place: () => drawn.setAttribute("transform", `translate(${node.x} ${node.y})`) };
    });
    const picture = svg("svg", { width: WIDTH, height, role: "group", "aria-label": text("view.graph") }, svg("defs", {}, marker),
        ...lines.map(line => line.drawn), ...points.map(point => point.drawn));
    const place = () => [...lines, ...points].forEach(part => part.place());
    place();
    points.forEach(point => movable(point, picture, place));
    const view = fitting(nodes, height);
    const show = () => picture.setAttribute("viewBox", view.box());
    show();
    const zoom = (name, factor) => html("button", { type: "button", class: "quiet", click: () => (view.zoom(factor), show()) }, text(name));
    return [
        cut > 0 ? html("p", { class: "count" }, text("graph.cut", number(MOST_NODES), number(cut))) : undefined,
        html("div", { class: "tools-of-drawing" }, zoom("zoom.in", 0.8), zoom("zoom.out", 1.25)),
        html("div", { class: "wide picture graph", tabindex: "0", role: "region", "aria-label": text("view.graph") }, picture),
    ].filter(part => part !== undefined);
}

const halfLabel = node =>
    [...short(node.cell.title, MOST_LABEL)].reduce((sum, letter) => sum + (letter >= "\u1100" ? HALF_HANGUL : HALF_LETTER), 0);

/** How far apart the outermost points are. */
function extent(nodes, axis) {
    const places = nodes.map(node => node[axis]);
    return Math.max(...places) - Math.min(...places);
}

/** The part of the plane that is shown: at first all that is drawn. */
function fitting(nodes, height) {
    const [xs, ys] = [nodes.map(node => node.x), nodes.map(node => node.y)];
    const middle = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
    let width = Math.max(WIDTH * 0.6, extent(nodes, "x") + 260, ((extent(nodes, "y") + 110) * WIDTH) / height);
    return {
        box: () => [middle[0] - width / 2, middle[1] - (width * height) / WIDTH / 2, width, (width * height) / WIDTH].map(Math.round).join(" "),
        zoom(factor) {
            width *= factor;
        },
    };
}

/** Lets a point be dragged; a drag that ends on it is no click. */
function movable({ node, drawn }, picture, place) {
    let moved = false;
    const at = event => new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
    drawn.addEventListener("dragstart", event => event.preventDefault());
    drawn.addEventListener("pointerdown", event => {
        moved = false;
        const begin = at(event);
        const move = next => {
            const now = at(next);
            if (moved || Math.hypot(now.x - begin.x, now.y - begin.y) > 4) {
                moved = true;
                Object.assign(node, { x: now.x, y: now.y });
                place();
            }
        };
        const stop = () => {
            removeEventListener("pointermove", move);
            removeEventListener("pointerup", stop);
        };
        addEventListener("pointermove", move);
        addEventListener("pointerup", stop);
    });
    drawn.addEventListener("click", event => moved && event.preventDefault());
}
