/**
 * Fields of `hostlessProcess` and `hostlessNetflow` events (AWS Fargate). Few are public; the others are assumed, in the
 * style of the platform, until saved events show better.
 */

import { PROTOCOLS } from "./connections.js";
import { enumeration, fieldTable } from "./fieldTable.js";

const PUBLIC = { source: "Threat Stack, Fargate documentation", provenance: "documented" } as const;
const ASSUMED = { source: "assumed in the platform's style", provenance: "assumed" } as const;

const both = fieldTable(
  { eventTypes: ["hostlessProcess", "hostlessNetflow"], ...ASSUMED },
  {
    containerName: ["text", "Name of the container.", "Nombre del contenedor.", "Nome do contêiner."],
    containerId: [
      "text",
      "Identifier of the container.",
      "Identificador del contenedor.",
      "Identificador do contêiner.",
      { volatile: true },
    ],
    taskArn: [
      "text",
      "Amazon resource name of the task.",
      "Nombre de recurso de Amazon de la tarea.",
      "Nome de recurso da Amazon da tarefa.",
      { volatile: true },
    ],
    taskFamily: [
      "text",
      "Family of the task definition.",
      "Familia de la definición de tarea.",
      "Família da definição de tarefa.",
    ],
    taskRevision: [
      "number",
      "Revision of the task definition.",
      "Revisión de la definición de tarea.",
      "Revisão da definição de tarefa.",
    ],
    cluster: [
      "text",
      "Cluster that the task runs in.",
      "Clúster en el que corre la tarea.",
      "Cluster em que a tarefa roda.",
    ],
    accountId: ["text", "AWS account.", "Cuenta de AWS.", "Conta da AWS."],
    region: ["text", "AWS region.", "Región de AWS.", "Região da AWS."],
    availabilityZone: ["text", "Availability zone.", "Zona de disponibilidad.", "Zona de disponibilidade."],
  },
);

const process = fieldTable(
  { eventTypes: ["hostlessProcess"], ...ASSUMED },
  {
    exe: ["text", "Full path of the executable.", "Ruta completa del ejecutable.", "Caminho completo do executável."],
    command: [
      "text",
      "Name of the executable without its path.",
      "Nombre del ejecutable sin su ruta.",
      "Nome do executável sem o caminho.",
    ],
    arguments: [
      "text",
      "The whole command line as one text.",
      "Toda la línea de comandos en un texto.",
      "Toda a linha de comando em um texto.",
    ],
    args: [
      "text[]",
      "The command line, word by word.",
      "La línea de comandos, palabra por palabra.",
      "A linha de comando, palavra por palavra.",
    ],
    pid: ["number", "Number of the process.", "Número del proceso.", "Número do processo.", { volatile: true }],
    ppid: [
      "number",
      "Number of the parent process.",
      "Número del proceso padre.",
      "Número do processo pai.",
      { volatile: true },
    ],
    user: ["text", "Name of the user.", "Nombre del usuario.", "Nome do usuário."],
    uid: ["number", "Number of the user.", "Número del usuario.", "Número do usuário."],
    gid: ["number", "Number of the group.", "Número del grupo.", "Número do grupo."],
    tty: [
      "text",
      "Terminal of the process; absent without one.",
      "Terminal del proceso; falta si no la hay.",
      "Terminal do processo; ausente sem terminal.",
    ],
    type: ["text", "What happened.", "Qué ocurrió.", "O que aconteceu."],
    syscall: [
      "text",
      "Name of the Linux system call.",
      "Nombre de la llamada al sistema de Linux.",
      "Nome da chamada de sistema do Linux.",
    ],
    containerImage: ["text", "Image of the container.", "Imagen del contenedor.", "Imagem do contêiner."],
  },
);

const netflow = fieldTable(
  { eventTypes: ["hostlessNetflow"], ...ASSUMED },
  {
    srcIp: [
      "ip",
      "Address that the flow comes from.",
      "Dirección de la que viene el flujo.",
      "Endereço de onde vem o fluxo.",
      { ...PUBLIC, presence: "always" },
    ],
    dstIp: [
      "ip",
      "Address that the flow goes to.",
      "Dirección a la que va el flujo.",
      "Endereço para onde vai o fluxo.",
      { presence: "always" },
    ],
    taskSrc: [
      "boolean",
      "Whether the task is where the flow comes from.",
      "Si la tarea es el origen del flujo.",
      "Se a tarefa é a origem do fluxo.",
      { presence: "always" },
    ],
    taskDst: [
      "boolean",
      "Whether the task is where the flow goes to.",
      "Si la tarea es el destino del flujo.",
      "Se a tarefa é o destino do fluxo.",
      { ...PUBLIC, presence: "always" },
    ],
    srcPort: [
      "number",
      "Port that the flow comes from.",
      "Puerto del que viene el flujo.",
      "Porta de onde vem o fluxo.",
    ],
    dstPort: ["number", "Port that the flow goes to.", "Puerto al que va el flujo.", "Porta para onde vai o fluxo."],
    protocol: [
      "text",
      "Transport protocol.",
      "Protocolo de transporte.",
      "Protocolo de transporte.",
      { values: PROTOCOLS },
    ],
    bytes: ["number", "Bytes in the flow.", "Bytes del flujo.", "Bytes do fluxo."],
    packets: ["number", "Packets in the flow.", "Paquetes del flujo.", "Pacotes do fluxo."],
    direction: [
      "text",
      "Direction as the task sees it.",
      "Dirección vista desde la tarea.",
      "Direção vista pela tarefa.",
      {
        values: enumeration("open", {
          inbound: ["Into the task.", "Hacia la tarea.", "Para a tarefa."],
          outbound: ["Out of the task.", "Desde la tarea.", "A partir da tarefa."],
        }),
      },
    ],
    domain: ["text", "Domain name.", "Nombre de dominio.", "Nome de domínio."],
  },
);

export const HOSTLESS_FIELDS = [...both, ...process, ...netflow];
