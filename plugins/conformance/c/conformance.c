/* conformance in C: everything a plugin can ask of a host, one export for each. The same plugin
 * exists in every language of the folder above, and all of them must answer alike; README.md
 * says what. Here without any library: text is put together in the kernel. */
#include "extism_abi.h"

EX_USER(reverse) ex_ptr reverse(ex_ptr block);
EX_USER(add)     int64_t add(int64_t a, int64_t b);

/* A new block with the input's bytes from `start` up to `end`; 0 if there are none. */
static ex_ptr input_part(uint64_t start, uint64_t end) {
  if (start == end) return 0;
  ex_ptr block = ex_new(end - start);
  for (uint64_t i = start; i < end; i++) ex_store_u8(block + (i - start), ex_input_load_u8(i));
  return block;
}

/* Where in the input this byte is first; the length of the input if it is nowhere. */
static uint64_t find_in_input(char byte) {
  uint64_t i = 0, length = ex_input_length();
  while (i < length && ex_input_load_u8(i) != (uint8_t)byte) i++;
  return i;
}

static bool input_starts_with(const char *text, uint64_t length) {
  if (ex_text_length(text) != length) return false;
  for (uint64_t i = 0; i < length; i++) {
    if (ex_input_load_u8(i) != (uint8_t)text[i]) return false;
  }
  return true;
}

/* A new block with the whole input, and 0 for no input. */
static ex_ptr input_block(void) {
  return ex_input_length() == 0 ? 0 : ex_text_and_input("");
}

/* No output is also the empty output. */
static int32_t output_block(ex_ptr block) {
  uint64_t length = ex_length_or_0(block);
  if (length != 0) ex_output_set(block, length);
  return 0;
}

static int32_t output_number(int64_t number) {
  ex_ptr block = ex_new(EX_NUMBER_LENGTH);
  ex_output(block, ex_put_signed(block, number));
  return 0;
}

/* ---- Input, output, errors ---------------------------------------------------------------- */

EX_EXPORT(echo) { return output_block(input_block()); }

EX_EXPORT(upper) {
  uint64_t length = ex_input_length();
  ex_ptr block = ex_new(length);
  for (uint64_t i = 0; i < length; i++) {
    uint8_t byte = ex_input_load_u8(i);
    ex_store_u8(block + i, byte >= 'a' && byte <= 'z' ? byte - ('a' - 'A') : byte);
  }
  return output_block(block);
}

EX_EXPORT(fail) { return ex_fail(ex_text_and_input("failed: ")); }

EX_EXPORT(fail_code) {
  int64_t code;
  if (!ex_input_number(&code) || code != (int32_t)code) {
    return ex_fail(ex_text_and_input("not a number: "));
  }
  return (int32_t)code;
}

EX_EXPORT(trap) { __builtin_trap(); }

/* Calls are counted here, in the memory of the instance. */
EX_EXPORT(count) {
  static int64_t calls;
  return output_number(++calls);
}

/* ---- Config, variables, log ----------------------------------------------------------------- */

EX_EXPORT(config) { return output_block(ex_config_get(input_block())); }

EX_EXPORT(var_get) { return output_block(ex_var_get(input_block())); }

EX_EXPORT(var_set) {
  uint64_t length = ex_input_length(), separator = find_in_input('=');
  if (separator == length) return ex_fail(ex_text("the input must be key=value"));
  ex_var_set(input_part(0, separator), input_part(separator + 1, length));
  return 0;
}

EX_EXPORT(log) {
  uint64_t length = ex_input_length(), separator = find_in_input(':');
  if (separator == length) return ex_fail(ex_text("the input must be level:message"));

  static const struct {
    const char *name;
    void (*write)(ex_ptr message);
  } levels[] = {
      {"trace", ex_log_trace}, {"debug", ex_log_debug}, {"info", ex_log_info},
      {"warn", ex_log_warn},   {"error", ex_log_error},
  };
  for (unsigned i = 0; i < sizeof levels / sizeof *levels; i++) {
    if (input_starts_with(levels[i].name, separator)) {
      levels[i].write(input_part(separator + 1, length));
      return 0;
    }
  }

  static const char no_such_level[] = "no such log level: ";
  ex_ptr message = ex_new(sizeof no_such_level - 1 + separator);
  ex_put_copy(ex_put_text(message, no_such_level), input_part(0, separator), separator);
  return ex_fail(message);
}

EX_EXPORT(log_level) { return output_number(ex_get_log_level()); }

/* ---- Host functions ------------------------------------------------------------------------- */

EX_EXPORT(host) { return output_block(reverse(input_block())); }

/* Reads a decimal number from the input, from `*at` up to the byte `end` or to the input's end,
 * and moves `*at` there. */
static bool read_number(uint64_t *at, uint8_t end, int64_t *number) {
  uint64_t length = ex_input_length();
  bool negative = *at < length && ex_input_load_u8(*at) == '-';
  if (negative) ++*at;

  uint64_t first = *at, limit = negative ? 0 - (uint64_t)INT64_MIN : INT64_MAX, value = 0;
  for (; *at < length && ex_input_load_u8(*at) != end; ++*at) {
    uint8_t digit = (uint8_t)(ex_input_load_u8(*at) - '0');
    if (digit > 9 || value > (limit - digit) / 10) return false;
    value = value * 10 + digit;
  }
  *number = (int64_t)(negative ? 0 - value : value);
  return *at > first;
}

EX_EXPORT(host_add) {
  int64_t a, b;
  uint64_t at = 0;
  if (!read_number(&at, ' ', &a) || at++ == ex_input_length() || !read_number(&at, '\0', &b)
      || at != ex_input_length()) {
    return ex_fail(ex_text_and_input("not two numbers: "));
  }
  return output_number(add(a, b));
}

/* ---- HTTP ------------------------------------------------------------------------------------ */

/* Writes a byte of a JSON string, as "\u00XX" if it is a control character. */
static ex_ptr put_json_byte(ex_ptr at, uint8_t byte) {
  if (byte < ' ') {
    at = ex_put_text(at, "\\u00");
    ex_store_u8(at++, "0123456789abcdef"[byte >> 4]);
    byte = (uint8_t)"0123456789abcdef"[byte & 15];
  } else if (byte == '"' || byte == '\\') {
    ex_store_u8(at++, '\\');
  }
  ex_store_u8(at, byte);
  return at + 1;
}

/* The request {"url":"...","method":"GET"}; the URL is the input. */
static ex_ptr request(void) {
  static const char start[] = "{\"url\":\"", end[] = "\",\"method\":\"GET\"}";
  enum { MAX_ESCAPED = 6 };
  uint64_t length = ex_input_length();
  ex_ptr draft = ex_new(sizeof start + MAX_ESCAPED * length + sizeof end);
  ex_ptr at = ex_put_text(draft, start);
  for (uint64_t i = 0; i < length; i++) at = put_json_byte(at, ex_input_load_u8(i));
  at = ex_put_text(at, end);

  ex_ptr block = ex_new(at - draft); /* of exactly the right length, unlike the draft */
  ex_put_copy(block, draft, at - draft);
  ex_free(draft);
  return block;
}

EX_EXPORT(http) {
  ex_ptr body = ex_http_request(request(), 0);
  ex_ptr output = ex_new(EX_NUMBER_LENGTH + 1 + ex_length_or_0(body));
  ex_ptr at = ex_put_text(ex_put_signed(output, ex_http_status_code()), " ");
  ex_output(output, ex_put_block(at, body));
  return 0;
}
