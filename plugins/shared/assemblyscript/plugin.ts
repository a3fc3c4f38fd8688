// plugin.ts - what the AssemblyScript plugins need beyond @extism/as-pdk: output and errors as
// UTF-8. The kit's own Host.outputString sizes its block by UTF-16 units and so cuts off
// non-ASCII text, and the kit has no function at all to set an error.
import { Host, Memory } from "@extism/as-pdk/lib/pdk";
import { error_set } from "@extism/as-pdk/lib/env";

export function outputText(text: string): void {
  Host.output(Uint8Array.wrap(String.UTF8.encode(text)));
}

export function setError(text: string): void {
  error_set(Memory.allocateString(text).offset);
}

// The compiler calls this for every uncaught error (see --use abort=... in build.sh).
function abort(message: string | null, file: string | null, line: u32, column: u32): void {
  setError(message ? message : "aborted");
  unreachable();
}
