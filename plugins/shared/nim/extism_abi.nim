## extism_abi.nim - the guest's side of the Extism ABI for Nim: the C header with strings on top.
## Strings hold bytes; text is UTF-8. A `Block` is an address in the host's kernel memory, not in
## ours; 0 means "no block" and is also how an empty value is represented.
import std/macros

type Block* = uint64

{.push importc: "ex_$1", header: "extism_abi.h".}
proc new(length: uint64): Block
proc free(address: Block)
proc length_or_0(address: Block): uint64
proc put_bytes(at: Block, bytes: cstring, length: uint64): Block
proc read_block(to: cstring, address: Block)
proc input_length(): uint64
proc read_input(to: cstring)
proc output_set(address: Block, length: uint64)
proc error_set(message: Block)

# All of these free the blocks they are given.
proc config_get*(key: Block): Block
proc var_get*(key: Block): Block
proc var_set*(key, value: Block)
proc http_request*(request, body: Block): Block
proc http_status_code*(): int32
proc log_trace*(message: Block)
proc log_debug*(message: Block)
proc log_info*(message: Block)
proc log_warn*(message: Block)
proc log_error*(message: Block)
proc get_log_level*(): int32
{.pop.}

macro exported*(name: static string, function: untyped): untyped =
  ## A plugin function: proc greet(): int32 {.exported: "greet".} = ...
  let declaration = "__attribute__((export_name(\"" & name & "\"))) $1 $2$3"
  function.addPragma(newColonExpr(ident"exportc", newLit("plugin_" & name)))
  function.addPragma(newColonExpr(ident"codegenDecl", newLit(declaration)))
  function

macro hostFunction*(name: static string, function: untyped): untyped =
  ## A function of the user's: proc kvRead(key: Block): Block {.hostFunction: "kv_read".}
  let declaration = "EX_USER(" & name & ") $1 $2$3"
  function.addPragma(newColonExpr(ident"importc", newLit("user_" & name)))
  function.addPragma(newColonExpr(ident"codegenDecl", newLit(declaration)))
  function

proc write*(bytes: string): Block =
  ## Copies bytes into a new block of kernel memory; 0 if there are none.
  if bytes.len > 0:
    result = new(uint64 bytes.len)
    discard put_bytes(result, cstring bytes, uint64 bytes.len)

proc take*(address: Block): string =
  ## Copies a block out of kernel memory and frees it; empty for "no block".
  result = newString(int length_or_0(address))
  read_block(cstring result, address)
  if address != 0: free(address)

proc input*(): string =
  ## The input of the call.
  result = newString(int input_length())
  read_input(cstring result)

proc succeed*(output = ""): int32 =
  ## Sets the output and gives the result to return.
  if output.len > 0: output_set(write(output), uint64 output.len)

proc fail*(message: string): int32 =
  ## Sets the error text and gives the result to return.
  error_set(write(message))
  1

# The host calls _initialize, which runs this: without it, Nim's globals would have no values.
{.emit: """
extern void NimMain(void);
__attribute__((constructor)) static void initialize(void) { NimMain(); }
""".}
