// conformance in AssemblyScript: everything a plugin can ask of a host, one export for each;
// README.md says what each answers. Works on Extism's own kit, and declares what the kit lacks.
import { Config, Host, Memory, Var } from "@extism/as-pdk/lib/pdk";
import {
  http_request,
  length,
  log_debug,
  log_error,
  log_info,
  log_warn,
} from "@extism/as-pdk/lib/env";
import { outputText, setError } from "../../shared/assemblyscript/plugin";

@external("extism:host/env", "log_trace")
declare function log_trace(message: u64): void;
@external("extism:host/env", "get_log_level")
declare function get_log_level(): i32;
@external("extism:host/env", "http_status_code")
declare function http_status_code(): i32;
@external("extism:host/user", "reverse")
declare function reverse(block: u64): u64;
@external("extism:host/user", "add")
declare function add(a: i64, b: i64): i64;

// ---- Input, output, errors -------------------------------------------------------------------

export function echo(): i32 {
  return succeed(Host.input());
}

export function upper(): i32 {
  const bytes = Host.input();
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] >= 0x61 && bytes[i] <= 0x7a) bytes[i] -= 0x20;
  }
  return succeed(bytes);
}

export function fail(): i32 {
  return failWith("failed: " + Host.inputString());
}

export function fail_code(): i32 {
  const text = Host.inputString();
  const code = parse(text, i32.MIN_VALUE, i32.MAX_VALUE);
  return code ? (code.value as i32) : failWith("not a number: " + text);
}

export function trap(): i32 {
  unreachable();
  return 0; // for the compiler only
}

// Calls are counted here, in a global of the instance.
let calls = 0;

export function count(): i32 {
  return succeedWith((++calls).toString());
}

// ---- Config, variables, log --------------------------------------------------------------------

export function config(): i32 {
  const value = Config.getMemory(Host.inputString());
  return value ? succeed(value.toUint8Array()) : 0;
}

export function var_get(): i32 {
  const value = Var.get(Host.inputString());
  return value ? succeed(value) : 0;
}

export function var_set(): i32 {
  const text = Host.inputString();
  const separator = text.indexOf("=");
  if (separator < 0) return failWith("the input must be key=value");
  const key = text.substring(0, separator);
  const value = text.substring(separator + 1);
  if (value == "") Var.remove(key);
  else Var.set(key, Uint8Array.wrap(String.UTF8.encode(value)));
  return 0;
}

export function log(): i32 {
  const text = Host.inputString();
  const separator = text.indexOf(":");
  if (separator < 0) return failWith("the input must be level:message");
  const level = text.substring(0, separator);
  const message = block(text.substring(separator + 1));
  if (level == "trace") log_trace(message);
  else if (level == "debug") log_debug(message);
  else if (level == "info") log_info(message);
  else if (level == "warn") log_warn(message);
  else if (level == "error") log_error(message);
  else return failWith("no such log level: " + level);
  return 0;
}

export function log_level(): i32 {
  return succeedWith(get_log_level().toString());
}

// ---- Host functions ----------------------------------------------------------------------------

export function host(): i32 {
  const result = reverse(block(Host.inputString()));
  return result == 0 ? 0 : succeed(new Memory(result, length(result)).toUint8Array());
}

export function host_add(): i32 {
  const text = Host.inputString();
  const separator = text.indexOf(" ");
  if (separator >= 0) {
    const a = parse(text.substring(0, separator), i64.MIN_VALUE, i64.MAX_VALUE);
    const b = parse(text.substring(separator + 1), i64.MIN_VALUE, i64.MAX_VALUE);
    if (a && b) return succeedWith(add(a.value, b.value).toString());
  }
  return failWith("not two numbers: " + text);
}

// ---- HTTP ---------------------------------------------------------------------------------------

export function http(): i32 {
  const request = '{"url":' + quote(Host.inputString()) + ',"method":"GET"}';
  const body = http_request(block(request), 0);
  const text = body == 0 ? "" : new Memory(body, length(body)).toString();
  return succeedWith(http_status_code().toString() + " " + text);
}

/** The text as a JSON string, with its quotes. */
function quote(text: string): string {
  let quoted = '"';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20) {
      quoted += "\\u" + code.toString(16).padStart(4, "0");
    } else {
      if (code == 0x22 || code == 0x5c) quoted += "\\";
      quoted += text.charAt(i);
    }
  }
  return quoted + '"';
}

// ---- Helpers ------------------------------------------------------------------------------------

function succeed(output: Uint8Array): i32 {
  if (output.length != 0) Host.output(output); // no output is also the empty output
  return 0;
}

function succeedWith(output: string): i32 {
  outputText(output);
  return 0;
}

function failWith(message: string): i32 {
  setError(message);
  return 1;
}

/** The block of a text; 0 if it is empty. */
function block(text: string): u64 {
  return text == "" ? 0 : Memory.allocateString(text).offset;
}

class Parsed {
  constructor(public value: i64) {}
}

/** The whole text as a decimal number within these bounds, with an optional minus sign. */
function parse(text: string, min: i64, max: i64): Parsed | null {
  const first = text.startsWith("-") ? 1 : 0;
  if (text.length == first) return null;
  let value: i64 = 0; // kept negative while reading, since the lowest has no positive twin
  for (let i = first; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9 || value < (min + digit) / 10) return null;
    value = value * 10 - digit;
  }
  if (first == 0 && value < -max) return null;
  return new Parsed(first == 0 ? -value : value);
}
