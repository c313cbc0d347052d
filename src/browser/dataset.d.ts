import type { DataSet } from "../model/page.ts";

declare global {
  // With `noPropertyAccessFromIndexSignature` the compiler refuses a name that the model does not declare.
  interface DOMStringMap extends DataSet {}
}
