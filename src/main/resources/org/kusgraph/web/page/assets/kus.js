// What pages can do beyond what they do without a script: suggestions under a search field, and buttons that copy a text.
// The field follows the pattern for a combobox with a list of the ARIA Authoring Practices Guide.
'use strict';

const DELAY_MILLISECONDS = 120;

function element(name, attributes, ...children) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([attribute, value]) => made.setAttribute(attribute, value));
    made.append(...children);
    return made;
}

// The answer has the form of the OpenSearch Suggestions extension: what was asked, names, a word on each, addresses.
function read([, names, words, addresses], language) {
    return names.map((name, i) => {
        const thing = new URL(addresses[i], location.href).pathname.replace(/^.*\/id\//, '/page/');
        return { name, word: words[i], address: language ? `${thing}?lang=${language}` : thing };
    });
}

function suggestOn(form) {
    const field = form.elements.q;
    const list = element('ul', { role: 'listbox', class: 'suggestions', id: `${field.id}-list`, 'aria-label': form.dataset.list });
    const told = element('span', { role: 'status', class: 'hidden' });
    list.hidden = true;
    field.closest('.field').append(list, told);
    // A search field cannot be a combobox as well; a text field can.
    field.type = 'text';
    Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })
        .forEach(([attribute, value]) => field.setAttribute(attribute, value));
    let options = [];
    let active = -1;
    let waiting = 0;
    let asking = new AbortController();

    function activate(place) {
        active = place;
        options.forEach((option, i) => option.setAttribute('aria-selected', String(i === place)));
        if (place < 0) {
            field.removeAttribute('aria-activedescendant');
        } else {
            field.setAttribute('aria-activedescendant', options[place].id);
            options[place].scrollIntoView({ block: 'nearest' });
        }
    }

    function open(isOpen) {
        list.hidden = !isOpen;
        field.setAttribute('aria-expanded', String(isOpen));
        activate(-1);
    }

    function show(suggestions) {
        options = suggestions.map(({ name, word, address }, i) => {
            const named = element('bdi', {}, name);
            if (/[\uac00-\ud7a3]/.test(name)) {
                named.lang = 'ko';
            }
            const option = element('li', { role: 'option', id: `${list.id}-${i}`, 'aria-selected': 'false' }, named, ' ', element('span', { class: 'role' }, word));
            option.addEventListener('click', () => location.assign(address));
            option.dataset.address = address;
            return option;
        });
        list.replaceChildren(...options);
        open(options.length > 0);
        // The words of the page say where the number stands, with a 0 in its place.
        told.textContent = form.dataset.found.replace('0', String(options.length));
    }

    async function ask() {
        asking.abort();
        asking = new AbortController();
        const text = field.value.trim();
        if (!text) {
            open(false);
            return;
        }
        try {
            const answer = await fetch(`/search/suggest?q=${encodeURIComponent(text)}`, { signal: asking.signal });
            // Whoever has pressed Escape or left the field meanwhile does not want a list any more.
            if (answer.ok && field.value.trim() === text && document.activeElement === field) {
                show(read(await answer.json(), form.elements.lang?.value));
            }
        } catch (fault) {
            // Without suggestions the search still works; a request that was given up on is no fault.
            open(false);
        }
    }

    field.addEventListener('input', () => {
        clearTimeout(waiting);
        waiting = setTimeout(ask, DELAY_MILLISECONDS);
    });
    field.addEventListener('blur', () => {
        clearTimeout(waiting);
        open(false);
    });
    // A press would take the focus from the field, and so close the list before the click.
    list.addEventListener('mousedown', event => event.preventDefault());
    field.addEventListener('keydown', event => {
        if (event.isComposing) {
            return;
        }
        const count = options.length;
        if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
            event.preventDefault();
            const step = event.key === 'ArrowDown' ? 1 : -1;
            const from = active < 0 && step < 0 ? 0 : active;
            if (list.hidden) {
                open(true);
            }
            activate((from + step + count) % count);
        } else if (event.key === 'Escape' && !list.hidden) {
            event.preventDefault();
            open(false);
        } else if (event.key === 'Enter' && active >= 0) {
            event.preventDefault();
            location.assign(options[active].dataset.address);
        }
    });
}

async function copy(text) {
    try {
        await navigator.clipboard.writeText(text.textContent);
    } catch (fault) {
        // Browsers give the clipboard to secure pages only; then the text is at least selected.
        getSelection().selectAllChildren(text);
    }
}

function copyOn(text) {
    const button = element('button', { type: 'button', class: 'copy' }, text.dataset.copy);
    button.addEventListener('click', async () => {
        await copy(text.querySelector('code') ?? text);
        button.textContent = text.dataset.copied;
    });
    text.after(button);
}

document.querySelectorAll('form[data-list]').forEach(suggestOn);
document.querySelectorAll('[data-copy]').forEach(copyOn);
