/* loop: functions that take long, or forever, to test timeouts, cancelling and fuel. */
#include "extism_abi.h"

/* Volatile, so that the compiler must keep every turn of the loops below. */
static volatile uint64_t turns;

/* Never returns. */
EX_EXPORT(spin) {
  for (;;) turns++;
}

/* Input: a number n. Output: "counted to n", after n turns of a loop. */
EX_EXPORT(count_to) {
  int64_t number;
  if (!ex_input_number(&number) || number < 0) {
    return ex_fail(ex_text_and_input("not a number to count to: "));
  }
  for (turns = 0; turns < (uint64_t)number;) turns++;

  static const char text[] = "counted to ";
  ex_ptr output = ex_new(sizeof text + EX_NUMBER_LENGTH);
  ex_ptr end = ex_put_unsigned(ex_put_text(output, text), turns);
  ex_output(output, end);
  return 0;
}
