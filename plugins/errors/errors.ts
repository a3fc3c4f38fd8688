// errors in AssemblyScript: every way in which a plugin function can report a failure, or
// forget to. errors.c exports the same functions with the same texts.
import { Host } from "@extism/as-pdk/lib/pdk";
import { setError } from "../shared/assemblyscript/plugin";

// The usual way: a text and a result other than 0.
export function fail(): i32 {
  setError("it failed: " + Host.inputString());
  return 1;
}

// A result without a text: returns the number it is given.
export function fail_code(): i32 {
  const text = Host.inputString();
  const code = I32.parseInt(text);
  if (code.toString() != text) {
    setError("not a number: " + text);
    return 1;
  }
  return code;
}

// A text without a result: sets the error, yet returns 0.
export function fail_quietly(): i32 {
  setError("it failed quietly: " + Host.inputString());
  return 0;
}

// An error that nobody catches: the compiler calls abort, in plugin.ts.
function throwError(): i32 {
  throw new Error("it was thrown: " + Host.inputString());
}
export { throwError as throw };
