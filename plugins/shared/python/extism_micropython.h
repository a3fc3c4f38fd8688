/* extism_micropython.h - plugins in Python, on MicroPython. A plugin is one C file that includes
 * this, embeds its script, and lists its exports:
 *     static const char script[] = {
 *     #embed "plugin.py"
 *     };
 *     PLUGIN(script, "plugin.py", NULL)
 *     PLUGIN_EXPORT(greet)
 * The script defines these as functions without parameters, and may import the module `extism`:
 *     input() output(data) config(key) var(key) set_var(key, data) log_level()
 *     log_trace(text) log_debug(text) log_info(text) log_warn(text) log_error(text)
 *     http(request), which answers (status, body); the request is JSON
 * Arguments are str or bytes, answers are bytes. config and var answer None if there is no value.
 * A function returns its result, 0 for None. If it raises, the exception's text becomes the error
 * text, and the result is 1. */
#ifndef EXTISM_MICROPYTHON_H
#define EXTISM_MICROPYTHON_H

#include "../c/extism_abi.h"
#include "py/builtin.h"
#include "py/compile.h"
#include "py/cstack.h"
#include "py/gc.h"
#include "py/lexer.h"
#include "py/objmodule.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include <stdlib.h>

/* ---- Values: bytes, and blocks of kernel memory ---------------------------------------------- */

/* A new block with the content of a str or bytes; 0 if it is empty. */
static inline ex_ptr py_write(mp_obj_t value) {
  size_t length;
  const char *bytes = mp_obj_str_get_data(value, &length);
  if (length == 0) return 0;
  ex_ptr block = ex_new(length);
  ex_put_bytes(block, bytes, length);
  return block;
}

/* The content of a block, which is freed; None for "no block" and for an empty one. */
static inline mp_obj_t py_take(ex_ptr block) {
  uint64_t length = ex_length_or_0(block);
  if (length == 0) return mp_const_none;
  vstr_t bytes;
  vstr_init_len(&bytes, length);
  ex_read_block(bytes.buf, block);
  ex_free(block);
  return mp_obj_new_bytes_from_vstr(&bytes);
}

/* ---- What the script may call ---------------------------------------------------------------- */

static mp_obj_t py_input(void) {
  vstr_t bytes;
  vstr_init_len(&bytes, ex_input_length());
  ex_read_input(bytes.buf);
  return mp_obj_new_bytes_from_vstr(&bytes);
}

static mp_obj_t py_output(mp_obj_t data) {
  ex_ptr block = py_write(data);
  if (block != 0) ex_output_set(block, ex_length(block));
  return mp_const_none;
}

static mp_obj_t py_config(mp_obj_t key) { return py_take(ex_config_get(py_write(key))); }

static mp_obj_t py_var(mp_obj_t key) { return py_take(ex_var_get(py_write(key))); }

static mp_obj_t py_set_var(mp_obj_t key, mp_obj_t data) {
  ex_ptr key_block = py_write(key);
  ex_var_set(key_block, py_write(data));
  return mp_const_none;
}

static mp_obj_t py_log_level(void) { return mp_obj_new_int(ex_get_log_level()); }

static mp_obj_t py_http(mp_obj_t request) {
  ex_ptr body = ex_http_request(py_write(request), 0);
  mp_obj_t items[] = {mp_obj_new_int(ex_http_status_code()), py_take(body)};
  if (items[1] == mp_const_none) items[1] = mp_const_empty_bytes;
  return mp_obj_new_tuple(2, items);
}

static mp_obj_t py_log_trace(mp_obj_t text) { return ex_log_trace(py_write(text)), mp_const_none; }
static mp_obj_t py_log_debug(mp_obj_t text) { return ex_log_debug(py_write(text)), mp_const_none; }
static mp_obj_t py_log_info(mp_obj_t text) { return ex_log_info(py_write(text)), mp_const_none; }
static mp_obj_t py_log_warn(mp_obj_t text) { return ex_log_warn(py_write(text)), mp_const_none; }
static mp_obj_t py_log_error(mp_obj_t text) { return ex_log_error(py_write(text)), mp_const_none; }

static MP_DEFINE_CONST_FUN_OBJ_0(py_input_object, py_input);
static MP_DEFINE_CONST_FUN_OBJ_1(py_output_object, py_output);
static MP_DEFINE_CONST_FUN_OBJ_1(py_config_object, py_config);
static MP_DEFINE_CONST_FUN_OBJ_1(py_var_object, py_var);
static MP_DEFINE_CONST_FUN_OBJ_2(py_set_var_object, py_set_var);
static MP_DEFINE_CONST_FUN_OBJ_0(py_log_level_object, py_log_level);
static MP_DEFINE_CONST_FUN_OBJ_1(py_http_object, py_http);
static MP_DEFINE_CONST_FUN_OBJ_1(py_log_trace_object, py_log_trace);
static MP_DEFINE_CONST_FUN_OBJ_1(py_log_debug_object, py_log_debug);
static MP_DEFINE_CONST_FUN_OBJ_1(py_log_info_object, py_log_info);
static MP_DEFINE_CONST_FUN_OBJ_1(py_log_warn_object, py_log_warn);
static MP_DEFINE_CONST_FUN_OBJ_1(py_log_error_object, py_log_error);

/* ---- What MicroPython wants of its environment ----------------------------------------------- */

/* Locals of WebAssembly cannot be searched for references, so nothing is collected while Python
 * code runs; between calls there are none. */
void gc_collect(void) {}

/* The heap may grow as far as the host lets it. */
size_t gc_get_max_new_split(void) { return SIZE_MAX / 2; }

/* print() writes to the log. */
void mp_hal_stdout_tx_strn_cooked(const char *text, size_t length) {
  ex_ptr block = ex_new(length);
  ex_put_bytes(block, text, length);
  ex_log_info(block);
}

void nlr_jump_fail([[maybe_unused]] void *exception) { __builtin_trap(); }

mp_import_stat_t mp_import_stat([[maybe_unused]] const char *path) {
  return MP_IMPORT_STAT_NO_EXIST;
}

mp_lexer_t *mp_lexer_new_from_file([[maybe_unused]] qstr path) {
  mp_raise_msg(&mp_type_ImportError, MP_ERROR_TEXT("there are no files"));
}

/* ---- The script ------------------------------------------------------------------------------ */

typedef struct {
  const char *name;
  const void *function;
} py_binding;

/* How deep calls may nest; the linker must give the stack more than that. */
enum { PY_STACK_SIZE = 400 * 1024, PY_HEAP_SIZE = 256 * 1024 };

static void py_bind(mp_obj_t module, const py_binding *bindings) {
  for (; bindings->name != NULL; bindings++) {
    mp_store_attr(module, qstr_from_str(bindings->name), MP_OBJ_FROM_PTR(bindings->function));
  }
}

/* Starts MicroPython and runs the script once; for _initialize. */
static void py_start(const char *script, size_t length, const char *name,
                     const py_binding *functions) {
  static const py_binding bindings[] = {
      {"input", &py_input_object},         {"output", &py_output_object},
      {"config", &py_config_object},       {"var", &py_var_object},
      {"set_var", &py_set_var_object},     {"log_level", &py_log_level_object},
      {"http", &py_http_object},           {"log_trace", &py_log_trace_object},
      {"log_debug", &py_log_debug_object}, {"log_info", &py_log_info_object},
      {"log_warn", &py_log_warn_object},   {"log_error", &py_log_error_object},
      {NULL, NULL},
  };
  char *heap = (char *)malloc(PY_HEAP_SIZE);
  if (heap == NULL) __builtin_trap();
  mp_cstack_init_with_sp_here(PY_STACK_SIZE);
  gc_init(heap, heap + PY_HEAP_SIZE);
  mp_init();

  nlr_buf_t catcher;
  if (nlr_push(&catcher) != 0) __builtin_trap();
  mp_obj_t extism = mp_obj_new_module(qstr_from_str("extism"));
  py_bind(extism, bindings);
  if (functions != NULL) py_bind(extism, functions);

  qstr file = qstr_from_str(name);
  mp_lexer_t *lexer = mp_lexer_new_from_str_len(file, script, length, 0);
  mp_parse_tree_t tree = mp_parse(lexer, MP_PARSE_FILE_INPUT);
  mp_call_function_0(mp_compile(&tree, file, false));
  nlr_pop();
}

/* Sets the error text to what str(exception) is. */
static int32_t py_fail(void *exception) {
  vstr_t text;
  mp_print_t print;
  vstr_init_print(&text, 64, &print);
  mp_obj_print_helper(&print, MP_OBJ_FROM_PTR(exception), PRINT_STR);
  ex_ptr block = text.len == 0 ? 0 : ex_new(text.len);
  ex_put_bytes(block, text.buf, text.len);
  return ex_fail(block);
}

/* Calls a function of the script. */
static int32_t py_call(const char *name) {
  mp_cstack_init_with_sp_here(PY_STACK_SIZE);
  gc_collect_start();
  gc_collect_end();

  nlr_buf_t catcher;
  if (nlr_push(&catcher) != 0) return py_fail(catcher.ret_val);
  mp_obj_t value = mp_call_function_0(mp_load_global(qstr_from_str(name)));
  int32_t result = value == mp_const_none ? 0 : (int32_t)mp_obj_get_int_truncated(value);
  nlr_pop();
  return result;
}

/* `functions` are more of them for the module `extism`, ended by {NULL, NULL}; or NULL. */
#define PLUGIN(script, name, functions) \
  __attribute__((constructor)) static void initialize(void) { \
    py_start(script, sizeof script, name, functions); \
  }
#define PLUGIN_EXPORT(name) EX_EXPORT(name) { return py_call(#name); }

#endif
