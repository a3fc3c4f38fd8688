/* sjlj.c - the run-time half of setjmp and longjmp: clang turns setjmp into a catch of the exception
 * __c_longjmp, and calls these. Needs a host with WebAssembly's exception-handling proposal. */
#include "setjmp.h"

/* A setjmp was reached. */
void __wasm_setjmp(jmp_buf buffer, unsigned label, void *call) {
  buffer->call = call;
  buffer->label = label;
}

/* Which setjmp of this call an exception is for; 0 if it is for another call. */
unsigned __wasm_setjmp_test(jmp_buf buffer, void *call) {
  if (buffer->label == 0) __builtin_trap();
  return buffer->call == call ? buffer->label : 0;
}

_Noreturn void __wasm_longjmp(jmp_buf buffer, int value) {
  buffer->thrown.buffer = buffer;
  buffer->thrown.value = value == 0 ? 1 : value;
  __builtin_wasm_throw(1, &buffer->thrown); /* 1 is the number of __c_longjmp */
}

__asm__(".tagtype __c_longjmp i32\n"
        ".globl __c_longjmp\n"
        "__c_longjmp:\n");
