/* kv: a plugin that keeps its data in the host. Shows host functions that take and return
 * blocks (kv_read, kv_write) and one that takes and returns plain numbers (add_points). */
#include "extism_abi.h"

EX_USER(kv_read)    ex_ptr  kv_read(ex_ptr key);               /* 0 if there is no such key */
EX_USER(kv_write)   void    kv_write(ex_ptr key, ex_ptr value);
EX_USER(add_points) int64_t add_points(int64_t points, int32_t times); /* the new total */

/* Input: a name. Output: "Ada has been here 3 times". The count is an 8-byte little-endian
 * number, stored under "visits:Ada". A host function may or may not free the blocks it is
 * given, so the key is made anew for each call and freed afterwards; a second free is harmless. */
EX_EXPORT(visit) {
  ex_ptr key = ex_text_and_input("visits:");
  ex_ptr stored = kv_read(key);
  uint64_t visits = ex_counter_value(stored) + 1;
  ex_free(key);
  if (stored != 0) ex_free(stored);

  key = ex_text_and_input("visits:");
  ex_ptr value = ex_counter(visits);
  kv_write(key, value);
  ex_free(key);
  ex_free(value);

  static const char middle[] = " has been here ";
  const char *end = visits == 1 ? " time" : " times";
  ex_ptr output =
      ex_new(ex_input_length() + sizeof middle + EX_NUMBER_LENGTH + ex_text_length(end));
  ex_ptr at = ex_put_text(ex_put_input(output), middle);
  at = ex_put_text(ex_put_unsigned(at, visits), end);
  ex_output(output, at);
  return 0;
}

/* Input: a number of points, which may be negative. Output: what add_points(points, 1) returns. */
EX_EXPORT(score) {
  int64_t points;
  if (!ex_input_number(&points)) return ex_fail(ex_text_and_input("not a number: "));

  ex_ptr output = ex_new(EX_NUMBER_LENGTH);
  ex_ptr end = ex_put_signed(output, add_points(points, 1));
  ex_output(output, end);
  return 0;
}
