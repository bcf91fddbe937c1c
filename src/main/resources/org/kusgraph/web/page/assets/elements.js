// Makes elements. What comes from data is only ever set as text or as an attribute, so none of it can act.

const SVG = "http://www.w3.org/2000/svg";

function fill(made, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === "function") {
            made.addEventListener(name, value);
        } else if (value !== undefined && value !== null && value !== false) {
            made.setAttribute(name, value === true ? "" : value);
        }
    }
    made.append(...children.filter(child => child !== undefined));
    return made;
}

/** An element of HTML; a function among the attributes listens to the event of its name. */
export const html = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);

/** An element of SVG. */
export const svg = (name, attributes = {}, ...children) =>
    fill(document.createElementNS(SVG, name), attributes, children);

/** A link where there is somewhere to go, else a group. */
export const linked = (href, attributes, ...children) =>
    href === undefined ? svg("g", attributes, ...children) : svg("a", { href, ...attributes }, ...children);

/** The text, cut to so many characters. */
export function short(text, most) {
    const characters = [...text];
    return characters.length > most ? characters.slice(0, most - 1).join("") + "…" : text;
}
