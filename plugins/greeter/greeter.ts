// greeter in AssemblyScript, on Extism's own plugin development kit for this language:
// a greeting from config, and a vowel counter that remembers its total.
import { Config, Host, Var } from "@extism/as-pdk/lib/pdk";
import { outputText } from "../shared/assemblyscript/plugin";

const VOWELS = "aeiouAEIOU";

export function greet(): i32 {
  const greeting = Config.get("greeting");
  outputText(`${greeting ? greeting : "Hello"}, ${Host.inputString()}!`);
  return 0;
}

export function count_vowels(): i32 {
  const text = Host.inputString();
  let count: u64 = 0;
  for (let i = 0; i < text.length; i++) {
    if (VOWELS.includes(text.charAt(i))) count++;
  }
  const total = addToCounter("total", count);
  outputText(`{"count":${count},"total":${total},"vowels":"${VOWELS}"}`);
  return 0;
}

// Adds to a counter kept in a variable as 8 bytes, little-endian; returns the new value.
function addToCounter(key: string, amount: u64): u64 {
  const stored = Var.get(key);
  const old = stored && stored.length == 8 ? load<u64>(stored.dataStart) : 0;
  const value = new Uint8Array(8);
  store<u64>(value.dataStart, old + amount);
  Var.set(key, value);
  return old + amount;
}
