/* errors in C: every way in which a plugin function can report a failure, or forget to.
 * errors.ts exports the same functions with the same texts. */
#include "extism_abi.h"

/* The usual way: a text and a result other than 0. */
EX_EXPORT(fail) {
  return ex_fail(ex_text_and_input("it failed: "));
}

/* A result without a text: returns the number it is given. */
EX_EXPORT(fail_code) {
  int64_t code;
  if (!ex_input_number(&code) || code != (int32_t)code) {
    return ex_fail(ex_text_and_input("not a number: "));
  }
  return (int32_t)code;
}

/* A text without a result: sets the error, yet returns 0. */
EX_EXPORT(fail_quietly) {
  ex_error_set(ex_text_and_input("it failed quietly: "));
  return 0;
}

/* A text and then a trap; the nearest C has to an exception that nobody catches. */
EX_EXPORT(throw) {
  ex_error_set(ex_text_and_input("it was thrown: "));
  __builtin_trap();
}
