/** What is known by hand about `service.runtimeDetails` of GuardDuty findings. */

import { fieldTable, plainEnumeration } from "./fieldTable.js";

const eventTypes = ["guardduty"] as const;
const SERVICE_MODEL = "AWS, service model of GuardDuty";

const RUNTIME = "service.runtimeDetails";
export const GUARD_DUTY_RUNTIME_FIELDS = fieldTable(
  { eventTypes, source: SERVICE_MODEL, provenance: "documented" },
  {
    [RUNTIME]: [
      "object",
      "What Runtime Monitoring saw.",
      "Lo que vio Runtime Monitoring.",
      "O que o Runtime Monitoring viu.",
    ],
    [`${RUNTIME}.process`]: [
      "object",
      "The process that was observed.",
      "El proceso observado.",
      "O processo observado.",
    ],
    [`${RUNTIME}.process.name`]: ["text", "Name of the process.", "Nombre del proceso.", "Nome do processo."],
    [`${RUNTIME}.process.executablePath`]: [
      "text",
      "Full path of the executable.",
      "Ruta completa del ejecutable.",
      "Caminho completo do executável.",
    ],
    [`${RUNTIME}.process.executableSha256`]: [
      "text",
      "SHA-256 of the executable.",
      "SHA-256 del ejecutable.",
      "SHA-256 do executável.",
    ],
    [`${RUNTIME}.process.pwd`]: ["text", "Working directory.", "Directorio de trabajo.", "Diretório de trabalho."],
    [`${RUNTIME}.process.pid`]: [
      "number",
      "Number of the process.",
      "Número del proceso.",
      "Número do processo.",
      { volatile: true },
    ],
    [`${RUNTIME}.process.namespacePid`]: [
      "number",
      "Number of the process inside its container.",
      "Número del proceso dentro de su contenedor.",
      "Número do processo dentro do contêiner.",
      { volatile: true },
    ],
    [`${RUNTIME}.process.uuid`]: [
      "text",
      "GuardDuty's identifier of the process.",
      "Identificador del proceso en GuardDuty.",
      "Identificador do processo no GuardDuty.",
      { volatile: true },
    ],
    [`${RUNTIME}.process.parentUuid`]: [
      "text",
      "GuardDuty's identifier of the parent process.",
      "Identificador del proceso padre en GuardDuty.",
      "Identificador do processo pai no GuardDuty.",
      { volatile: true },
    ],
    [`${RUNTIME}.process.startTime`]: [
      "unknown",
      "When the process started.",
      "Cuándo se inició el proceso.",
      "Quando o processo iniciou.",
      { volatile: true },
    ],
    [`${RUNTIME}.process.user`]: ["text", "Name of the user.", "Nombre del usuario.", "Nome do usuário."],
    [`${RUNTIME}.process.userId`]: ["number", "Number of the user.", "Número del usuario.", "Número do usuário."],
    [`${RUNTIME}.process.euid`]: [
      "number",
      "Number of the user whose rights apply.",
      "Número del usuario cuyos permisos rigen.",
      "Número do usuário cujas permissões valem.",
    ],
    [`${RUNTIME}.process.lineage`]: [
      "object[]",
      "Ancestors of the process.",
      "Antepasados del proceso.",
      "Ancestrais do processo.",
    ],
    [`${RUNTIME}.context`]: [
      "object",
      "What else belongs to the activity; only what the type needs.",
      "Qué más corresponde a la actividad; solo lo que el tipo necesita.",
      "O que mais pertence à atividade; só o que o tipo precisa.",
    ],
    [`${RUNTIME}.context.filePath`]: [
      "text",
      "Path of the sensitive file that was changed.",
      "Ruta del archivo sensible que se cambió.",
      "Caminho do arquivo sensível que foi alterado.",
    ],
    [`${RUNTIME}.context.fileOperation`]: [
      "text",
      "What was done to the file.",
      "Qué se hizo con el archivo.",
      "O que foi feito com o arquivo.",
      { values: plainEnumeration("open", "Delete Link Rename Symlink Write") },
    ],
    [`${RUNTIME}.context.relatedFilePaths`]: [
      "text[]",
      "Paths of files that belong to the change.",
      "Rutas de archivos relacionados con el cambio.",
      "Caminhos de arquivos relacionados à alteração.",
    ],
    [`${RUNTIME}.context.toolName`]: [
      "text",
      "Name of the suspicious tool.",
      "Nombre de la herramienta sospechosa.",
      "Nome da ferramenta suspeita.",
    ],
    [`${RUNTIME}.context.toolCategory`]: [
      "text",
      "Kind of suspicious tool.",
      "Tipo de herramienta sospechosa.",
      "Tipo de ferramenta suspeita.",
    ],
    [`${RUNTIME}.context.commandLineExample`]: [
      "text",
      "Example of the suspicious command line.",
      "Ejemplo de la línea de comandos sospechosa.",
      "Exemplo da linha de comando suspeita.",
    ],
    [`${RUNTIME}.context.threatFilePath`]: [
      "text",
      "Path of the file with the threat.",
      "Ruta del archivo con la amenaza.",
      "Caminho do arquivo com a ameaça.",
    ],
  },
);
