/** What each event type is, and the type of the rules that judge it. In the platform's order. */

import { EVENT_TYPES, type EventType, type EventTypeInfo, type RuleType } from "./schema.js";

const FACTS: Readonly<Record<EventType, readonly [RuleType, en: string, es: string, ptBr: string]>> = {
  audit: [
    "Host",
    "System calls of Linux hosts: processes, network connections, kernel.",
    "Llamadas al sistema de hosts Linux: procesos, conexiones de red, kernel.",
    "Chamadas de sistema de hosts Linux: processos, conexões de rede, kernel.",
  ],
  host: [
    "Host",
    "Signatures found in the logs of a host.",
    "Firmas halladas en los registros de un host.",
    "Assinaturas encontradas nos logs de um host.",
  ],
  login: ["Host", "Logins on Linux hosts.", "Inicios de sesión en hosts Linux.", "Logins em hosts Linux."],
  network: [
    "Host",
    "Network connections, from older agents.",
    "Conexiones de red, de agentes antiguos.",
    "Conexões de rede, de agentes antigos.",
  ],
  file: [
    "File",
    "Changes to watched files (file integrity).",
    "Cambios en archivos vigilados (integridad de archivos).",
    "Alterações em arquivos vigiados (integridade de arquivos).",
  ],
  cloudtrail: [
    "CloudTrail",
    "AWS CloudTrail records, with AWS's own names at top level.",
    "Registros de AWS CloudTrail, con los nombres de AWS en el nivel superior.",
    "Registros do AWS CloudTrail, com os nomes da AWS no nível superior.",
  ],
  threatintel: [
    "ThreatIntel",
    "Connections to addresses on threat lists.",
    "Conexiones a direcciones de listas de amenazas.",
    "Conexões a endereços em listas de ameaças.",
  ],
  winsec: [
    "Winsec",
    "The Windows Security log and Sysmon.",
    "El registro de seguridad de Windows y Sysmon.",
    "O log de segurança do Windows e o Sysmon.",
  ],
  hostlessProcess: [
    "HostlessProcess",
    "Processes of AWS Fargate tasks.",
    "Procesos de tareas de AWS Fargate.",
    "Processos de tarefas do AWS Fargate.",
  ],
  hostlessNetflow: [
    "HostlessNetflow",
    "Network flows of AWS Fargate tasks.",
    "Flujos de red de tareas de AWS Fargate.",
    "Fluxos de rede de tarefas do AWS Fargate.",
  ],
  kubernetesAudit: [
    "KubernetesAudit",
    "What was done through the Kubernetes API.",
    "Lo que se hizo a través de la API de Kubernetes.",
    "O que foi feito pela API do Kubernetes.",
  ],
  kubernetesConfig: [
    "KubernetesConfig",
    "How a Kubernetes cluster is set up: roles and objects.",
    "Cómo está configurado un clúster de Kubernetes: roles y objetos.",
    "Como um cluster do Kubernetes está configurado: funções e objetos.",
  ],
  guardduty: [
    "GuardDuty",
    "Amazon GuardDuty findings; judged here, but no type of the platform.",
    "Hallazgos de Amazon GuardDuty; se evalúan aquí, pero no son un tipo de la plataforma.",
    "Descobertas do Amazon GuardDuty; avaliadas aqui, mas não são um tipo da plataforma.",
  ],
};

export const EVENT_TYPE_INFOS: readonly EventTypeInfo[] = EVENT_TYPES.map((eventType) => {
  const [ruleType, en, es, ptBr] = FACTS[eventType];
  return { eventType, ruleType, description: { en, es, "pt-br": ptBr } };
});
