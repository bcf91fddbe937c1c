// Makes the query page better than a form: it writes, checks, runs, cancels and shows without leaving the page.

import { showAnswer } from "./answer.js";
import { edit } from "./editor.js";
import { html } from "./elements.js";
import { prepareExamples } from "./examples.js";
import { copy, offerCopies } from "./copying.js";
import { number, text } from "./words.js";

/** Servers and browsers take addresses of this length; longer queries go behind a hash, which is not sent. */
const MOST_IN_ADDRESS = 6000;
const CHECK_AFTER = 500;
const ASK_AGAIN_AFTER = 250;

const form = document.querySelector("form.query");
const outcome = document.querySelector("#outcome");
const state = document.querySelector("#state");
const problem = document.querySelector("#problem");
const button = form.querySelector("button[type=submit]");

/** The query whose answer is on the page or awaited. */
let asked = queryInAddress();
let running;
let latest;
let checking;
let checkTimer;

const editor = edit(form.querySelector("textarea"), form.querySelector("label").textContent, { run, changed });
const cancelButton = html("button", { type: "button", class: "quiet", hidden: true, click: cancel }, text("cancel"));
const shareButton = html("button", { type: "button", class: "quiet", click: share }, text("share"));
button.after(cancelButton, shareButton, html("span", { class: "hint" }, text("keys")));
form.querySelector("label").addEventListener("click", editor.focus);
form.addEventListener("submit", event => {
    event.preventDefault();
    run();
});
addEventListener("popstate", () => queryInAddress() !== asked && fromAddress());
addEventListener("pagehide", () => running !== undefined && stop(running.id));
prepareExamples(query => {
    editor.write(query);
    scrollTo({ top: 0 });
    run();
});

function address(query) {
    const language = new URLSearchParams(location.search).get("lang");
    const parameters = new URLSearchParams({ query, ...(language === null ? {} : { lang: language }) });
    if (parameters.toString().length <= MOST_IN_ADDRESS) {
        return `/sparql?${parameters}`;
    }
    return `/sparql${language === null ? "" : `?lang=${language}`}#query=${encodeURIComponent(query)}`;
}

/** Runs what stands in the editor, instead of what runs now. */
async function run() {
    const query = editor.text();
    const path = address(query);
    if (`${location.pathname}${location.search}${location.hash}` !== path) {
        history.pushState(null, "", path);
    }
    await ask(query, path);
}

async function ask(query, path) {
    const id = [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
    const run = { id };
    latest = run;
    await cancel();
    if (latest !== run) {
        // Something else was asked while this waited for its turn.
        return;
    }
    asked = query;
    run.since = performance.now();
    running = run;
    state.textContent = text("running");
    cancelButton.hidden = false;
    outcome.setAttribute("aria-busy", "true");
    run.done = fetchPage(query, path, id).then(
        page => running === run && show(page, query, run),
        () => running === run && fail(text("unreachable")),
    );
    await run.done;
}

async function fetchPage(query, path, id) {
    const headers = { Accept: "text/html", "Query-Id": id };
    const [target, hash] = path.split("#", 2);
    const answer = await (hash === undefined
        ? fetch(target, { headers })
        : fetch(target, { method: "POST", headers, body: new URLSearchParams({ query }) }));
    return { status: answer.status, document: new DOMParser().parseFromString(await answer.text(), "text/html") };
}

/** Shows the answer, or why there is none: a query that was cut short never looks like one that found nothing. */
function show(page, query, run) {
    end();
    const answered = page.document.querySelector("#outcome");
    if (page.status === 409) {
        fail(text("cancelled"));
    } else if (answered === null) {
        fail(page.document.querySelector("main")?.textContent.trim() ?? text("unreachable"));
    } else {
        outcome.replaceChildren(...answered.childNodes);
        document.querySelector(".languages").replaceWith(page.document.querySelector(".languages"));
        const rows = outcome.querySelector(".count, .truth, .none")?.textContent ?? "";
        state.textContent = page.status === 200 ? `${rows} ${text("took", number((performance.now() - run.since) / 1000))}`.trim() : "";
        prepareAnswer(query);
        check();
    }
}

function fail(reason) {
    end();
    state.textContent = "";
    outcome.replaceChildren(html("p", { class: "fault", role: "alert" }, reason));
}

function end() {
    running = undefined;
    cancelButton.hidden = true;
    outcome.removeAttribute("aria-busy");
}

/** Stops the work of the server. It may not have begun, so it is asked until the query is answered. */
async function cancel() {
    const run = running;
    let answered = run === undefined;
    run?.done.then(() => (answered = true));
    while (!answered) {
        await stop(run.id);
        await Promise.race([run.done, new Promise(resolve => setTimeout(resolve, ASK_AGAIN_AFTER))]);
    }
}

const stop = id => fetch(`/sparql/running/${id}`, { method: "DELETE", keepalive: true }).catch(() => undefined);

function changed() {
    clearTimeout(checkTimer);
    checkTimer = setTimeout(check, CHECK_AFTER);
}

/** Marks what the server would refuse, where it would. */
async function check() {
    clearTimeout(checkTimer);
    checking?.abort();
    const query = editor.text();
    if (query.trim() === "") {
        tell([]);
        return;
    }
    checking = new AbortController();
    try {
        const answer = await fetch("/lint", {
            method: "POST",
            headers: { "Content-Type": "application/sparql-query" },
            body: query,
            signal: checking.signal,
        });
        if (answer.ok && query === editor.text()) {
            tell((await answer.json()).problems);
        }
    } catch {
        // Another check has taken its place, or the server is away; running the query will tell.
    }
}

function tell(problems) {
    editor.mark(problems);
    const [first] = problems;
    if (first === undefined) {
        problem.replaceChildren();
    } else if (first.line === undefined) {
        problem.replaceChildren(html("span", { lang: "en" }, first.message));
    } else {
        problem.replaceChildren(
            html("button", { type: "button", class: "link", click: () => editor.go(first) }, text("place", first.line, first.column)),
            " ",
            html("span", { lang: "en" }, first.message),
        );
    }
}

async function share() {
    const link = new URL(address(editor.text()), location.href).href;
    state.textContent = (await copy(link)) ? text("shared") : link;
}

function prepareAnswer(query) {
    offerCopies(outcome);
    showAnswer(outcome, query);
}

/** The query of the address, or behind its hash. */
function queryInAddress() {
    const [hidden, sent] = [location.hash.slice(1), location.search].map(part => new URLSearchParams(part).get("query"));
    return hidden ?? sent ?? "";
}

/** Does what the address says. */
function fromAddress() {
    const query = queryInAddress();
    editor.write(query);
    if (query === "") {
        asked = "";
        outcome.replaceChildren();
        state.textContent = "";
    } else {
        ask(query, `${location.pathname}${location.search}${location.hash}`);
    }
}

if (location.hash.startsWith("#query=")) {
    fromAddress();
} else {
    prepareAnswer(editor.text());
    check();
}
