/** Reports lists of address prefixes kept by hand where a few CIDR blocks say the same. */

import type { Analysis } from "../analysis.js";
import type { BoundChain } from "../binding/boundFilter.js";
import type { Expression } from "../syntax/ast.js";
import type { Fix } from "../syntax/problem.js";
import { defineMessages } from "../text/message.js";
import type { TextEdit } from "../text/textEdit.js";
import type { IpBlock } from "../values/ipAddress.js";
import type { Check } from "./check.js";
import { holdsAddresses } from "./fieldFacts.js";
import { removalEdit, spaced } from "./fixes.js";
import { chainsOf } from "./predicates.js";
import { blockOfPrefix, joinedBlocks } from "./prefixBlocks.js";
import { shown, shownNames } from "./shown.js";

const messages = defineMessages("address-prefix-list", {
  prefixes: {
    en: "These {count} prefixes of `{field}` stand for {blocks}. `=` with a block is shorter, and finds an address however it is written.",
    es: "Estos {count} prefijos de `{field}` representan {blocks}. `=` con un bloque es más corto y encuentra una dirección se escriba como se escriba.",
    "pt-br":
      "Estes {count} prefixos de `{field}` representam {blocks}. `=` com um bloco é mais curto e encontra um endereço como quer que seja escrito.",
  },
  replace: { en: "Write {blocks}", es: "Escribir {blocks}", "pt-br": "Escrever {blocks}" },
});

const FEWEST = 3;

interface Prefix {
  readonly index: number;
  readonly block: IpBlock;
  readonly node: Expression;
}

export const addressPrefixList: Check = {
  code: "address-prefix-list",
  severity: "info",
  *run(analysis) {
    for (const chain of chainsOf(analysis.bound, "or")) {
      for (const [field, prefixes] of prefixesOf(chain)) {
        const [first] = prefixes;
        if (first === undefined || prefixes.length < FEWEST) continue;
        const blocks = joinedBlocks(prefixes.map(({ block }) => block));
        const names = shownNames(blocks);
        yield {
          span: first.node.span,
          message: messages.prefixes({ count: prefixes.length, field: shown(field), blocks: names }),
          fixes: fixesFor(analysis, chain.node, field, prefixes, blocks),
        };
      }
    }
  },
};

/** By field, the predicates of the chain that compare with a prefix. */
function prefixesOf({ operands }: BoundChain): ReadonlyMap<string, readonly Prefix[]> {
  const found = new Map<string, Prefix[]>();
  for (const [index, operand] of operands.entries()) {
    if (operand.kind !== "predicate" || !holdsAddresses(operand) || operand.test.kind !== "text") continue;
    const { operator, texts } = operand.test;
    const block = operator === "starts_with" && texts.length === 1 ? blockOfPrefix(texts[0] ?? "") : undefined;
    if (block === undefined) continue;
    const prefixes = found.get(operand.field.path) ?? [];
    found.set(operand.field.path, prefixes);
    prefixes.push({ index, block, node: operand.node });
  }
  return found;
}

/** The first of them becomes all blocks, the others go. Unsafe: `fd` also begins `fd::1`, which is in no private block. */
function fixesFor(
  analysis: Analysis,
  chain: Expression,
  field: string,
  [first, ...others]: readonly Prefix[],
  blocks: readonly string[],
): readonly Fix[] {
  if (chain.kind !== "disjunction" || first === undefined) return [];
  const newText = blocks.map((block) => `${field} = "${block}"`).join(" or ");
  const place = chain.operands[first.index]?.span ?? first.node.span;
  const edits: TextEdit[] = [{ span: place, newText: spaced(analysis.text, place, newText) }];
  for (const { index } of others) {
    const edit = removalEdit(analysis, chain, index);
    if (edit === undefined) return [];
    edits.push(edit);
  }
  return [{ title: messages.replace({ blocks: shownNames(blocks) }), safety: "unsafe", edits }];
}
