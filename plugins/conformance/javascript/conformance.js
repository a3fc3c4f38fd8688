// conformance in JavaScript, on QuickJS: everything a plugin can ask of a host, one export for
// each; README.md says what each answers. The file beside this one makes the exports of it.
"use strict";

// The text before and after the first separator; undefined if there is none.
function split(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? undefined : [text.slice(0, at), text.slice(at + 1)];
}

// The whole text as a decimal number of so many bits; undefined if it is none.
function parse(text, bits) {
  if (!/^-?[0-9]+$/.test(text)) return undefined;
  const number = BigInt(text);
  return BigInt.asIntN(bits, number) === number ? number : undefined;
}

const levels = ["trace", "debug", "info", "warn", "error"];

let calls = 0; // in the memory of the instance

module.exports = {
  // ---- Input, output, errors ----

  echo() {
    Host.outputBytes(Host.inputBytes());
  },

  upper() {
    const bytes = new Uint8Array(Host.inputBytes());
    const isLower = (byte) => byte >= 0x61 && byte <= 0x7a;
    Host.outputBytes(bytes.map((byte) => (isLower(byte) ? byte - 0x20 : byte)).buffer);
  },

  fail() {
    throw new Error(`failed: ${Host.inputString()}`);
  },

  fail_code() {
    const text = Host.inputString();
    const code = parse(text, 32);
    if (code === undefined) throw new Error(`not a number: ${text}`);
    return Number(code);
  },

  trap() {
    Host.trap();
  },

  count() {
    calls++;
    Host.outputString(`${calls}`);
  },

  // ---- Config, variables, log ----

  config() {
    Host.outputString(Config.get(Host.inputString()) ?? "");
  },

  var_get() {
    Host.outputString(Var.get(Host.inputString()) ?? "");
  },

  var_set() {
    const parts = split(Host.inputString(), "=");
    if (!parts) throw new Error("the input must be key=value");
    Var.set(...parts);
  },

  log() {
    const parts = split(Host.inputString(), ":");
    if (!parts) throw new Error("the input must be level:message");
    const [level, message] = parts;
    if (!levels.includes(level)) throw new Error(`no such log level: ${level}`);
    console[level](message);
  },

  log_level() {
    Host.outputString(`${Host.logLevel()}`);
  },

  // ---- Host functions ----

  host() {
    Host.outputString(user.reverse(Host.inputString()) ?? "");
  },

  host_add() {
    const text = Host.inputString();
    const [a, b] = (split(text, " ") ?? []).map((part) => parse(part, 64));
    if (a === undefined || b === undefined) throw new Error(`not two numbers: ${text}`);
    Host.outputString(`${user.add(a, b)}`);
  },

  // ---- HTTP ----

  http() {
    const { status, body } = Http.request({ url: Host.inputString(), method: "GET" });
    Host.outputString(`${status} ${body}`);
  },
};
