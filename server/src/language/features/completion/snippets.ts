/** Whole filters to begin with, where nothing is written yet. They use only documented names. */

import type { EventType } from "../../schema/schema.js";
import { defineMessages, type Locale, render } from "../../text/message.js";
import type { FieldPosition } from "../position.js";
import type { CompletionItem, CompletionRequest } from "./completionItem.js";

const messages = defineMessages("snippet", {
  apiCall: { en: "One AWS API call", es: "Una llamada a la API de AWS", "pt-br": "Uma chamada à API da AWS" },
  apiCalls: {
    en: "AWS API calls whose names begin alike",
    es: "Llamadas a la API de AWS que empiezan igual",
    "pt-br": "Chamadas à API da AWS que começam igual",
  },
  processStart: {
    en: "A process that starts",
    es: "Un proceso que se inicia",
    "pt-br": "Um processo que inicia",
  },
  inbound: {
    en: "Fargate connections from outside a network",
    es: "Conexiones de Fargate desde fuera de una red",
    "pt-br": "Conexões do Fargate vindas de fora de uma rede",
  },
  fargateProcess: {
    en: "A process in a Fargate task",
    es: "Un proceso en una tarea de Fargate",
    "pt-br": "Um processo em uma tarefa do Fargate",
  },
  finding: {
    en: "GuardDuty Runtime Monitoring findings",
    es: "Hallazgos de GuardDuty Runtime Monitoring",
    "pt-br": "Descobertas do GuardDuty Runtime Monitoring",
  },
});

interface FilterSnippet {
  readonly label: keyof typeof messages;
  readonly eventType: EventType;
  readonly text: string;
}

/** What stands between `«` and `»` is selected in turn after the snippet was put in. */
const SNIPPETS: readonly FilterSnippet[] = [
  {
    label: "apiCall",
    eventType: "cloudtrail",
    text: 'event_type = "cloudtrail" and eventSource = "«ecr.amazonaws.com»" and eventName = "«PutImage»"',
  },
  {
    label: "apiCalls",
    eventType: "cloudtrail",
    text: 'event_type = "cloudtrail" and eventSource = "«ssm.amazonaws.com»" and (eventName starts_with "«Describe»" or eventName starts_with "«List»")',
  },
  {
    label: "processStart",
    eventType: "audit",
    text: 'event_type = "audit" and type = "start" and exe = "«/usr/bin/nc»"',
  },
  {
    label: "inbound",
    eventType: "hostlessNetflow",
    text: 'event_type = "hostlessNetflow" and taskDst = "true" and srcIp != "«10.0.0.0/8»"',
  },
  {
    label: "fargateProcess",
    eventType: "hostlessProcess",
    text: 'event_type = "hostlessProcess" and exe ends_with "«/sshd»"',
  },
  {
    label: "finding",
    eventType: "guardduty",
    text: 'event_type = "guardduty" and type starts_with "«PrivilegeEscalation:Runtime/»" and severity > «6»',
  },
];

export function filterSnippets(request: CompletionRequest, position: FieldPosition): CompletionItem[] {
  const isEmpty = request.analysis.text.slice(0, position.span.start).trim() === "" || !hasPredicate(request);
  if (!isEmpty) return [];
  return SNIPPETS.filter(({ eventType }) => position.eventTypes.includes(eventType)).map((snippet, index) =>
    snippetItem(snippet, position, 10 + index, request.locale),
  );
}

function hasPredicate({ analysis }: CompletionRequest): boolean {
  return analysis.syntax.tokens.some(({ kind }) => kind === "operator");
}

function snippetItem(
  { label, text }: FilterSnippet,
  { span }: FieldPosition,
  rank: number,
  locale: Locale,
): CompletionItem {
  return {
    label: render(messages[label](), locale),
    kind: "snippet",
    detail: "",
    documentation: `\`\`\`threatstack-filter\n${text.replace(/[«»]/g, "")}\n\`\`\``,
    span,
    newText: withPlaceholders(text),
    rank,
  };
}

function withPlaceholders(text: string): string {
  let count = 0;
  return text.replace(/«([^»]*)»/g, (_, value: string) => `\${${++count}:${value}}`);
}
