/* debug: traps two calls deep, and keeps its debug information, so that a host can say in which
 * lines. debug.rs does the same. Tests find the lines by the comments at their ends. */
#include "extism_abi.h"

static volatile int32_t zero;

__attribute__((noinline)) static int32_t inner(int32_t depth) {
  if (depth == zero + 2) {
    __builtin_trap(); /* line of inner */
  }
  return 0;
}

__attribute__((noinline)) static int32_t middle(int32_t depth) {
  return inner(depth + 1) + 1; /* line of middle */
}

EX_EXPORT(crash) {
  return middle(zero + 1) + 1; /* line of crash */
}
