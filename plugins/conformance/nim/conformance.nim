## conformance in Nim: everything a plugin can ask of a host, one export for each; README.md says
## what each answers. A reactor on wasi-libc, with constructors for _initialize.
import std/[json, options, strutils]
import extism_abi

proc reverse(address: Block): Block {.hostFunction: "reverse".}
proc add(a, b: int64): int64 {.hostFunction: "add".}

proc parse(text: string): Option[int64] =
  ## The whole text as a decimal number with an optional minus sign.
  for i, letter in text:
    if letter notin Digits and not (letter == '-' and i == 0): return # no "+1", no "1_000"
  try: some(int64 parseBiggestInt(text))
  except ValueError: none(int64)

# ---- Input, output, errors -------------------------------------------------------------------

proc echoInput(): int32 {.exported: "echo".} = succeed(input())

proc upper(): int32 {.exported: "upper".} = succeed(input().toUpperAscii)

proc failAlways(): int32 {.exported: "fail".} = fail("failed: " & input())

proc failCode(): int32 {.exported: "fail_code".} =
  let text = input()
  let code = parse(text)
  if code.isSome and code.get in int64(int32.low)..int64(int32.high): int32 code.get
  else: fail("not a number: " & text)

proc trap(): int32 {.exported: "trap".} =
  {.emit: "__builtin_trap();".}

var calls = 0 # in the memory of the instance

proc count(): int32 {.exported: "count".} =
  inc calls
  succeed($calls)

# ---- Config, variables, log --------------------------------------------------------------------

proc config(): int32 {.exported: "config".} = succeed(take(config_get(write(input()))))

proc varGet(): int32 {.exported: "var_get".} = succeed(take(var_get(write(input()))))

proc varSet(): int32 {.exported: "var_set".} =
  let parts = input().split('=', maxsplit = 1)
  if parts.len < 2: return fail("the input must be key=value")
  var_set(write(parts[0]), write(parts[1]))
  succeed()

proc log(): int32 {.exported: "log".} =
  let parts = input().split(':', maxsplit = 1)
  if parts.len < 2: return fail("the input must be level:message")
  let message = write(parts[1])
  case parts[0]
  of "trace": log_trace(message)
  of "debug": log_debug(message)
  of "info": log_info(message)
  of "warn": log_warn(message)
  of "error": log_error(message)
  else: return fail("no such log level: " & parts[0])
  succeed()

proc logLevel(): int32 {.exported: "log_level".} = succeed($get_log_level())

# ---- Host functions ----------------------------------------------------------------------------

proc host(): int32 {.exported: "host".} = succeed(take(reverse(write(input()))))

proc hostAdd(): int32 {.exported: "host_add".} =
  let text = input()
  let parts = text.split(' ', maxsplit = 1)
  if parts.len == 2:
    let (a, b) = (parse(parts[0]), parse(parts[1]))
    if a.isSome and b.isSome: return succeed($add(a.get, b.get))
  fail("not two numbers: " & text)

# ---- HTTP ----------------------------------------------------------------------------------------

proc http(): int32 {.exported: "http".} =
  let request = "{\"url\":" & escapeJson(input()) & ",\"method\":\"GET\"}"
  let body = take(http_request(write(request), 0))
  succeed($http_status_code() & " " & body)
