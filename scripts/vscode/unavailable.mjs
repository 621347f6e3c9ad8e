// The one error that callers treat apart: a VS Code cannot be had on this machine, which says nothing about the project.
export class EditorUnavailable extends Error {
  name = "EditorUnavailable";
}
