/* extism_abi.h - the guest's side of the Extism ABI, for freestanding and for WASI C.
 * Declares every function a host offers under "extism:host/env" and adds the few helpers
 * our plugins need. Nothing here allocates guest memory, so input of any size works. */
#ifndef EXTISM_ABI_H
#define EXTISM_ABI_H

#include <stdbool.h>
#include <stdint.h>

/* An address in the host's kernel memory (not in this module's own memory).
 * Plugin and host exchange "blocks": an address from alloc() whose length the kernel knows.
 * 0 means "no block", and is also how an empty value is represented. */
typedef uint64_t ex_ptr;

#define EX_IMPORT(module, name) __attribute__((import_module(module), import_name(#name)))
#define EX_ENV(name) EX_IMPORT("extism:host/env", name)
#define EX_USER(name) EX_IMPORT("extism:host/user", name)

/* A plugin function: EX_EXPORT(greet) { ...; return 0; }. A result other than 0 means failure.
 * The C name gets a prefix, so that words like "throw" may be exported from C++ too. */
#define EX_EXPORT(name) __attribute__((export_name(#name))) int32_t ex_export_##name(void)

/* ---- What the host offers ------------------------------------------------------------- */

/* Blocks of kernel memory. alloc(0) is 0; freeing a block twice does no harm. */
EX_ENV(alloc)            ex_ptr   ex_alloc(uint64_t length);
EX_ENV(free)             void     ex_free(ex_ptr block);
EX_ENV(length)           uint64_t ex_length(ex_ptr block);
EX_ENV(length_unsafe)    uint64_t ex_length_unsafe(ex_ptr block);
EX_ENV(load_u8)          uint8_t  ex_load_u8(ex_ptr address);
EX_ENV(load_u64)         uint64_t ex_load_u64(ex_ptr address);
EX_ENV(store_u8)         void     ex_store_u8(ex_ptr address, uint8_t value);
EX_ENV(store_u64)        void     ex_store_u64(ex_ptr address, uint64_t value);

/* The call's input, output and error. input_load_u64 is 0 unless all 8 bytes are in the input. */
EX_ENV(input_length)     uint64_t ex_input_length(void);
EX_ENV(input_offset)     ex_ptr   ex_input_offset(void);
EX_ENV(input_load_u8)    uint8_t  ex_input_load_u8(uint64_t index);
EX_ENV(input_load_u64)   uint64_t ex_input_load_u64(uint64_t index);
EX_ENV(output_set)       void     ex_output_set(ex_ptr address, uint64_t length);
EX_ENV(error_set)        void     ex_error_set(ex_ptr message);

/* Config and variables. The host frees the blocks it is given: make a new key for each call. */
EX_ENV(config_get)       ex_ptr   ex_config_get(ex_ptr key);
EX_ENV(var_get)          ex_ptr   ex_var_get(ex_ptr key);
EX_ENV(var_set)          void     ex_var_set(ex_ptr key, ex_ptr value);

/* HTTP and logging. These, too, free the blocks they are given. */
EX_ENV(http_request)     ex_ptr   ex_http_request(ex_ptr request, ex_ptr body);
EX_ENV(http_status_code) int32_t  ex_http_status_code(void);
EX_ENV(http_headers)     ex_ptr   ex_http_headers(void);
EX_ENV(log_trace)        void     ex_log_trace(ex_ptr message);
EX_ENV(log_debug)        void     ex_log_debug(ex_ptr message);
EX_ENV(log_info)         void     ex_log_info(ex_ptr message);
EX_ENV(log_warn)         void     ex_log_warn(ex_ptr message);
EX_ENV(log_error)        void     ex_log_error(ex_ptr message);
EX_ENV(get_log_level)    int32_t  ex_get_log_level(void);

/* ---- Helpers: building a block piece by piece -------------------------------------------
 * Every ex_put_* writes at `at` and returns the address after what it wrote:
 *     ex_ptr start = ex_new(7 + ex_input_length());
 *     ex_ptr end = ex_put_input(ex_put_text(start, "Hello, "));
 *     ex_output(start, end);                                                               */

/* The longest decimal text of a 64-bit number: a sign and 19 digits, or 20 digits. */
enum { EX_NUMBER_LENGTH = 20 };

/* A block of exactly this many bytes (0 for none); traps if the host has no memory left. */
static inline ex_ptr ex_new(uint64_t length) {
  ex_ptr block = ex_alloc(length);
  if (length != 0 && block == 0) __builtin_trap();
  return block;
}

/* The length of a block, and 0 for "no block", about which not every host may be asked. */
static inline uint64_t ex_length_or_0(ex_ptr block) {
  return block == 0 ? 0 : ex_length(block);
}

static inline uint64_t ex_text_length(const char *text) {
  uint64_t length = 0;
  while (text[length] != '\0') length++;
  return length;
}

static inline ex_ptr ex_put_bytes(ex_ptr at, const void *bytes, uint64_t length) {
  const uint8_t *from = (const uint8_t *)bytes;
  uint64_t i = 0;
  for (uint64_t word; length - i >= sizeof word; i += sizeof word) {
    __builtin_memcpy(&word, from + i, sizeof word);
    ex_store_u64(at + i, word);
  }
  for (; i < length; i++) ex_store_u8(at + i, from[i]);
  return at + length;
}

static inline ex_ptr ex_put_text(ex_ptr at, const char *text) {
  return ex_put_bytes(at, text, ex_text_length(text));
}

/* Copies from anywhere in kernel memory. */
static inline ex_ptr ex_put_copy(ex_ptr at, ex_ptr from, uint64_t length) {
  uint64_t i = 0;
  for (; length - i >= 8; i += 8) ex_store_u64(at + i, ex_load_u64(from + i));
  for (; i < length; i++) ex_store_u8(at + i, ex_load_u8(from + i));
  return at + length;
}

/* Copies a whole block. */
static inline ex_ptr ex_put_block(ex_ptr at, ex_ptr block) {
  return ex_put_copy(at, block, ex_length_or_0(block));
}

/* Copies the whole input of the call. */
static inline ex_ptr ex_put_input(ex_ptr at) {
  uint64_t length = ex_input_length(), i = 0;
  for (; length - i >= 8; i += 8) ex_store_u64(at + i, ex_input_load_u64(i));
  for (; i < length; i++) ex_store_u8(at + i, ex_input_load_u8(i));
  return at + length;
}

/* Writes a number in decimal: at most EX_NUMBER_LENGTH bytes. */
static inline ex_ptr ex_put_unsigned(ex_ptr at, uint64_t number) {
  char digits[EX_NUMBER_LENGTH];
  int first = EX_NUMBER_LENGTH;
  do {
    digits[--first] = (char)('0' + number % 10);
    number /= 10;
  } while (number != 0);
  return ex_put_bytes(at, digits + first, (uint64_t)(EX_NUMBER_LENGTH - first));
}

static inline ex_ptr ex_put_signed(ex_ptr at, int64_t number) {
  if (number >= 0) return ex_put_unsigned(at, (uint64_t)number);
  ex_store_u8(at, '-');
  return ex_put_unsigned(at + 1, 0 - (uint64_t)number);
}

/* ---- Helpers: whole values --------------------------------------------------------------- */

/* A new block that holds this text. */
static inline ex_ptr ex_text(const char *text) {
  ex_ptr block = ex_new(ex_text_length(text));
  ex_put_text(block, text);
  return block;
}

/* A new block that holds this text and then the input of the call. */
static inline ex_ptr ex_text_and_input(const char *text) {
  ex_ptr block = ex_new(ex_text_length(text) + ex_input_length());
  ex_put_input(ex_put_text(block, text));
  return block;
}

/* Copies the whole input of the call into guest memory, for plugins that want it there. */
static inline void ex_read_input(void *to) {
  uint8_t *bytes = (uint8_t *)to;
  uint64_t length = ex_input_length(), i = 0;
  for (uint64_t word; length - i >= sizeof word; i += sizeof word) {
    word = ex_input_load_u64(i);
    __builtin_memcpy(bytes + i, &word, sizeof word);
  }
  for (; i < length; i++) bytes[i] = ex_input_load_u8(i);
}

/* Copies a whole block into guest memory. */
static inline void ex_read_block(void *to, ex_ptr block) {
  uint8_t *bytes = (uint8_t *)to;
  uint64_t length = ex_length_or_0(block), i = 0;
  for (uint64_t word; length - i >= sizeof word; i += sizeof word) {
    word = ex_load_u64(block + i);
    __builtin_memcpy(bytes + i, &word, sizeof word);
  }
  for (; i < length; i++) bytes[i] = ex_load_u8(block + i);
}

/* Counters are kept in variables and blocks as 8 bytes, little-endian; no block counts as 0. */
static inline uint64_t ex_counter_value(ex_ptr block) {
  return ex_length_or_0(block) == 8 ? ex_load_u64(block) : 0;
}

static inline ex_ptr ex_counter(uint64_t value) {
  ex_ptr block = ex_new(8);
  ex_store_u64(block, value);
  return block;
}

/* Reads the whole input as a decimal number with an optional minus sign, nothing else.
 * False if it is anything else, or does not fit. */
static inline bool ex_input_number(int64_t *number) {
  uint64_t length = ex_input_length(), i = 0;
  bool negative = length > 0 && ex_input_load_u8(0) == '-';
  if (negative) i++;
  if (i == length) return false;

  int64_t value = 0; /* kept negative while reading, since INT64_MIN has no positive twin */
  for (; i < length; i++) {
    int digit = ex_input_load_u8(i) - '0';
    if (digit < 0 || digit > 9) return false;
    if (value < (INT64_MIN + digit) / 10) return false;
    value = value * 10 - digit;
  }
  if (!negative && value == INT64_MIN) return false;
  *number = negative ? value : -value;
  return true;
}

/* Sets the output: what was put into the block `start`, up to `end`. The ABI allows a block to
 * be longer than the output, but the JavaScript SDK then returns all of it: make it fit. */
static inline void ex_output(ex_ptr start, ex_ptr end) {
  uint64_t length = end - start;
  if (length < ex_length_or_0(start)) {
    ex_ptr fitting = ex_new(length);
    ex_put_copy(fitting, start, length);
    start = fitting;
  }
  ex_output_set(start, length);
}

/* Sets the error text and gives the result to return: return ex_fail(ex_text("why")); */
static inline int32_t ex_fail(ex_ptr message) {
  ex_error_set(message);
  return 1;
}

#endif
