// SPARQL as an editor sees it: what is a word of which sort. Nothing here is ever wrong: only the server says what is.

const KEYWORDS = `add adjust all as asc ask base bind by clear construct copy create data default delete desc describe distinct
drop exists filter from graph group having in insert into limit load minus move named not offset optional order prefix reduced
select separator service silent to undef union using values version where with lateral`.split(/\s+/);

const FUNCTIONS = `abs avg bnode bound ceil coalesce concat contains count datatype day encode_for_uri floor group_concat haslang
haslangdir hours if iri isblank isiri isliteral isnumeric istriple isuri lang langdir langmatches lcase max md5 min minutes month
now object predicate rand regex replace round sameterm sample seconds sha1 sha256 sha384 sha512 str strafter strbefore strdt
strends strlang strlangdir strlen strstarts struuid subject substr sum timezone triple tz ucase uri uuid year`.split(/\s+/);

/** The words that SPARQL itself has, as people write them. */
export const WORDS = [...KEYWORDS, ...FUNCTIONS].map(word => word.toUpperCase());

const NAME = "[\\p{L}_][\\p{L}\\p{N}_-]*(?:\\.+[\\p{L}\\p{N}_-]+)*";
const LOCAL = "(?:[\\p{L}\\p{N}_:%]|\\\\.)(?:(?:[\\p{L}\\p{N}_:%-]|\\\\.|\\.(?=[\\p{L}\\p{N}_:%.-]))*)";

/** In this order: the first that fits is what stands there. */
const SORTS = [
    ["comment", "#.*"],
    ["string", '"""(?:[^"\\\\]|\\\\[^]|"(?!""))*(?:"""|$)|\'\'\'(?:[^\'\\\\]|\\\\[^]|\'(?!\'\'))*(?:\'\'\'|$)'],
    ["string", '"(?:[^"\\\\\\n]|\\\\.)*"?|\'(?:[^\'\\\\\\n]|\\\\.)*\'?'],
    ["iri", '<[^<>"{}|^`\\\\\\s]*>'],
    ["triple", "<<\\(|\\)>>|<<|>>|\\{\\||\\|\\}"],
    ["variable", "[?$][\\p{L}\\p{N}_]+"],
    ["language", "@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*(?:--[a-z]+)?"],
    ["number", "[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?"],
    ["blank", "_:[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*"],
    ["name", `(?:${NAME})?:(?:${LOCAL})?`],
    ["word", "[\\p{L}_][\\p{L}\\p{N}_-]*"],
    ["sign", "\\^\\^|&&|\\|\\||[<>!]=|[^\\s]"],
];
const TOKEN = new RegExp(SORTS.map(([, pattern]) => `(${pattern})`).join("|"), "gu");

/** The tokens of a text: what sort each is, its text, and where it begins and ends. */
export function tokens(text) {
    return [...text.matchAll(TOKEN)].map(found => ({
        sort: SORTS[found.findIndex((part, index) => index > 0 && part !== undefined) - 1][0],
        text: found[0],
        from: found.index,
        to: found.index + found[0].length,
    }));
}

const STYLES = {
    comment: "comment",
    string: "string",
    iri: "url",
    triple: "bracket",
    variable: "variableName",
    language: "annotation",
    number: "number",
    blank: "labelName",
    name: "typeName",
};
const LINE = SORTS.filter(([sort]) => sort !== "string").map(([sort, pattern]) => [sort, new RegExp(`^(?:${pattern})`, "u")]);

/** The mode of the editor's highlighter, which reads line by line. */
export const mode = {
    name: "sparql",
    startState: () => ({ quote: "" }),
    copyState: state => ({ ...state }),
    languageData: { commentTokens: { line: "#" }, closeBrackets: { brackets: ["(", "[", "{", '"'] } },
    token(stream, state) {
        if (state.quote === "") {
            const quote = stream.match(/^(?:"""|'''|"|')/);
            if (quote === null) {
                return outside(stream);
            }
            state.quote = quote[0];
        }
        string(stream, state);
        return "string";
    },
};

/** Goes to the end of a string; one in single quotes ends with its line, finished or not. */
function string(stream, state) {
    while (!stream.eol()) {
        if (stream.match(state.quote)) {
            state.quote = "";
            return;
        }
        if (stream.next() === "\\") {
            stream.next();
        }
    }
    if (state.quote.length === 1) {
        state.quote = "";
    }
}

function outside(stream) {
    if (stream.eatSpace()) {
        return null;
    }
    for (const [sort, pattern] of LINE) {
        const found = stream.match(pattern);
        if (found !== null) {
            return sort === "word" ? word(found[0]) : sort === "sign" ? sign(found[0]) : STYLES[sort];
        }
    }
    stream.next();
    return null;
}

function word(text) {
    const lower = text.toLowerCase();
    return text === "a" || KEYWORDS.includes(lower)
        ? "keyword"
        : FUNCTIONS.includes(lower)
          ? "propertyName"
          : lower === "true" || lower === "false"
            ? "atom"
            : null;
}

const sign = text => ("(){}[]".includes(text) ? "bracket" : "operator");

/** The namespaces that a query declares, by prefix. */
export function declared(text) {
    const found = new Map();
    const read = tokens(text).filter(token => token.sort !== "comment");
    read.forEach((token, place) => {
        if (token.sort === "word" && token.text.toLowerCase() === "prefix" && read[place + 2]?.sort === "iri") {
            found.set(read[place + 1].text.slice(0, -1), read[place + 2].text.slice(1, -1));
        }
    });
    return found;
}

/**
 * The statements of a query as far as they can be seen without a grammar, and which part of one stands next at its end.
 *
 * @returns {{ statements: { subject: string, predicate: string, object: string }[], slot: string, subject: string, predicate: string }}
 */
export function statements(text) {
    const found = [];
    const outer = [];
    let at = { slot: "subject", subject: "", predicate: "" };
    // How deep in brackets an expression is, such as that of FILTER, which states nothing.
    let depth = 0;
    const term = token => {
        if (at.slot === "subject") {
            at = { slot: "predicate", subject: token.text, predicate: "" };
        } else if (at.slot === "predicate") {
            at = { ...at, slot: "object", predicate: token.text };
        } else {
            if (at.slot === "object") {
                found.push({ subject: at.subject, predicate: at.predicate, object: token.text });
            }
            at = { ...at, slot: "end" };
        }
    };
    for (const token of tokens(text)) {
        if (token.sort === "comment" || token.sort === "language") {
            continue;
        }
        if (depth > 0 || (token.text === "(" && at.slot === "subject")) {
            depth += { "(": 1, ")": -1 }[token.text] ?? 0;
            at = { slot: depth > 0 ? "expression" : "subject", subject: "", predicate: "" };
        } else if (token.sort === "word" && token.text !== "a") {
            at = { slot: "subject", subject: "", predicate: "" };
        } else if (token.sort !== "sign" && token.sort !== "triple") {
            term(token);
        } else if ("{}.".includes(token.text)) {
            at = { slot: "subject", subject: "", predicate: "" };
        } else if (token.text === ";") {
            at = { ...at, slot: "predicate" };
        } else if (token.text === ",") {
            at = { ...at, slot: "object" };
        } else if ("/|^".includes(token.text) && at.slot !== "end") {
            at = { ...at, slot: "predicate" };
        } else if (token.text === "[") {
            outer.push(at);
            at = { slot: "predicate", subject: `[${found.length} ${outer.length}`, predicate: "" };
        } else if (token.text === "]" && outer.length > 0) {
            at = outer.pop();
            term({ text: "[]" });
        }
    }
    return { statements: found, ...at };
}
