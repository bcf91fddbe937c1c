// Bundles the libraries of the query page for browsers, and collects their licences. CONTRIBUTING.md says when to run it.
import { build } from "esbuild";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

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
