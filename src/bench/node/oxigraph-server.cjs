// Answers SPARQL queries by GET over the triples of a file: node oxigraph-server.cjs FILE PORT. Oxigraph's package for Node has no server.
const http = require("http");
const fs = require("fs");
const oxigraph = require("oxigraph");

const [file, port] = process.argv.slice(2);
const store = new oxigraph.Store();
store.load(fs.readFileSync(file, "utf8"), { format: "application/n-triples" });

http
  .createServer((request, response) => {
    const query = new URL(request.url, "http://localhost").searchParams.get("query");
    try {
      const isGraph = /^\s*(?:PREFIX[^\n]*\n\s*)*(?:CONSTRUCT|DESCRIBE)/.test(query);
      const type = isGraph ? "text/turtle" : "application/sparql-results+json";
      const wanted = (request.headers.accept || "").startsWith("text/csv") ? "text/csv" : type;
      const answer = store.query(query, { results_format: wanted });
      response.writeHead(200, { "Content-Type": wanted });
      response.end(answer);
    } catch (fault) {
      response.writeHead(400, { "Content-Type": "text/plain" });
      response.end(String(fault));
    }
  })
  .listen(Number(port), "localhost");
