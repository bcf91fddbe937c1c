// The land of the earth at 1:110 million, of Natural Earth.
export { default as land } from "world-atlas/land-110m.json";
