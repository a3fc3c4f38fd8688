/* setjmp.h - for clang's way of doing setjmp in WebAssembly, which wasi-libc of Debian 12 does not
 * know yet. Compile with -mllvm -wasm-enable-sjlj -mexception-handling, and link sjlj.c. */
#ifndef SJLJ_SETJMP_H
#define SJLJ_SETJMP_H

/* What the compiler's code and sjlj.c keep about a setjmp; its layout is up to sjlj.c. */
typedef struct {
  void *call;     /* which call of which function */
  unsigned label; /* which setjmp in it, from 1 */
  struct {
    void *buffer;
    int value;
  } thrown; /* what longjmp throws */
} jmp_buf[1];

int setjmp(jmp_buf buffer) __attribute__((returns_twice));
_Noreturn void longjmp(jmp_buf buffer, int value);

#endif
