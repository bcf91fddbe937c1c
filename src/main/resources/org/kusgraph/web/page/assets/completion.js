// What the editor proposes: terms of the data with how often they are used, entities by their names, variables, words of SPARQL.

import { short } from "./elements.js";
import { declared, statements, tokens, WORDS } from "./sparql.js";
import { number, text as words } from "./words.js";

const MOST = 60;
const PLAIN_NAME = /^[\p{L}\p{N}_]([\p{L}\p{N}_.-]*[\p{L}\p{N}_-])?$/u;
const TYPE = new Set(["a", "rdf:type", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"]);
const UNCOMPLETED = new Set(["comment", "string", "iri", "language", "number", "blank"]);

let known;

/** The terms of the server, fetched when they are first asked for. */
export function terms() {
    known ??= fetch("/sparql/terms", { headers: { Accept: "application/json" } })
        .then(answer => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
        .catch(() => {
            // The editor is of use without proposals, and the next word asks again.
            known = undefined;
            return { prefixes: {}, classes: [], properties: [], uses: [] };
        });
    return known;
}

/** The changes that declare a prefix, after those that are declared or below the comments at the top; none where it is. */
export function declaring(prefix, prefixes, query) {
    const namespace = prefixes[prefix];
    if (namespace === undefined || declared(query).has(prefix)) {
        return [];
    }
    const top = query.match(/^(?:[ \t]*(?:#.*|(?:PREFIX|BASE)\s.*)?\n)*/i)[0];
    const last = [...top.matchAll(/^[ \t]*PREFIX\s.*\n/gim)].at(-1);
    const from = last === undefined ? top.length : last.index + last[0].length;
    return [{ from, insert: `PREFIX ${prefix}: <${namespace}>\n` }];
}

/** An IRI as a query writes it, and the prefix that this needs. */
function written(iri, prefixes) {
    const fits = Object.entries(prefixes)
        .filter(([, namespace]) => iri.startsWith(namespace) && PLAIN_NAME.test(iri.slice(namespace.length)))
        .sort((one, other) => other[1].length - one[1].length)[0];
    return fits === undefined
        ? { text: `<${iri}>` }
        : { text: `${fits[0]}:${iri.slice(fits[1].length)}`, prefix: fits[0] };
}

function option(name, prefixes, rest) {
    return {
        ...rest,
        label: name.text,
        apply(view, _, from, to) {
            const query = view.state.doc.toString();
            const before = name.prefix === undefined ? [] : declaring(name.prefix, prefixes, query);
            const moved = before.reduce((sum, change) => sum + change.insert.length, 0);
            view.dispatch({
                changes: [...before, { from, to, insert: name.text }],
                selection: { anchor: from + moved + name.text.length },
                userEvent: "input.complete",
                scrollIntoView: true,
            });
        },
    };
}

const labelOf = term => term.label?.[document.documentElement.lang] ?? term.label?.en ?? "";

/** How well a term fits what is typed: better is greater, 0 is not at all. */
function fit(typed, name, term) {
    const wanted = typed.toLowerCase();
    if (wanted === "") {
        return 1;
    }
    if (name.text.toLowerCase().startsWith(wanted)) {
        return 4;
    }
    const [, local] = name.text.toLowerCase().split(":", 2);
    const inLabel = Object.values(term.label ?? {}).map(label => label.toLowerCase());
    if (local?.startsWith(wanted) || inLabel.some(label => label.startsWith(wanted))) {
        return 3;
    }
    return local?.includes(wanted) || inLabel.some(label => label.includes(wanted)) ? 2 : 0;
}

function howMany(use) {
    if (use?.least === undefined) {
        return [];
    }
    return [words(use.least > 0 ? "mandatory" : "optional"), ...(use.most === 1 ? [] : [words("repeatable")])];
}

function described(term, prefixes, typed, type, use, boost) {
    const name = written(term.iri, prefixes);
    const fitting = fit(typed, name, term);
    const count = use === undefined ? term.count : use.count;
    return {
        fitting: fitting === 0 ? 0 : fitting + boost,
        count,
        option: option(name, prefixes, {
            type,
            detail: [labelOf(term), `${number(count)}×`, ...howMany(use)].filter(part => part !== "").join(" · "),
            info: term.definition?.[document.documentElement.lang] ?? term.definition?.en,
        }),
    };
}

const best = found =>
    found
        .filter(one => one.fitting > 0)
        .sort((one, other) => other.fitting - one.fitting || other.count - one.count)
        .slice(0, MOST)
        .map(one => one.option);

function full(name, query, prefixes) {
    if (name.startsWith("<")) {
        return name.slice(1, -1);
    }
    const colon = name.indexOf(":");
    const namespace = declared(query).get(name.slice(0, colon)) ?? prefixes[name.slice(0, colon)];
    return namespace === undefined ? "" : namespace + name.slice(colon + 1);
}

/** The properties, those first that entities of the subject's classes have. */
function properties(known, typed, subject, query) {
    const classes = new Set(
        statements(query)
            .statements.filter(statement => statement.subject === subject && TYPE.has(statement.predicate))
            .map(statement => full(statement.object, query, known.prefixes)),
    );
    const uses = new Map(
        known.uses.filter(use => classes.has(use.class)).map(use => [use.property, use]),
    );
    const unused = [...uses.values()]
        .filter(use => !known.properties.some(property => property.iri === use.property))
        .map(use => ({ iri: use.property, count: 0 }));
    return [...known.properties, ...unused].map(property =>
        described(property, known.prefixes, typed, "property", uses.get(property.iri), uses.has(property.iri) ? 10 : 0),
    );
}

/** Entities by the beginnings of their names in any language, as the search box finds them. */
async function entities(typed, known, signal) {
    const answer = await fetch(`/search/suggest?q=${encodeURIComponent(short(typed, 80))}`, {
        headers: { Accept: "application/json" },
        signal,
    });
    if (!answer.ok) {
        return [];
    }
    const [, names, kinds, addresses] = await answer.json();
    return names.map((name, place) => {
        const id = decodeURIComponent(new URL(addresses[place]).pathname.replace(/^\/id\//, ""));
        return option(written((known.prefixes.id ?? "") + id, known.prefixes), known.prefixes, {
            displayLabel: name,
            detail: kinds[place],
            type: "constant",
        });
    });
}

const variables = (query, typed) =>
    [...new Set(tokens(query).filter(token => token.sort === "variable").map(token => token.text))]
        .filter(name => name !== typed && name.toLowerCase().startsWith(typed.toLowerCase()))
        .sort()
        .map(label => ({ label, type: "variable" }));

const keywords = typed =>
    typed.length < 2
        ? []
        : WORDS.filter(word => word.startsWith(typed.toUpperCase())).map(label => ({ label, type: "keyword" }));

/** A source of proposals for the editor. */
export async function propose(context) {
    const query = context.state.doc.toString();
    const before = query.slice(0, context.pos);
    const last = tokens(before).at(-1);
    const touching = last?.to === before.length ? last : undefined;
    if (touching !== undefined && UNCOMPLETED.has(touching.sort)) {
        return null;
    }
    const typed = before.match(/(?:[?$]|(?:[\p{L}_][\p{L}\p{N}_.-]*)?:)?[\p{L}\p{N}_.-]*$/u)[0];
    if (typed === "" && !context.explicit) {
        return null;
    }
    const from = context.pos - typed.length;
    const result = options => (options.length === 0 ? null : { from, options, filter: false });
    if (/^[?$]/.test(typed)) {
        const rest = query.slice(0, from) + query.slice(context.pos);
        return result(variables(rest, typed));
    }
    const known = await terms();
    const { slot, subject, predicate } = statements(query.slice(0, from));
    if (slot === "object" && TYPE.has(predicate)) {
        return result(best(known.classes.map(term => described(term, known.prefixes, typed, "class", undefined, 0))));
    }
    if (slot === "predicate") {
        return result([...best(properties(known, typed, subject, query)), ...keywords(typed)]);
    }
    const controller = new AbortController();
    context.addEventListener("abort", () => controller.abort());
    const looked = typed.replace(/^id:/, "");
    const found = looked.length < 2 || (looked === typed && typed.includes(":"))
        ? []
        : await entities(looked, known, controller.signal).catch(() => []);
    const named = typed.includes(":")
        ? best([...known.classes, ...known.properties].map(term => described(term, known.prefixes, typed, "class", undefined, 0)))
        : [];
    return result([...keywords(typed), ...named, ...found]);
}
