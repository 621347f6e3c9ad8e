// What the package `yaml` alone takes to parse a file.
const { parseDocument } = require("yaml");
parseDocument(require("node:fs").readFileSync(process.argv[2], "utf8"));
