// The words of the editor's own parts in the language of the page, which has them beside its other words.

/** The phrases to put in place of the editor's English ones. */
export const phrases = () =>
    Object.fromEntries(
        [...document.querySelectorAll("#words > li[data-phrase]")].map(word => [word.dataset.phrase, word.textContent]),
    );
