/** Which documents are ours: filter files, and packs, which stay `yaml` and `json` and are told by their names. */

export const FILTER_LANGUAGE = "threatstack-filter";

// Other programs have files of these names too, Prometheus for one. The server tells by content and stays silent there.
const YAML_NAMES = "**/{*.rules.yaml,*.rules.yml,*.tests.yaml,*.tests.yml,tests.yaml,tests.yml}";
const JSON_NAMES = "**/{*.rules.json,rule.json,ruleset.json}";

/** Any scheme: an unsaved pack, or one in a virtual workspace, is checked like a saved one. */
export const OUR_DOCUMENTS: { language: string; pattern?: string }[] = [
  { language: FILTER_LANGUAGE },
  { language: "yaml", pattern: YAML_NAMES },
  { language: "json", pattern: JSON_NAMES },
  { language: "jsonc", pattern: JSON_NAMES },
];
