// The editor in place of the page's plain field, which stays behind it and is what the form sends.

import { declaring, propose, terms } from "./completion.js";
import { mode, tokens } from "./sparql.js";
import {
    autocompletion,
    bracketMatching,
    closeBrackets,
    closeBracketsKeymap,
    completionKeymap,
    defaultKeymap,
    drawSelection,
    EditorState,
    EditorView,
    highlightActiveLine,
    highlightActiveLineGutter,
    highlightSelectionMatches,
    highlightSpecialChars,
    HighlightStyle,
    history,
    historyKeymap,
    indentOnInput,
    indentWithTab,
    keymap,
    lineNumbers,
    lintGutter,
    lintKeymap,
    Prec,
    search,
    searchKeymap,
    setDiagnostics,
    StreamLanguage,
    syntaxHighlighting,
    tags,
} from "./libraries/codemirror.js";
import { phrases } from "./phrases.js";

const theme = EditorView.theme({
    "&": { color: "var(--text)", backgroundColor: "var(--page)", fontSize: "0.92rem", border: "1px solid var(--soft)", borderRadius: "4px" },
    "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "2px" },
    ".cm-scroller": { fontFamily: "inherit", lineHeight: "1.55", maxHeight: "60vh" },
    ".cm-content": { caretColor: "var(--text)", padding: ".5rem 0" },
    ".cm-content, .cm-gutter": { minHeight: "10rem" },
    ".cm-cursor": { borderLeftColor: "var(--text)", borderLeftWidth: "2px" },
    "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--selected)" },
    ".cm-gutters": { color: "var(--soft)", backgroundColor: "var(--panel)", borderRight: "1px solid var(--line)" },
    ".cm-activeLine": { backgroundColor: "var(--current)" },
    ".cm-activeLineGutter": { backgroundColor: "var(--line)", color: "var(--text)" },
    ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--selected)", outline: "1px solid var(--soft)" },
    ".cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent" },
    ".cm-searchMatch": { backgroundColor: "var(--found)", color: "var(--text)" },
    ".cm-searchMatch-selected": { outline: "2px solid var(--focus)" },
    ".cm-panels": { color: "var(--text)", backgroundColor: "var(--panel)", fontFamily: "system-ui, sans-serif" },
    ".cm-textfield": { color: "var(--text)", backgroundColor: "var(--page)", border: "1px solid var(--soft)", fontSize: "0.9rem" },
    ".cm-button": { color: "var(--text)", backgroundColor: "var(--page)", backgroundImage: "none", border: "1px solid var(--soft)", fontSize: "0.9rem" },
    ".cm-panel button[name=close]": { color: "var(--text)", fontSize: "1.2rem" },
    ".cm-tooltip": { color: "var(--text)", backgroundColor: "var(--panel)", border: "1px solid var(--soft)", borderRadius: "4px", maxWidth: "min(92vw, 46rem)" },
    ".cm-tooltip-autocomplete > ul": { fontFamily: "inherit", fontSize: "0.9rem", maxHeight: "16rem" },
    ".cm-tooltip-autocomplete > ul > li": { padding: ".15rem .5rem", lineHeight: "1.5" },
    ".cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--page)", backgroundColor: "var(--link)" },
    ".cm-completionDetail": { fontFamily: "system-ui, sans-serif", fontStyle: "normal", fontSize: "0.85em", color: "var(--soft)", marginLeft: "0.8em" },
    "li[aria-selected] .cm-completionDetail": { color: "var(--page)" },
    ".cm-completionInfo": { fontFamily: "system-ui, sans-serif", fontSize: "0.85rem", padding: ".5rem .7rem", maxWidth: "20rem" },
    // Instead of pictures in addresses, which the page's policy forbids.
    ".cm-lint-marker-error": { content: "normal", width: "0.7em", height: "0.7em", margin: "0.4em 0 0 0.15em", borderRadius: "50%", backgroundColor: "var(--fault)" },
    ".cm-diagnostic": { fontFamily: "system-ui, sans-serif", fontSize: "0.9rem" },
    ".cm-diagnostic-error": { borderLeftColor: "var(--fault)" },
    ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--fault) 1.5px", textUnderlineOffset: "3px" },
});

const colours = HighlightStyle.define([
    { tag: tags.keyword, color: "var(--s1)", fontWeight: "600" },
    { tag: tags.variableName, color: "var(--s5)" },
    { tag: tags.typeName, color: "var(--s4)" },
    { tag: [tags.url, tags.labelName], color: "var(--s4)" },
    { tag: [tags.string, tags.annotation], color: "var(--s0)" },
    { tag: [tags.number, tags.atom], color: "var(--s2)" },
    { tag: tags.propertyName, color: "var(--s6)" },
    { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
]);

/** A prefix that somebody types is declared for them, if the server knows it. */
const declareTyped = EditorView.inputHandler.of((view, from, to, typed) => {
    const query = view.state.doc.toString();
    const before = query.slice(0, from);
    const last = tokens(before).at(-1);
    if (typed !== ":" || last?.sort !== "word" || last.to !== from || /prefix\s+[^\s:]*$/i.test(before)) {
        return false;
    }
    terms().then(known => {
        const now = view.state.doc.toString();
        if (now.startsWith(`${before}:`)) {
            view.dispatch({ changes: declaring(last.text, known.prefixes, now), userEvent: "input" });
        }
    });
    return false;
});

/** The place in the text of a line and a column, which counts characters from 1 as the server does. */
function offset(doc, line, column) {
    const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
    return found.from + [...found.text].slice(0, column - 1).join("").length;
}

/** Puts the editor in place of a field. */
export function edit(field, label, { run, changed }) {
    const host = document.createElement("div");
    host.className = "editor";
    host.dir = "ltr";
    field.before(host);
    // In a tree of its own the editor brings its styles as sheets, which the page's policy allows; as elements it does not.
    const root = host.attachShadow({ mode: "open" });
    const view = new EditorView({
        root,
        parent: root,
        state: EditorState.create({
            doc: field.value,
            extensions: [
                Prec.highest(keymap.of(["Ctrl-Enter", "Mod-Enter"].map(key => ({ key, run: () => (run(), true) })))),
                declareTyped,
                lineNumbers(),
                lintGutter(),
                history(),
                drawSelection(),
                highlightSpecialChars(),
                highlightActiveLine(),
                highlightActiveLineGutter(),
                highlightSelectionMatches(),
                bracketMatching(),
                closeBrackets(),
                indentOnInput(),
                search({ top: true }),
                autocompletion({ override: [propose], icons: false }),
                StreamLanguage.define(mode),
                syntaxHighlighting(colours),
                theme,
                EditorView.lineWrapping,
                EditorState.phrases.of(phrases()),
                EditorView.contentAttributes.of({
                    "aria-label": label,
                    tabindex: "0",
                    spellcheck: "false",
                    autocapitalize: "off",
                    autocorrect: "off",
                }),
                keymap.of([
                    ...closeBracketsKeymap,
                    ...completionKeymap,
                    ...searchKeymap,
                    ...lintKeymap,
                    ...historyKeymap,
                    ...defaultKeymap,
                    indentWithTab,
                ]),
                EditorView.updateListener.of(update => {
                    if (update.docChanged) {
                        field.value = update.state.doc.toString();
                        changed();
                    }
                }),
            ],
        }),
    });
    field.hidden = true;
    return {
        text: () => view.state.doc.toString(),
        write(text) {
            if (text !== view.state.doc.toString()) {
                view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
            }
        },
        focus: () => view.focus(),
        go(problem) {
            view.dispatch({ selection: { anchor: offset(view.state.doc, problem.line, problem.column) }, scrollIntoView: true });
            view.focus();
        },
        /** Marks what is wrong from where the server says to the end of the word there. */
        mark(problems) {
            const placed = problems.filter(problem => problem.line !== undefined);
            const all = tokens(view.state.doc.toString());
            view.dispatch(
                setDiagnostics(
                    view.state,
                    placed.map(({ line, column, message }) => {
                        const from = offset(view.state.doc, line, column);
                        const to = all.find(token => token.from <= from && token.to > from)?.to ?? Math.min(from + 1, view.state.doc.length);
                        return { from: Math.min(from, to), to, severity: "error", message };
                    }),
                ),
            );
        },
    };
}
