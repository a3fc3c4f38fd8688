/* greeter in C: a greeting from config, and a vowel counter that remembers its total.
 * Freestanding: no C library and no memory of its own; bytes go from kernel block to block. */
#include "extism_abi.h"

EX_EXPORT(greet) {
  ex_ptr greeting = ex_config_get(ex_text("greeting"));
  if (ex_length_or_0(greeting) == 0) greeting = ex_text("Hello");

  ex_ptr output = ex_new(ex_length(greeting) + 2 + ex_input_length() + 1);
  ex_ptr at = ex_put_block(output, greeting);
  at = ex_put_text(at, ", ");
  at = ex_put_input(at);
  at = ex_put_text(at, "!");
  ex_output(output, at);
  return 0;
}

static bool is_vowel(uint8_t letter) {
  switch (letter | 0x20) { /* lower case */
    case 'a': case 'e': case 'i': case 'o': case 'u': return true;
    default: return false;
  }
}

EX_EXPORT(count_vowels) {
  static const char count_key[] = "{\"count\":", total_key[] = ",\"total\":";
  static const char vowels[] = ",\"vowels\":\"aeiouAEIOU\"}";

  uint64_t count = 0;
  for (uint64_t i = 0, length = ex_input_length(); i < length; i++) {
    count += is_vowel(ex_input_load_u8(i));
  }
  uint64_t total = count + ex_counter_value(ex_var_get(ex_text("total")));
  ex_var_set(ex_text("total"), ex_counter(total));

  ex_ptr output =
      ex_new(sizeof count_key + sizeof total_key + sizeof vowels + 2 * EX_NUMBER_LENGTH);
  ex_ptr at = ex_put_unsigned(ex_put_text(output, count_key), count);
  at = ex_put_unsigned(ex_put_text(at, total_key), total);
  at = ex_put_text(at, vowels);
  ex_output(output, at);
  return 0;
}
