/* debug: traps two calls deep, and keeps its debug information, so that a host can say in which
 * lines. debug.rs does the same. Tests find the lines by the comments at their ends.
 * It divides by zero: an `unreachable` behind a condition is one trap with it in machine code. */
#include "extism_abi.h"

static volatile int32_t zero;

__attribute__((noinline)) static int32_t inner(int32_t depth) {
  int32_t difference = depth - zero - 2;
  return 36 / difference; /* line of inner */
}

__attribute__((noinline)) static int32_t middle(int32_t depth) {
  return inner(depth + 1) + 1; /* line of middle */
}

EX_EXPORT(crash) {
  return middle(zero + 1) + 1; /* line of crash */
}
