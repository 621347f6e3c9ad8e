/** Fields of events from Linux hosts: `audit`, `host`, `login`, `network` and `file`. */

import { enumeration, fieldTable, plainEnumeration } from "./fieldTable.js";

const KEY_TABLE = "Threat Stack, table of searchable keys";
const RAW_EVENTS = "published raw events";
const AGGREGATE_FIELDS = "Threat Stack, aggregate fields";

/** Keys that the documents give for every audit event, and for some file and host events. */
const PROCESS = {
  exe: ["text", "Full path of the executable.", "Ruta completa del ejecutable.", "Caminho completo do executável."],
  arguments: [
    "text",
    "The whole command line as one text, for example ls -al /my/path.",
    "Toda la línea de comandos en un texto, por ejemplo ls -al /my/path.",
    "Toda a linha de comando em um texto, por exemplo ls -al /my/path.",
  ],
  user: ["text", "Name of the user.", "Nombre del usuario.", "Nome do usuário."],
  group: ["text", "Name of the user's group.", "Nombre del grupo del usuario.", "Nome do grupo do usuário."],
  command: [
    "text",
    "Name of the executable without its path; the kernel keeps 15 characters.",
    "Nombre del ejecutable sin su ruta; el kernel conserva 15 caracteres.",
    "Nome do executável sem o caminho; o kernel guarda 15 caracteres.",
  ],
  cwd: ["text", "Working directory.", "Directorio de trabajo.", "Diretório de trabalho."],
  pid: ["number", "Number of the process.", "Número del proceso.", "Número do processo."],
  ppid: ["number", "Number of the parent process.", "Número del proceso padre.", "Número do processo pai."],
  session: [
    "number",
    "Audit session; 4294967295 means none.",
    "Sesión de auditoría; 4294967295 significa ninguna.",
    "Sessão de auditoria; 4294967295 significa nenhuma.",
  ],
} as const;

const always = { presence: "always" } as const;
const volatile = { volatile: true } as const;
const auditProcess = fieldTable(
  { eventTypes: ["audit"], source: KEY_TABLE, provenance: "documented" },
  {
    exe: [...PROCESS.exe, always],
    command: [...PROCESS.command, always],
    arguments: [...PROCESS.arguments, always],
    user: [...PROCESS.user, always],
    group: [...PROCESS.group, always],
    pid: [...PROCESS.pid, volatile],
    ppid: [...PROCESS.ppid, volatile],
    cwd: PROCESS.cwd,
    type: [
      "text",
      "What happened.",
      "Qué ocurrió.",
      "O que aconteceu.",
      {
        presence: "always",
        values: enumeration("open", {
          start: ["A process started.", "Se inició un proceso.", "Um processo foi iniciado."],
          connect: ["A connection was opened.", "Se abrió una conexión.", "Uma conexão foi aberta."],
          accept: [
            "A connection was accepted (assumed).",
            "Se aceptó una conexión (supuesto).",
            "Uma conexão foi aceita (suposto).",
          ],
          listen: [
            "A process began to listen (assumed).",
            "Un proceso empezó a escuchar (supuesto).",
            "Um processo começou a escutar (suposto).",
          ],
          adjtimex: [
            "The system clock was changed.",
            "Se cambió el reloj del sistema.",
            "O relógio do sistema foi alterado.",
          ],
          ptrace: ["A process traced another.", "Un proceso trazó a otro.", "Um processo rastreou outro."],
        }),
      },
    ],
  },
);

const auditMore = fieldTable(
  { eventTypes: ["audit"], source: RAW_EVENTS, provenance: "observed" },
  {
    args: [
      "text[]",
      "The command line, word by word.",
      "La línea de comandos, palabra por palabra.",
      "A linha de comando, palavra por palavra.",
    ],
    auid: [
      "number",
      "Login user number; 4294967295 means no login.",
      "Número del usuario que inició sesión; 4294967295 significa ninguno.",
      "Número do usuário que fez login; 4294967295 significa nenhum.",
    ],
    auser: [
      "text",
      "Name of the user who logged in; absent without a login.",
      "Nombre del usuario que inició sesión; falta si nadie la inició.",
      "Nome do usuário que fez login; ausente sem login.",
    ],
    session: [...PROCESS.session, volatile],
    uid: ["number", "Number of the user.", "Número del usuario.", "Número do usuário."],
    gid: ["number", "Number of the group.", "Número del grupo.", "Número do grupo."],
    exit: [
      "text",
      "What the system call returned, as text.",
      "Lo que devolvió la llamada al sistema, como texto.",
      "O que a chamada de sistema retornou, como texto.",
    ],
    success: [
      "boolean",
      "Whether the system call succeeded.",
      "Si la llamada al sistema tuvo éxito.",
      "Se a chamada de sistema teve sucesso.",
    ],
    syscall: [
      "text",
      "Name of the Linux system call.",
      "Nombre de la llamada al sistema de Linux.",
      "Nome da chamada de sistema do Linux.",
      {
        values: plainEnumeration(
          "open",
          `accept accept4 adjtimex bind chmod chown clock_settime clone connect creat delete_module execve execveat
        finit_module fork init_module kill link listen mknod mount open openat pivot_root process_vm_writev ptrace rename
        sendto setgid setsid settimeofday setuid socket symlink truncate umount2 unlink unlinkat unshare vfork`,
        ),
      },
    ],
    tty: [
      "text",
      "Terminal of the process, for example pts0; absent without one.",
      "Terminal del proceso, por ejemplo pts0; falta si no la hay.",
      "Terminal do processo, por exemplo pts0; ausente sem terminal.",
    ],
    path: ["text[]", "Paths that the call touched.", "Rutas que tocó la llamada.", "Caminhos que a chamada tocou."],
    containerId: [
      "text",
      "Identifier of the container; absent outside containers.",
      "Identificador del contenedor; falta fuera de contenedores.",
      "Identificador do contêiner; ausente fora de contêineres.",
      { volatile: true },
    ],
    containerImage: [
      "text",
      "Image of the container; absent outside containers.",
      "Imagen del contenedor; falta fuera de contenedores.",
      "Imagem do contêiner; ausente fora de contêineres.",
    ],
    header: [
      "object",
      "Header of the audit record.",
      "Cabecera del registro de auditoría.",
      "Cabeçalho do registro de auditoria.",
    ],
    "header.id": ["number", "Number of the record.", "Número del registro.", "Número do registro.", { volatile: true }],
    "header.milliseconds": [
      "number",
      "Milliseconds within the second.",
      "Milisegundos dentro del segundo.",
      "Milissegundos dentro do segundo.",
      { volatile: true },
    ],
    "header.timestamp": [
      "number",
      "When it happened, in seconds since 1970.",
      "Cuándo ocurrió, en segundos desde 1970.",
      "Quando ocorreu, em segundos desde 1970.",
      { volatile: true },
    ],
    "header.sequenceId": [
      "number",
      "Number of the record in sequence.",
      "Número de secuencia del registro.",
      "Número de sequência do registro.",
      { volatile: true },
    ],
    parent_metadata: ["object", "About the parent process.", "Sobre el proceso padre.", "Sobre o processo pai."],
    "parent_metadata.exe": [
      "text",
      "Full path of the parent's executable.",
      "Ruta completa del ejecutable del padre.",
      "Caminho completo do executável do pai.",
    ],
    "parent_metadata.pid": [
      "number",
      "Number of the parent process.",
      "Número del proceso padre.",
      "Número do processo pai.",
      { volatile: true },
    ],
    "parent_metadata.timestamp": [
      "epoch",
      "When the parent started, in milliseconds since 1970.",
      "Cuándo se inició el padre, en milisegundos desde 1970.",
      "Quando o pai iniciou, em milissegundos desde 1970.",
      { volatile: true },
    ],
  },
);

const hostAndLogin = fieldTable(
  { eventTypes: ["host", "login"], source: KEY_TABLE, provenance: "documented" },
  {
    cwd: PROCESS.cwd,
    user: PROCESS.user,
    group: [...PROCESS.group, { eventTypes: ["host"] }],
    pid: [...PROCESS.pid, { eventTypes: ["host"], volatile: true }],
    ppid: [...PROCESS.ppid, { eventTypes: ["host"], volatile: true }],
    sigid: [
      "number",
      "Number of the log signature, in the numbering of OSSEC; 5902 is a new user.",
      "Número de la firma de registro, según la numeración de OSSEC; 5902 es un usuario nuevo.",
      "Número da assinatura de log, na numeração do OSSEC; 5902 é um novo usuário.",
      { eventTypes: ["host"], provenance: "observed", source: "default rules" },
    ],
  },
);

const file = fieldTable(
  { eventTypes: ["file"], source: AGGREGATE_FIELDS, provenance: "documented" },
  {
    exe: [...PROCESS.exe, { source: KEY_TABLE }],
    command: PROCESS.command,
    arguments: [...PROCESS.arguments, { source: KEY_TABLE }],
    user: [
      "text",
      "Name of the user; never there on Create, Delete and Move.",
      "Nombre del usuario; nunca está en Create, Delete y Move.",
      "Nome do usuário; nunca presente em Create, Delete e Move.",
    ],
    group: [...PROCESS.group, { source: KEY_TABLE }],
    pid: [...PROCESS.pid, { source: KEY_TABLE, volatile: true }],
    ppid: [...PROCESS.ppid, { source: KEY_TABLE, volatile: true }],
    cwd: [...PROCESS.cwd, { source: KEY_TABLE }],
    session: [...PROCESS.session, volatile],
  },
);

const users = fieldTable(
  { eventTypes: ["audit", "host", "login", "file"], source: AGGREGATE_FIELDS, provenance: "documented" },
  {
    filename: ["text", "Path of the file.", "Ruta del archivo.", "Caminho do arquivo."],
    src_user: [
      "text",
      "User who acts, where one becomes another.",
      "Usuario que actúa cuando uno pasa a ser otro.",
      "Usuário que age quando um passa a ser outro.",
    ],
    dst_user: [
      "text",
      "User who is acted upon or become.",
      "Usuario sobre el que se actúa o que se pasa a ser.",
      "Usuário sobre o qual se age ou em que se transforma.",
    ],
  },
);

export const LINUX_FIELDS = [...auditProcess, ...auditMore, ...hostAndLogin, ...file, ...users];
