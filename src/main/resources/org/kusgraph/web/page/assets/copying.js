// Copies texts, and puts a button to do so beside each that is there to be copied.

import { html } from "./elements.js";

/** Copies a text; false where the browser does not let a page do so. */
export async function copy(content) {
    try {
        await navigator.clipboard.writeText(content);
        return true;
    } catch {
        // Without encryption there is no clipboard but this old one.
        const field = html("textarea", { class: "hidden", "aria-hidden": "true", tabindex: "-1" });
        field.value = content;
        document.body.append(field);
        field.select();
        const copied = document.execCommand("copy");
        field.remove();
        return copied;
    }
}

/** Puts the buttons that the page's own script has put beside what was there when it was loaded. */
export function offerCopies(within) {
    for (const source of within.querySelectorAll("[data-copy]")) {
        if (!source.nextElementSibling?.classList.contains("copy")) {
            const button = html("button", { type: "button", class: "copy", click: async () => {
                if (await copy(source.textContent)) {
                    button.textContent = source.dataset.copied;
                }
            } }, source.dataset.copy);
            source.after(button);
        }
    }
}
