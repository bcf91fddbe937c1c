// Bundles the libraries of the query page for browsers, and collects their licences. CONTRIBUTING.md says when to run it.
import { geoEquirectangular, geoPath } from "d3-geo";
import { build } from "esbuild";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { feature } from "topojson-client";

const target = process.argv[2] ?? "../resources/org/kusgraph/web/page/assets/libraries";

rmSync(target, { recursive: true, force: true });
const made = await build({
    entryPoints: ["codemirror.js", "drawing.js", "world.js"],
    outdir: target,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
});

// The land once more, as a picture for pages without scripts: a unit is a degree, and north is up.
const world = JSON.parse(readFileSync("node_modules/world-atlas/land-110m.json", "utf8"));
const degrees = geoPath(geoEquirectangular().scale(180 / Math.PI).translate([0, 0]).precision(0)).digits(2);
writeFileSync(
    join(target, "land.svg"),
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -90 360 180"><path id="land" vector-effect="non-scaling-stroke" d="${degrees(feature(world, world.objects.land))}"/></svg>\n`,
);

const packages = new Set(
    Object.keys(made.metafile.inputs)
        .map(file => file.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1])
        .filter(name => name !== undefined),
);
const licences = [...packages].sort().map(name => {
    const folder = join("node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
    const text = file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8").trim() : license;
    return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync(join(target, "licences.txt"), licences.join(`\n${"-".repeat(80)}\n\n`));
