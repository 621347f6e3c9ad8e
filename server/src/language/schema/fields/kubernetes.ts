/** Fields of `kubernetesAudit` and `kubernetesConfig` events. */

import { fieldTable, plainEnumeration } from "./fieldTable.js";

const SOURCE = "Threat Stack, aggregate fields";

const VERBS = plainEnumeration(
  "open",
  "approve bind create delete deletecollection escalate get impersonate list patch sign update use watch *",
);
const RESOURCES = plainEnumeration(
  "open",
  `clusterrolebindings clusterroles configmaps cronjobs daemonsets deployments endpoints events ingresses jobs namespaces
  networkpolicies nodes persistentvolumeclaims persistentvolumes pods pods/exec pods/log pods/portforward replicasets
  rolebindings roles secrets serviceaccounts serviceaccounts/token services statefulsets`,
);

const both = fieldTable(
  { eventTypes: ["kubernetesAudit", "kubernetesConfig"], source: SOURCE, provenance: "documented" },
  {
    name: ["text", "Name of the object.", "Nombre del objeto.", "Nome do objeto."],
    namespace: ["text", "Namespace of the object.", "Espacio de nombres del objeto.", "Namespace do objeto."],
    node_name: ["text", "Node of the cluster.", "Nodo del clúster.", "Nó do cluster."],
    type: ["text", "Kind of event or object.", "Tipo de evento u objeto.", "Tipo de evento ou objeto."],
  },
);

const audit = fieldTable(
  { eventTypes: ["kubernetesAudit"], source: SOURCE, provenance: "documented" },
  {
    action: [
      "text",
      "What was done: a verb of the Kubernetes API.",
      "Qué se hizo: un verbo de la API de Kubernetes.",
      "O que foi feito: um verbo da API do Kubernetes.",
      { values: VERBS },
    ],
    resource: [
      "text",
      "Kind of resource, for example pods or secrets.",
      "Tipo de recurso, por ejemplo pods o secrets.",
      "Tipo de recurso, por exemplo pods ou secrets.",
      { values: RESOURCES },
    ],
  },
);

const config = fieldTable(
  { eventTypes: ["kubernetesConfig"], source: SOURCE, provenance: "documented" },
  {
    role_name: ["text", "Name of the role.", "Nombre del rol.", "Nome da função."],
    role_type: [
      "text",
      "Kind of role.",
      "Tipo de rol.",
      "Tipo de função.",
      { values: plainEnumeration("open", "ClusterRole Role") },
    ],
    verbs: ["text[]", "What the role allows.", "Lo que permite el rol.", "O que a função permite.", { values: VERBS }],
  },
);

export const KUBERNETES_FIELDS = [...both, ...audit, ...config];
