// The words of the page in its language, which stand in the page itself.

const words = new Map(
    [...document.querySelectorAll("#words > li[data-key]")].map(word => [word.dataset.key, word.textContent]),
);

/** The words for a key, with values put into them. */
export function text(key, ...values) {
    const pattern = words.get(key);
    if (pattern === undefined) {
        throw new Error(`the page has no words for '${key}'`);
    }
    return pattern.replace(/\{(\d)\}/g, (_, place) => values[place]);
}

/** A number as the page's language writes it. */
export const number = value => value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 6 });
