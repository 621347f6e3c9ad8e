/** Fields of connections: those of `audit` and `network` events, and of `threatintel`. */

import { enumeration, fieldTable, plainEnumeration } from "./fieldTable.js";

const KEY_TABLE = "Threat Stack, table of searchable keys";

export const PROTOCOLS = enumeration("open", {
  tcp: ["Connections with a byte stream.", "Conexiones con flujo de bytes.", "Conexões com fluxo de bytes."],
  udp: ["Single datagrams.", "Datagramas sueltos.", "Datagramas avulsos."],
  icmp: ["Control messages such as ping.", "Mensajes de control como ping.", "Mensagens de controle como ping."],
});

/** Some are names on one type of event, and only aliases of other names on another. */
const ENDS = {
  ip: [
    "ip[]",
    "Address of either end: src_ip or dst_ip.",
    "Dirección de cualquiera de los extremos: src_ip o dst_ip.",
    "Endereço de qualquer uma das pontas: src_ip ou dst_ip.",
  ],
  port: [
    "number[]",
    "Port of either end: src_port or dst_port.",
    "Puerto de cualquiera de los extremos: src_port o dst_port.",
    "Porta de qualquer uma das pontas: src_port ou dst_port.",
  ],
  src_ip: [
    "ip",
    "Address that the connection comes from.",
    "Dirección de la que viene la conexión.",
    "Endereço de onde vem a conexão.",
  ],
  dst_ip: [
    "ip",
    "Address that the connection goes to.",
    "Dirección a la que va la conexión.",
    "Endereço para onde vai a conexão.",
  ],
  src_port: [
    "number",
    "Port that the connection comes from.",
    "Puerto del que viene la conexión.",
    "Porta de onde vem a conexão.",
  ],
  dst_port: [
    "number",
    "Port that the connection goes to.",
    "Puerto al que va la conexión.",
    "Porta para onde vai a conexão.",
  ],
} as const;

const aliasOnly = { aliasOnly: true } as const;

const connections = fieldTable(
  { eventTypes: ["audit", "network"], source: KEY_TABLE, provenance: "documented" },
  {
    domain: ["text", "Domain name.", "Nombre de dominio.", "Nome de domínio."],
    ip: [...ENDS.ip, aliasOnly],
    port: [...ENDS.port, aliasOnly],
    protocol: [
      "text",
      "Transport protocol.",
      "Protocolo de transporte.",
      "Protocolo de transporte.",
      { eventTypes: ["network"], values: PROTOCOLS },
    ],
  },
);

const networkEnds = fieldTable(
  { eventTypes: ["network"], source: KEY_TABLE, provenance: "documented" },
  { src_ip: ENDS.src_ip, dst_ip: ENDS.dst_ip, src_port: ENDS.src_port, dst_port: ENDS.dst_port },
);

const auditConnection = fieldTable(
  { eventTypes: ["audit"], source: KEY_TABLE, provenance: "documented" },
  {
    src_ip: [...ENDS.src_ip, aliasOnly],
    dst_ip: [...ENDS.dst_ip, aliasOnly],
    src_port: [...ENDS.src_port, aliasOnly],
    dst_port: [...ENDS.dst_port, aliasOnly],
    connection: [
      "object",
      "The connection that was opened or accepted.",
      "La conexión que se abrió o aceptó.",
      "A conexão que foi aberta ou aceita.",
    ],
    "connection.addr": [
      "ip[]",
      "Address of either end.",
      "Dirección de cualquiera de los extremos.",
      "Endereço de qualquer uma das pontas.",
      aliasOnly,
    ],
    "connection.src_addr": [
      "ip",
      "Address that the connection comes from; also src_ip.",
      "Dirección de la que viene la conexión; también src_ip.",
      "Endereço de onde vem a conexão; também src_ip.",
    ],
    "connection.dst_addr": [
      "ip",
      "Address that the connection goes to; also dst_ip.",
      "Dirección a la que va la conexión; también dst_ip.",
      "Endereço para onde vai a conexão; também dst_ip.",
      { provenance: "observed", source: "default rules" },
    ],
    "connection.port": [
      "number",
      "Port that the connection goes to; also dst_port.",
      "Puerto al que va la conexión; también dst_port.",
      "Porta para onde vai a conexão; também dst_port.",
    ],
    "connection.src_port": [
      "number",
      "Port that the connection comes from; also src_port.",
      "Puerto del que viene la conexión; también src_port.",
      "Porta de onde vem a conexão; também src_port.",
    ],
  },
);

const threatIntel = fieldTable(
  { eventTypes: ["threatintel"], source: "Threat Stack, aggregate fields", provenance: "documented" },
  {
    threatintel_source: [
      "text",
      "List that names the address, for example openbl.",
      "Lista que nombra la dirección, por ejemplo openbl.",
      "Lista que cita o endereço, por exemplo openbl.",
    ],
    threatintel_reason: [
      "text",
      "Why the address is on the list.",
      "Por qué la dirección está en la lista.",
      "Por que o endereço está na lista.",
    ],
    ip: ENDS.ip,
    port: ENDS.port,
    threatintel_type: ["text", "Kind of threat.", "Tipo de amenaza.", "Tipo de ameaça."],
    type: [
      "text",
      "What happened.",
      "Qué ocurrió.",
      "O que aconteceu.",
      { provenance: "observed", source: "published raw events", values: plainEnumeration("open", "connect accept") },
    ],
  },
);

export const CONNECTION_FIELDS = [...connections, ...networkEnds, ...auditConnection, ...threatIntel];
