/* command: a whole program as a plugin. Exports only _start, which runs main; a host calls it
 * like any other function, and makes a new instance for each call. */
#include "extism_abi.h"
#include <stdio.h>
#include <stdlib.h>

/* Shows whether the host did make a new instance: then it is never more than 1. */
static int runs;

/* Input: a number is the exit code to end with; any other text comes back as output. */
int main(void) {
  printf("run %d of main\n", ++runs);

  int64_t code;
  if (ex_input_number(&code)) exit((int)code);

  static const char text[] = "run ", colon[] = ": ";
  ex_ptr output = ex_new(sizeof text + sizeof colon + EX_NUMBER_LENGTH + ex_input_length());
  ex_ptr at = ex_put_signed(ex_put_text(output, text), runs);
  at = ex_put_input(ex_put_text(at, colon));
  ex_output(output, at);
  return 0;
}
