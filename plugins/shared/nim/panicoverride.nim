# Nim calls these for errors nobody catches, when it is built for no operating system.
proc rawoutput(message: string) = discard

proc panic(message: string) {.noreturn.} =
  proc trap() {.importc: "__builtin_trap", nodecl, noreturn.}
  trap()
