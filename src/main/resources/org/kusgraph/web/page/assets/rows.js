// What stands in the table of an answer, as values: numbers, times, places, things with their names.

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(
    `integer decimal double float nonNegativeInteger positiveInteger negativeInteger nonPositiveInteger long int short byte
unsignedLong unsignedInt unsignedShort unsignedByte`.split(/\s+/).map(name => XSD + name),
);
const TIMES = new Set(["date", "dateTime", "dateTimeStamp", "gYear", "gYearMonth"].map(name => XSD + name));
const POINT = /^\s*(?:<[^>]*>\s*)?POINT\s*\(\s*(-?[\d.]+)[\s,]+(-?[\d.]+)\s*\)\s*$/i;
const DATE = /^(-?\d{4,})(?:-(\d\d)(?:-(\d\d)(T.*)?)?)?(Z|[+-]\d\d:\d\d)?$/;

/** The first moment of a year, month or day, and of the next one. */
function period(text) {
    const found = text.match(DATE);
    if (found === null) {
        return undefined;
    }
    const [, year, month, day, time] = found;
    if (time !== undefined) {
        const moment = new Date(text);
        return Number.isNaN(moment.getTime()) ? undefined : { from: moment, to: moment };
    }
    const at = (y, m, d) => {
        const date = new Date(Date.UTC(2000, m, d));
        date.setUTCFullYear(y, m, d);
        return date;
    };
    const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
    return { from: at(y, m, d), to: day !== undefined ? at(y, m, d + 1) : month !== undefined ? at(y, m + 1, 1) : at(y + 1, 0, 1) };
}

function read(cell) {
    const shown = cell.querySelector("bdi");
    const text = shown?.textContent ?? "";
    const { iri, type } = cell.dataset;
    const status = cell.querySelector(".status")?.textContent.trim();
    return {
        text,
        title: status === undefined ? text : `${text} (${status})`,
        iri,
        type,
        href: cell.querySelector("a")?.getAttribute("href") ?? undefined,
        isEmpty: text === "",
        number: NUMBERS.has(type) && Number.isFinite(Number(text)) ? Number(text) : undefined,
        period: TIMES.has(type) ? period(text) : undefined,
        point: iri === undefined && POINT.test(text) ? text.match(POINT).slice(1, 3).map(Number) : undefined,
        /** Tells things apart: two things may have one name. */
        key: iri ?? `"${text}"`,
    };
}

/** What a table holds, with the columns by what is in them. */
export function readTable(table) {
    const columns = [...table.tHead.rows[0].cells].filter(cell => cell.dataset.variable !== undefined).map(cell => cell.dataset.variable);
    const rows = [...table.tBodies[0].rows].map(row => [...row.cells].slice(0, columns.length).map(read));
    const holding = has => columns.map((_, column) => column).filter(column => {
        const filled = rows.map(row => row[column]).filter(cell => !cell.isEmpty);
        return filled.length > 0 && filled.every(has);
    });
    const numbers = holding(cell => cell.number !== undefined);
    const times = holding(cell => cell.period !== undefined);
    const points = holding(cell => cell.point !== undefined);
    const things = holding(cell => cell.iri !== undefined || cell.text.startsWith("_:"));
    const values = new Set([...numbers, ...times, ...points]);
    const names = columns.map((_, column) => column).filter(column => !values.has(column) && rows.some(row => !row[column].isEmpty));
    const latitude = columns.findIndex(name => /^lat(itude)?$/i.test(name));
    const longitude = columns.findIndex(name => /^(lon|long|longitude|lng)$/i.test(name));
    const data = {
        columns,
        rows,
        numbers,
        times,
        names,
        things,
        /** Where a row is on the earth, if it is anywhere: longitude and latitude. */
        place(row) {
            if (points.length > 0) {
                return row[points[0]].point;
            }
            return row[longitude]?.number === undefined || row[latitude]?.number === undefined
                ? undefined
                : [row[longitude].number, row[latitude].number];
        },
        fits(view) {
            return rows.length > 0 && FITS[view](data);
        },
    };
    return data;
}

const FITS = {
    chart: data => data.numbers.length > 0,
    line: data => data.numbers.length > 0 && data.rows.length > 1 && (data.times.length > 0 || data.numbers.length > 1),
    graph: data => data.names.length > 1,
    timeline: data => data.times.length > 0,
    map: data => data.rows.some(row => data.place(row) !== undefined),
};
