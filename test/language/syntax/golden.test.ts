/** Trees and problems of whole filters, in `test/fixtures/parse`: one `.tsq` and one `.ast` each. */

import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { parse } from "../../../server/src/language/syntax/parse.js";
import { checkGolden, fixturesFolder } from "../../support/golden.js";
import { renderTree } from "../../support/renderTree.js";

describe("trees of filters", () => {
  const folder = path.join(fixturesFolder, "parse");
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith(".tsq"))) {
    test(file, () => {
      const text = fs.readFileSync(path.join(folder, file), "utf8");
      checkGolden(`parse/${file.replace(/\.tsq$/, ".ast")}`, renderTree(parse(text, { comments: true })));
    });
  }
});
