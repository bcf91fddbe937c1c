export { EditorState, Prec } from "@codemirror/state";
export {
    EditorView,
    keymap,
    lineNumbers,
    highlightSpecialChars,
    drawSelection,
    highlightActiveLine,
    highlightActiveLineGutter,
} from "@codemirror/view";
export { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
export {
    StreamLanguage,
    HighlightStyle,
    syntaxHighlighting,
    syntaxTree,
    bracketMatching,
    indentOnInput,
} from "@codemirror/language";
export { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, startCompletion } from "@codemirror/autocomplete";
export { lintGutter, setDiagnostics, lintKeymap, openLintPanel } from "@codemirror/lint";
export { search, searchKeymap, highlightSelectionMatches } from "@codemirror/search";
export { tags } from "@lezer/highlight";
