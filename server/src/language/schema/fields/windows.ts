/** Fields of `winsec` events: the Windows Security log and Sysmon. */

import { enumeration, fieldTable, plainEnumeration } from "./fieldTable.js";

const eventTypes = ["winsec"] as const;

const observed = fieldTable(
  { eventTypes, source: "published raw events", provenance: "observed" },
  {
    domain: ["text", "Domain or work group.", "Dominio o grupo de trabajo.", "Domínio ou grupo de trabalho."],
    exe: ["text", "Full path of the executable.", "Ruta completa del ejecutable.", "Caminho completo do executável."],
    pid: ["number", "Number of the process.", "Número del proceso.", "Número do processo.", { volatile: true }],
    record_number: [
      "number",
      "Number of the record in the Windows log.",
      "Número del registro en el log de Windows.",
      "Número do registro no log do Windows.",
      { volatile: true },
    ],
    session: ["number", "Logon session.", "Sesión de inicio.", "Sessão de logon.", { volatile: true }],
    status: [
      "text",
      "Result code, for example 0x0.",
      "Código de resultado, por ejemplo 0x0.",
      "Código de resultado, por exemplo 0x0.",
    ],
    _subtype: [
      "text",
      "Kind of record, for example Process Termination.",
      "Tipo de registro, por ejemplo Process Termination.",
      "Tipo de registro, por exemplo Process Termination.",
    ],
    summary: [
      "text",
      "What Windows says about it in a sentence.",
      "Lo que Windows dice al respecto en una frase.",
      "O que o Windows diz a respeito em uma frase.",
    ],
    user: [
      "text",
      "Name of the user; machine accounts end in $.",
      "Nombre del usuario; las cuentas de máquina terminan en $.",
      "Nome do usuário; contas de máquina terminam em $.",
    ],
    win_event_id: [
      "number",
      "Number of the Windows or Sysmon event.",
      "Número del evento de Windows o Sysmon.",
      "Número do evento do Windows ou Sysmon.",
      {
        values: enumeration("open", {
          "1": ["Sysmon: a process started.", "Sysmon: se inició un proceso.", "Sysmon: um processo foi iniciado."],
          "3": ["Sysmon: a network connection.", "Sysmon: una conexión de red.", "Sysmon: uma conexão de rede."],
          "13": [
            "Sysmon: a registry value was set.",
            "Sysmon: se fijó un valor del registro.",
            "Sysmon: um valor do registro foi definido.",
          ],
          "1102": [
            "The audit log was cleared.",
            "Se borró el registro de auditoría.",
            "O log de auditoria foi apagado.",
          ],
          "4624": ["A logon succeeded.", "Un inicio de sesión tuvo éxito.", "Um logon teve sucesso."],
          "4625": ["A logon failed.", "Un inicio de sesión falló.", "Um logon falhou."],
          "4672": [
            "Special privileges were given to a new logon.",
            "Se dieron privilegios especiales a un nuevo inicio de sesión.",
            "Privilégios especiais foram dados a um novo logon.",
          ],
          "4688": ["A process started.", "Se inició un proceso.", "Um processo foi iniciado."],
          "4689": ["A process exited.", "Terminó un proceso.", "Um processo terminou."],
          "4697": ["A service was installed.", "Se instaló un servicio.", "Um serviço foi instalado."],
          "4698": ["A scheduled task was created.", "Se creó una tarea programada.", "Uma tarefa agendada foi criada."],
          "4720": ["A user was created.", "Se creó un usuario.", "Um usuário foi criado."],
          "4732": [
            "A member was added to a local group.",
            "Se añadió un miembro a un grupo local.",
            "Um membro foi adicionado a um grupo local.",
          ],
        }),
      },
    ],
    sid: [
      "text",
      "Security identifier of the user, for example S-1-5-18.",
      "Identificador de seguridad del usuario, por ejemplo S-1-5-18.",
      "Identificador de segurança do usuário, por exemplo S-1-5-18.",
    ],
  },
);

const fromRules = fieldTable(
  { eventTypes, source: "default rules", provenance: "observed" },
  {
    reg_event: [
      "text",
      "What was done to the registry.",
      "Qué se hizo en el registro.",
      "O que foi feito no registro.",
      { values: plainEnumeration("open", "CreateKey DeleteKey DeleteValue RenameKey SetValue") },
    ],
    target_reg_key: [
      "text",
      "Registry key that was changed.",
      "Clave del registro que se cambió.",
      "Chave do registro que foi alterada.",
    ],
    new_value: [
      "text",
      "Value that was set, for example DWORD (0x00000000).",
      "Valor que se fijó, por ejemplo DWORD (0x00000000).",
      "Valor que foi definido, por exemplo DWORD (0x00000000).",
    ],
    parent_name: [
      "text",
      "Executable of the parent process.",
      "Ejecutable del proceso padre.",
      "Executável do processo pai.",
    ],
  },
);

const aggregates = fieldTable(
  { eventTypes, source: "Threat Stack, aggregate fields", provenance: "documented" },
  {
    command: ["text", "Command line.", "Línea de comandos.", "Linha de comando."],
    correlation: [
      "text",
      "Identifier that ties related events together.",
      "Identificador que une eventos relacionados.",
      "Identificador que une eventos relacionados.",
      { volatile: true },
    ],
    dns_host: ["text", "Host name that was looked up.", "Nombre de host consultado.", "Nome de host consultado."],
    dst_host: [
      "text",
      "Name of the host at the far end.",
      "Nombre del host del otro extremo.",
      "Nome do host na outra ponta.",
    ],
    dst_ip: ["ip", "Destination address (IPv4).", "Dirección de destino (IPv4).", "Endereço de destino (IPv4)."],
    dst_ipv6: ["ip", "Destination address (IPv6).", "Dirección de destino (IPv6).", "Endereço de destino (IPv6)."],
    dst_port: ["number", "Destination port.", "Puerto de destino.", "Porta de destino."],
    guid: [
      "text",
      "Globally unique identifier of the process or object.",
      "Identificador único global del proceso u objeto.",
      "Identificador único global do processo ou objeto.",
      { volatile: true },
    ],
    sam_account: [
      "text",
      "Account name in the security account manager.",
      "Nombre de cuenta en el administrador de cuentas de seguridad.",
      "Nome da conta no gerenciador de contas de segurança.",
    ],
    src_addr: ["ip", "Address that it comes from.", "Dirección de la que viene.", "Endereço de onde vem."],
    src_host: [
      "text",
      "Name of the host that it comes from.",
      "Nombre del host del que viene.",
      "Nome do host de onde vem.",
    ],
    src_ip: ["ip", "Source address (IPv4).", "Dirección de origen (IPv4).", "Endereço de origem (IPv4)."],
    src_ipv6: ["ip", "Source address (IPv6).", "Dirección de origen (IPv6).", "Endereço de origem (IPv6)."],
    src_port: ["number", "Source port.", "Puerto de origen.", "Porta de origem."],
    target_domain: [
      "text",
      "Domain of the account acted upon.",
      "Dominio de la cuenta afectada.",
      "Domínio da conta afetada.",
    ],
    target_exe: [
      "text",
      "Executable of the process acted upon.",
      "Ejecutable del proceso afectado.",
      "Executável do processo afetado.",
    ],
    target_file: ["text", "File acted upon.", "Archivo afectado.", "Arquivo afetado."],
    target_user: ["text", "User acted upon.", "Usuario afectado.", "Usuário afetado."],
  },
);

export const WINDOWS_FIELDS = [...observed, ...fromRules, ...aggregates];
