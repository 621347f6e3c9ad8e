/** Reports properties that nothing reads: most are misspelt, and then the rule silently lacks what the author wrote. */

import type { Finding } from "../../checks/check.js";
import { defineMessages } from "../../text/message.js";
import { suggestName } from "../../text/similar.js";
import { replaceText } from "../entryEdits.js";
import { findEntry, type HostMapping } from "../host/hostNode.js";
import {
  PACK_PROPERTIES,
  READ_ONLY_PROPERTIES,
  RULE_PROPERTIES,
  RULE_SET_PROPERTIES,
  TAGS_PROPERTIES,
} from "../platform.js";
import type { RulePack } from "../rulePack.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("unknown-property", {
  unknown: {
    en: "Nothing reads the property `{name}`, so what it says has no effect. Remove it or correct its name.",
    es: "Nada lee la propiedad `{name}`, así que lo que dice no tiene efecto. Elimínela o corrija su nombre.",
    "pt-br": "Nada lê a propriedade `{name}`, então o que ela diz não tem efeito. Remova-a ou corrija o nome.",
  },
  suggestion: {
    en: "Nothing reads the property `{name}`, so what it says has no effect. Did you mean `{suggestion}`?",
    es: "Nada lee la propiedad `{name}`, así que lo que dice no tiene efecto. ¿Quiso decir `{suggestion}`?",
    "pt-br": "Nada lê a propriedade `{name}`, então o que ela diz não tem efeito. Quis dizer `{suggestion}`?",
  },
  rename: {
    en: "Rename it to `{suggestion}`",
    es: "Cambiar el nombre a `{suggestion}`",
    "pt-br": "Renomear para `{suggestion}`",
  },
});

export const unknownProperty: PackCheck = {
  code: "unknown-property",
  severity: "warning",
  *run(pack) {
    for (const { properties } of pack.documents)
      if (properties !== undefined) yield* findingsOf(pack, properties, propertiesOf(pack));
    for (const { mapping } of pack.rules) yield* findingsOf(pack, mapping, RULE_PROPERTIES);
  },
};

function propertiesOf({ content }: RulePack): readonly string[] {
  switch (content) {
    case "rules":
      return PACK_PROPERTIES;
    case "ruleset":
      return RULE_SET_PROPERTIES;
    case "tags":
      return TAGS_PROPERTIES;
    default:
      return content satisfies never;
  }
}

function* findingsOf(pack: RulePack, mapping: HostMapping, known: readonly string[]): Iterable<Finding> {
  for (const { key } of mapping.entries) {
    const name = key.text;
    // Properties that begin with `x-` hold anchors that others refer to, as is the custom in YAML.
    if (known.includes(name) || READ_ONLY_PROPERTIES.includes(name) || name.startsWith("x-")) continue;
    const free = known.filter((candidate) => findEntry(mapping, candidate) === undefined);
    const suggestion = suggestName(name, free);
    if (suggestion === undefined) {
      yield { span: key.span, message: messages.unknown({ name }) };
      continue;
    }
    yield {
      span: key.span,
      message: messages.suggestion({ name, suggestion }),
      fixes: [
        {
          title: messages.rename({ suggestion }),
          // The rule gets a property that it had not, which can change what it alerts on.
          safety: "unsafe",
          edits: replaceText(pack.text, key, suggestion),
        },
      ],
    };
  }
}
