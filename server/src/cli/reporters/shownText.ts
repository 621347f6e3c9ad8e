/** Text of files and names as a terminal may show it. */

import { shownText } from "../../language/index.js";

export { shownText };

/** The path of a file, from where the user stands if it lies there. */
export function shownPath(path: string): string {
  return shownText(path).text;
}
