export { forceSimulation, forceLink, forceManyBody, forceX, forceY, forceCollide } from "d3-force";
export { scaleLinear, scaleUtc } from "d3-scale";
export { geoNaturalEarth1, geoPath, geoGraticule10 } from "d3-geo";
export { feature } from "topojson-client";
