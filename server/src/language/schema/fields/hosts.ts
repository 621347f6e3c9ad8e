/** Fields about the machine that an event comes from, on events of every kind of host. */

import { fieldTable } from "./fieldTable.js";

const FROM_HOSTS = ["audit", "host", "login", "network", "file", "threatintel", "winsec"] as const;
const RAW_EVENTS = "published raw events";

export const HOST_FIELDS = fieldTable(
  { eventTypes: FROM_HOSTS, source: RAW_EVENTS, provenance: "observed" },
  {
    host_metadata: ["object", "About the host.", "Sobre el host.", "Sobre o host."],
    "host_metadata.hostname": ["text", "Host name.", "Nombre del host.", "Nome do host."],
    "host_metadata.server_name": ["text", "Name of the server.", "Nombre del servidor.", "Nome do servidor."],
    "host_metadata.kernel": ["text", "Version of the kernel.", "Versión del kernel.", "Versão do kernel."],
    "host_metadata.os_version": [
      "text",
      "Operating system and version, for example amzn-2.",
      "Sistema operativo y versión, por ejemplo amzn-2.",
      "Sistema operacional e versão, por exemplo amzn-2.",
    ],
    "host_metadata.image_id": [
      "text",
      "Machine image that the instance was started from.",
      "Imagen de máquina con la que se inició la instancia.",
      "Imagem de máquina com a qual a instância foi iniciada.",
    ],
    "host_metadata.instance_id": [
      "text",
      "Identifier of the cloud instance.",
      "Identificador de la instancia en la nube.",
      "Identificador da instância na nuvem.",
    ],
    "host_metadata.instance_type": [
      "text",
      "Size of the instance, for example t2.micro.",
      "Tamaño de la instancia, por ejemplo t2.micro.",
      "Tamanho da instância, por exemplo t2.micro.",
    ],
    "host_metadata.instance_arn": [
      "text",
      "Amazon resource name of the instance.",
      "Nombre de recurso de Amazon de la instancia.",
      "Nome de recurso da Amazon da instância.",
    ],
    provider_metadata: [
      "object",
      "About the cloud provider.",
      "Sobre el proveedor de nube.",
      "Sobre o provedor de nuvem.",
    ],
    "provider_metadata.cloud_provider": ["text", "Cloud provider.", "Proveedor de nube.", "Provedor de nuvem."],
    "provider_metadata.account_id": ["text", "Cloud account.", "Cuenta en la nube.", "Conta na nuvem."],
    "provider_metadata.availability_zone": [
      "text",
      "Availability zone.",
      "Zona de disponibilidad.",
      "Zona de disponibilidade.",
    ],
    network_metadata: [
      "object[]",
      "The network interfaces of the host.",
      "Las interfaces de red del host.",
      "As interfaces de rede do host.",
    ],
    "network_metadata.private_dns_name": [
      "text[]",
      "Private DNS names of the host.",
      "Nombres DNS privados del host.",
      "Nomes DNS privados do host.",
    ],
    "network_metadata.private_ip_address": [
      "ip[]",
      "Private addresses of the host.",
      "Direcciones privadas del host.",
      "Endereços privados do host.",
    ],
    "network_metadata.public_dns_name": [
      "text[]",
      "Public DNS names of the host.",
      "Nombres DNS públicos del host.",
      "Nomes DNS públicos do host.",
    ],
    "network_metadata.public_ip_address": [
      "ip[]",
      "Public addresses of the host.",
      "Direcciones públicas del host.",
      "Endereços públicos do host.",
    ],
    "network_metadata.subnet_id": ["text[]", "Subnets of the host.", "Subredes del host.", "Sub-redes do host."],
    "network_metadata.vpc_id": [
      "text[]",
      "Virtual private clouds of the host.",
      "Nubes privadas virtuales del host.",
      "Nuvens privadas virtuais do host.",
    ],
    "network_metadata.network_interface": [
      "text[]",
      "Identifiers of the network interfaces.",
      "Identificadores de las interfaces de red.",
      "Identificadores das interfaces de rede.",
    ],
    hostname: [
      "text",
      "Host name.",
      "Nombre del host.",
      "Nome do host.",
      { provenance: "documented", source: "Threat Stack, aggregate fields" },
    ],
    server: ["text", "Name of the server.", "Nombre del servidor.", "Nome do servidor.", { source: "event cards" }],
    public_ip_address: [
      "ip[]",
      "Public addresses of the host.",
      "Direcciones públicas del host.",
      "Endereços públicos do host.",
      { source: "event cards" },
    ],
    account_id: [
      "text",
      "Cloud account.",
      "Cuenta en la nube.",
      "Conta na nuvem.",
      { provenance: "documented", source: "Threat Stack, aggregate fields" },
    ],
    availability_zone: [
      "text",
      "Availability zone.",
      "Zona de disponibilidad.",
      "Zona de disponibilidade.",
      { provenance: "documented", source: "Threat Stack, aggregate fields" },
    ],
    cloud_provider: [
      "text",
      "Cloud provider.",
      "Proveedor de nube.",
      "Provedor de nuvem.",
      { provenance: "documented", source: "Threat Stack, aggregate fields" },
    ],
  },
);
