/** Reports rule tests that cannot be run as they are written. */

import type { Finding } from "../../checks/check.js";
import { EXPECTED_VERDICTS } from "../../ruleTests/ruleTest.js";
import { defineMessages } from "../../text/message.js";
import { suggestName } from "../../text/similar.js";
import { replaceText } from "../entryEdits.js";
import { findEntry, type HostMapping, type HostNode } from "../host/hostNode.js";
import type { TestFile } from "../openTests.js";
import { TEST_PROPERTIES } from "../platform.js";
import { isCount } from "../readTests.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("test-shape", {
  notList: {
    en: "Tests must be a list of mappings, so what stands here is not run. Begin each test with `- name:`.",
    es: "Las pruebas deben ser una lista de elementos con propiedades, así que lo que hay aquí no se ejecuta. Empiece cada prueba con `- name:`.",
    "pt-br":
      "Os testes devem ser uma lista de elementos com propriedades, então o que está aqui não é executado. Comece cada teste com `- name:`.",
  },
  noName: {
    en: "This test has no name, so a report can only give its number. Add `name`.",
    es: "Esta prueba no tiene nombre, así que un informe solo puede dar su número. Añada `name`.",
    "pt-br": "Este teste não tem nome, então um relatório só pode dar o número. Acrescente `name`.",
  },
  noInput: {
    en: "This test has no event to judge. Add `event` with an event, or `events` with the path of saved events.",
    es: "Esta prueba no tiene ningún evento que juzgar. Añada `event` con un evento o `events` con la ruta de eventos guardados.",
    "pt-br":
      "Este teste não tem evento para avaliar. Acrescente `event` com um evento ou `events` com o caminho de eventos salvos.",
  },
  twoInputs: {
    en: "This test has both `event` and `events`, so it is not clear what it judges. Make two tests of it.",
    es: "Esta prueba tiene tanto `event` como `events`, así que no está claro qué juzga. Haga dos pruebas.",
    "pt-br": "Este teste tem `event` e `events`, então não está claro o que avalia. Faça dois testes.",
  },
  eventShape: {
    en: "`event` must be a mapping of fields and values. To judge saved events, write `events` and a path.",
    es: "`event` debe ser un conjunto de campos y valores. Para juzgar eventos guardados, escriba `events` y una ruta.",
    "pt-br":
      "`event` deve ser um conjunto de campos e valores. Para avaliar eventos salvos, escreva `events` e um caminho.",
  },
  where: {
    en: "`where` selects among the events of `events`; beside `event` it does nothing. Remove it.",
    es: "`where` selecciona entre los eventos de `events`; junto a `event` no hace nada. Elimínelo.",
    "pt-br": "`where` seleciona entre os eventos de `events`; junto de `event` não faz nada. Remova-o.",
  },
  noExpectation: {
    en: "This test expects nothing. Add `expect`: {verdicts}, or numbers as `matches` and `alerts`.",
    es: "Esta prueba no espera nada. Añada `expect`: {verdicts}, o números como `matches` y `alerts`.",
    "pt-br": "Este teste não espera nada. Acrescente `expect`: {verdicts}, ou números como `matches` e `alerts`.",
  },
  expectation: {
    en: "`{value}` is no verdict, so this test cannot be run. Expect {verdicts}.",
    es: "`{value}` no es un veredicto, así que esta prueba no se puede ejecutar. Espere {verdicts}.",
    "pt-br": "`{value}` não é um veredito, então este teste não pode ser executado. Espere {verdicts}.",
  },
  counts: {
    en: "Numbers to expect are written as `matches` and `alerts`, whole and not negative. Correct what stands here.",
    es: "Los números esperados se escriben como `matches` y `alerts`, enteros y no negativos. Corrija lo que hay aquí.",
    "pt-br":
      "Os números esperados são escritos como `matches` e `alerts`, inteiros e não negativos. Corrija o que está aqui.",
  },
  unknown: {
    en: "A test has no property `{name}`. Remove it or correct its name.",
    es: "Una prueba no tiene la propiedad `{name}`. Elimínela o corrija su nombre.",
    "pt-br": "Um teste não tem a propriedade `{name}`. Remova-a ou corrija o nome.",
  },
  duplicate: {
    en: 'Another test of this rule is called "{name}" too, so a report cannot tell them apart. Rename one.',
    es: 'Otra prueba de esta regla también se llama "{name}", así que un informe no puede distinguirlas. Cambie el nombre de una.',
    "pt-br":
      'Outro teste desta regra também se chama "{name}", então um relatório não consegue distingui-los. Renomeie um.',
  },
  change: {
    en: "Change it to `{suggestion}`",
    es: "Cambiarlo a `{suggestion}`",
    "pt-br": "Mudar para `{suggestion}`",
  },
});

export const testShape: PackCheck = {
  code: "test-shape",
  severity: "error",
  *run(pack) {
    for (const { properties } of pack.rules) {
      const entry = properties.get("tests");
      if (entry?.value !== undefined) yield* testsFindings(pack.text, entry.value);
    }
  },
};

/** The same for a file of rule tests, with spans of that file. */
export function* testFileFindings({ text, roots, rules }: TestFile): Iterable<Finding> {
  for (const root of roots) if (root.kind !== "mapping") yield { span: root.span, message: messages.notList() };
  for (const { node, ruleName } of rules) {
    if (node === undefined) yield { span: ruleName.span, message: messages.notList() };
    else yield* testsFindings(text, node);
  }
}

function* testsFindings(text: string, node: HostNode): Iterable<Finding> {
  if (node.kind !== "sequence") {
    yield { span: node.span, message: messages.notList() };
    return;
  }
  const names = new Set<string>();
  for (const item of node.items) {
    if (item.kind !== "mapping") {
      yield { span: item.span, message: messages.notList() };
      continue;
    }
    yield* testFindings(text, item);
    const name = findEntry(item, "name")?.value;
    if (name?.kind !== "scalar" || name.text === "") continue;
    if (names.has(name.text)) yield { span: name.span, message: messages.duplicate({ name: name.text }) };
    names.add(name.text);
  }
}

function* testFindings(text: string, test: HostMapping): Iterable<Finding> {
  const place = test.entries[0]?.key.span ?? test.span;
  const event = findEntry(test, "event");
  const events = findEntry(test, "events");
  const where = findEntry(test, "where");
  for (const { key } of test.entries) if (!TEST_PROPERTIES.includes(key.text)) yield* renamed(text, key);
  if (findEntry(test, "name")?.value === undefined) yield { span: place, message: messages.noName() };
  if (event !== undefined && events !== undefined) yield { span: events.key.span, message: messages.twoInputs() };
  else if (event?.value === undefined && events?.value === undefined)
    yield { span: place, message: messages.noInput() };
  if (event?.value !== undefined && event.value.kind !== "mapping")
    yield { span: event.value.span, message: messages.eventShape() };
  if (where !== undefined && event !== undefined) yield { span: where.key.span, message: messages.where() };
  const expectation = findEntry(test, "expect");
  if (expectation?.value !== undefined) yield* expectationFindings(text, expectation.value);
  else yield { span: expectation?.key.span ?? place, message: messages.noExpectation({ verdicts: VERDICTS }) };
}

const VERDICTS = EXPECTED_VERDICTS.map((verdict) => `\`${verdict}\``).join(", ");

function* renamed(text: string, key: HostMapping["entries"][number]["key"]): Iterable<Finding> {
  const suggestion = suggestName(key.text, TEST_PROPERTIES);
  const fix = suggestion && {
    title: messages.change({ suggestion }),
    safety: "safe" as const,
    edits: replaceText(text, key, suggestion),
  };
  yield { span: key.span, message: messages.unknown({ name: key.text }), fixes: fix ? [fix] : [] };
}

function* expectationFindings(text: string, node: HostNode): Iterable<Finding> {
  if (node.kind === "mapping") {
    const wrong = node.entries.find(
      ({ key, value }) => !["matches", "alerts"].includes(key.text) || !isCountNode(value),
    );
    if (wrong !== undefined || node.entries.length === 0)
      yield { span: wrong?.span ?? node.span, message: messages.counts() };
    return;
  }
  const value = node.kind === "scalar" ? node.text : "…";
  if (EXPECTED_VERDICTS.some((verdict) => verdict === value)) return;
  const suggestion = node.kind === "scalar" ? suggestName(value, EXPECTED_VERDICTS) : undefined;
  const fixes =
    suggestion === undefined || node.kind !== "scalar"
      ? []
      : [
          {
            title: messages.change({ suggestion }),
            safety: "safe" as const,
            edits: replaceText(text, node, suggestion),
          },
        ];
  yield { span: node.span, message: messages.expectation({ value, verdicts: VERDICTS }), fixes };
}

function isCountNode(node: HostNode | undefined): boolean {
  return node?.kind === "scalar" && typeof node.value === "number" && isCount(node.value);
}
