/** Fields that events of every type of the platform carry: what kind, when, from which agent. */

import { EVENT_TYPES, type EventType } from "../schema.js";
import { enumeration, fieldTable } from "./fieldTable.js";

const PLATFORM = EVENT_TYPES.filter((type) => type !== "guardduty");
const FROM_AGENTS: readonly EventType[] = [
  "audit",
  "host",
  "login",
  "network",
  "file",
  "threatintel",
  "winsec",
  "hostlessProcess",
  "hostlessNetflow",
  "kubernetesAudit",
  "kubernetesConfig",
];

const KEY_TABLE = "Threat Stack, table of searchable keys";
const RAW_EVENTS = "published raw events";

const EVENT_TYPE_VALUES = enumeration("closed", {
  audit: ["System calls on Linux.", "Llamadas al sistema en Linux.", "Chamadas de sistema no Linux."],
  host: ["Signatures in host logs.", "Firmas en los registros del host.", "Assinaturas nos logs do host."],
  login: ["Logins.", "Inicios de sesión.", "Logins."],
  network: [
    "Network events of older agents.",
    "Eventos de red de agentes antiguos.",
    "Eventos de rede de agentes antigos.",
  ],
  file: ["File integrity.", "Integridad de archivos.", "Integridade de arquivos."],
  cloudtrail: ["AWS CloudTrail records.", "Registros de AWS CloudTrail.", "Registros do AWS CloudTrail."],
  threatintel: [
    "Connections to listed addresses.",
    "Conexiones a direcciones listadas.",
    "Conexões a endereços listados.",
  ],
  winsec: [
    "Windows Security log and Sysmon.",
    "Registro de seguridad de Windows y Sysmon.",
    "Log de segurança do Windows e Sysmon.",
  ],
  hostlessProcess: ["Processes on AWS Fargate.", "Procesos en AWS Fargate.", "Processos no AWS Fargate."],
  hostlessNetflow: ["Network flows on AWS Fargate.", "Flujos de red en AWS Fargate.", "Fluxos de rede no AWS Fargate."],
  kubernetesAudit: [
    "Kubernetes audit events.",
    "Eventos de auditoría de Kubernetes.",
    "Eventos de auditoria do Kubernetes.",
  ],
  kubernetesConfig: ["Kubernetes configuration.", "Configuración de Kubernetes.", "Configuração do Kubernetes."],
  guardduty: ["Amazon GuardDuty findings.", "Hallazgos de Amazon GuardDuty.", "Descobertas do Amazon GuardDuty."],
});

const basics = fieldTable(
  { eventTypes: PLATFORM, source: KEY_TABLE, provenance: "documented" },
  {
    event_type: [
      "text",
      "Kind of event.",
      "Tipo de evento.",
      "Tipo de evento.",
      { presence: "always", values: EVENT_TYPE_VALUES, eventTypes: EVENT_TYPES },
    ],
    timestamp: [
      "epoch",
      "When it happened, in milliseconds since 1970.",
      "Cuándo ocurrió, en milisegundos desde 1970.",
      "Quando ocorreu, em milissegundos desde 1970.",
      { volatile: true },
    ],
    event_time: [
      "epoch",
      "When it happened, in milliseconds since 1970; equals timestamp.",
      "Cuándo ocurrió, en milisegundos desde 1970; igual a timestamp.",
      "Quando ocorreu, em milissegundos desde 1970; igual a timestamp.",
      { volatile: true, provenance: "observed", source: RAW_EVENTS },
    ],
    organization_id: [
      "text",
      "Organization on the platform that the event belongs to.",
      "Organización de la plataforma a la que pertenece el evento.",
      "Organização da plataforma à qual o evento pertence.",
      { provenance: "observed", source: RAW_EVENTS },
    ],
    _id: [
      "text",
      "Identifier of this one event.",
      "Identificador de este único evento.",
      "Identificador deste único evento.",
      { volatile: true, provenance: "observed", source: RAW_EVENTS },
    ],
    _insert_time: [
      "epoch",
      "When the platform stored the event, in milliseconds since 1970.",
      "Cuándo guardó la plataforma el evento, en milisegundos desde 1970.",
      "Quando a plataforma armazenou o evento, em milissegundos desde 1970.",
      { volatile: true, provenance: "observed", source: RAW_EVENTS },
    ],
  },
);

const agent = fieldTable(
  { eventTypes: FROM_AGENTS, source: RAW_EVENTS, provenance: "observed" },
  {
    agent: [
      "text",
      "Name of the agent; in a search, the host name.",
      "Nombre del agente; en una búsqueda, el nombre del host.",
      "Nome do agente; em uma busca, o nome do host.",
      { provenance: "documented", source: KEY_TABLE },
    ],
    agent_id: [
      "text",
      "Identifier of the agent that sent the event.",
      "Identificador del agente que envió el evento.",
      "Identificador do agente que enviou o evento.",
      { volatile: true },
    ],
    agent_metadata: ["object", "About the agent.", "Sobre el agente.", "Sobre o agente."],
    "agent_metadata.agent_id": [
      "text",
      "Long identifier of the agent.",
      "Identificador largo del agente.",
      "Identificador longo do agente.",
      { volatile: true },
    ],
    "agent_metadata.deployment_mode": [
      "text",
      "How the agent is deployed, for example host.",
      "Cómo está desplegado el agente, por ejemplo host.",
      "Como o agente está implantado, por exemplo host.",
    ],
    "agent_metadata.version": ["text", "Version of the agent.", "Versión del agente.", "Versão do agente."],
    alert_metadata: [
      "object",
      "What the platform's rules made of the event.",
      "Qué hicieron con el evento las reglas de la plataforma.",
      "O que as regras da plataforma fizeram com o evento.",
    ],
    "alert_metadata.match_state": [
      "text",
      "Whether rules matched, for example UNMATCHED.",
      "Si alguna regla coincidió, por ejemplo UNMATCHED.",
      "Se alguma regra correspondeu, por exemplo UNMATCHED.",
    ],
    "alert_metadata.num_matched": [
      "number",
      "How many rules matched.",
      "Cuántas reglas coincidieron.",
      "Quantas regras corresponderam.",
    ],
    "alert_metadata.num_suppressed": [
      "number",
      "How many of the matches were suppressed.",
      "Cuántas de las coincidencias fueron suprimidas.",
      "Quantas das correspondências foram suprimidas.",
    ],
    "alert_metadata.rule_matches": [
      "unknown[]",
      "The rules that matched.",
      "Las reglas que coincidieron.",
      "As regras que corresponderam.",
    ],
    containerLabels: [
      "object",
      "Labels of the container; name any label below it.",
      "Etiquetas del contenedor; debajo se nombra cualquier etiqueta.",
      "Rótulos do contêiner; abaixo dele vale o nome de qualquer rótulo.",
    ],
    workloadMetadata: [
      "object",
      "Facts about the workload, such as role and env.",
      "Datos de la carga de trabajo, como role y env.",
      "Dados da carga de trabalho, como role e env.",
    ],
  },
);

export const ALL_EVENT_FIELDS = [...basics, ...agent];
