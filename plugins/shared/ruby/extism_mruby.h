/* extism_mruby.h - plugins in Ruby, on mruby. A plugin is one C file that includes this, embeds
 * its compiled script, and lists its exports:
 *     static const uint8_t script[] = {
 *     #embed "plugin.mrb"
 *     };
 *     PLUGIN(script, NULL)
 *     PLUGIN_EXPORT(greet)
 * The script defines these as functions of a module `Plugin`, and finds a module `Extism`:
 *     input output(text) config(key) var(key) set_var(key, text) log_level
 *     log_trace(text) log_debug(text) log_info(text) log_warn(text) log_error(text)
 *     http(request), which answers [status, body]; the request is JSON
 * Strings hold bytes; text is UTF-8. config and var answer nil if there is no value.
 * A function returns its result, 0 if that is no integer. If it raises, the exception's message
 * becomes the error text, and the result is 1. */
#ifndef EXTISM_MRUBY_H
#define EXTISM_MRUBY_H

#include "../c/extism_abi.h"
#include <mruby.h>
#include <mruby/array.h>
#include <mruby/irep.h>
#include <mruby/string.h>

static mrb_state *ruby;

/* ---- Strings and blocks of kernel memory ----------------------------------------------------- */

/* A new block with a string; 0 if it is empty. */
static inline ex_ptr rb_write(mrb_value string) {
  uint64_t length = (uint64_t)RSTRING_LEN(string);
  ex_ptr block = length == 0 ? 0 : ex_new(length);
  ex_put_bytes(block, RSTRING_PTR(string), length);
  return block;
}

/* The content of a block, which is freed; nil for "no block" and for an empty one. */
static inline mrb_value rb_take(mrb_state *state, ex_ptr block) {
  uint64_t length = ex_length_or_0(block);
  if (length == 0) return mrb_nil_value();
  mrb_value string = mrb_str_new(state, NULL, (mrb_int)length);
  ex_read_block(RSTRING_PTR(string), block);
  ex_free(block);
  return string;
}

/* The first argument of a function, as a block. */
static inline ex_ptr rb_argument(mrb_state *state) {
  mrb_value string;
  mrb_get_args(state, "S", &string);
  return rb_write(string);
}

/* ---- What the script may call ---------------------------------------------------------------- */

#define RB_FUNCTION(name) \
  static mrb_value name(mrb_state *state, [[maybe_unused]] mrb_value self)

RB_FUNCTION(rb_input) {
  mrb_value string = mrb_str_new(state, NULL, (mrb_int)ex_input_length());
  ex_read_input(RSTRING_PTR(string));
  return string;
}

RB_FUNCTION(rb_output) {
  ex_ptr block = rb_argument(state);
  if (block != 0) ex_output_set(block, ex_length(block));
  return mrb_nil_value();
}

RB_FUNCTION(rb_config) { return rb_take(state, ex_config_get(rb_argument(state))); }

RB_FUNCTION(rb_var) { return rb_take(state, ex_var_get(rb_argument(state))); }

RB_FUNCTION(rb_set_var) {
  mrb_value key, value;
  mrb_get_args(state, "SS", &key, &value);
  ex_ptr key_block = rb_write(key);
  ex_var_set(key_block, rb_write(value));
  return mrb_nil_value();
}

RB_FUNCTION(rb_log_level) { return mrb_int_value(state, ex_get_log_level()); }

RB_FUNCTION(rb_http) {
  ex_ptr block = ex_http_request(rb_argument(state), 0);
  mrb_value body = rb_take(state, block);
  if (mrb_nil_p(body)) body = mrb_str_new(state, NULL, 0);
  return mrb_assoc_new(state, mrb_int_value(state, ex_http_status_code()), body);
}

RB_FUNCTION(rb_log_trace) { return ex_log_trace(rb_argument(state)), mrb_nil_value(); }
RB_FUNCTION(rb_log_debug) { return ex_log_debug(rb_argument(state)), mrb_nil_value(); }
RB_FUNCTION(rb_log_info) { return ex_log_info(rb_argument(state)), mrb_nil_value(); }
RB_FUNCTION(rb_log_warn) { return ex_log_warn(rb_argument(state)), mrb_nil_value(); }
RB_FUNCTION(rb_log_error) { return ex_log_error(rb_argument(state)), mrb_nil_value(); }

/* ---- The script ------------------------------------------------------------------------------ */

typedef struct {
  const char *name;
  mrb_func_t function;
  int parameters;
} rb_binding;

static void rb_bind(struct RClass *module, const rb_binding *bindings) {
  for (; bindings->name != NULL; bindings++) {
    mrb_define_module_function(ruby, module, bindings->name, bindings->function,
                               MRB_ARGS_REQ(bindings->parameters));
  }
}

/* Starts mruby and runs the script once; for _initialize. */
static void rb_start(const uint8_t *script, size_t length, const rb_binding *functions) {
  static const rb_binding bindings[] = {
      {"input", rb_input, 0},         {"output", rb_output, 1},
      {"config", rb_config, 1},       {"var", rb_var, 1},
      {"set_var", rb_set_var, 2},     {"log_level", rb_log_level, 0},
      {"http", rb_http, 1},           {"log_trace", rb_log_trace, 1},
      {"log_debug", rb_log_debug, 1}, {"log_info", rb_log_info, 1},
      {"log_warn", rb_log_warn, 1},   {"log_error", rb_log_error, 1},
      {NULL, NULL, 0},
  };
  ruby = mrb_open();
  if (ruby == NULL) __builtin_trap();
  struct RClass *extism = mrb_define_module(ruby, "Extism");
  rb_bind(extism, bindings);
  if (functions != NULL) rb_bind(extism, functions);
  mrb_load_irep_buf(ruby, script, length);
  if (ruby->exc != NULL) __builtin_trap();
}

/* Calls a function of the module Plugin. */
static int32_t rb_call(const char *name) {
  int arena = mrb_gc_arena_save(ruby); /* what the call makes may be collected after it */
  mrb_value plugin = mrb_obj_value(mrb_module_get(ruby, "Plugin"));
  mrb_value value = mrb_funcall(ruby, plugin, name, 0);
  int32_t result = 0;
  if (ruby->exc != NULL) {
    mrb_value exception = mrb_obj_value(ruby->exc);
    ruby->exc = NULL;
    result = ex_fail(rb_write(mrb_obj_as_string(ruby, exception)));
  } else if (mrb_integer_p(value)) {
    result = (int32_t)mrb_integer(value);
  }
  mrb_gc_arena_restore(ruby, arena);
  return result;
}

/* `functions` are more of them for the module Extism, ended by {NULL, NULL, 0}; or NULL. */
#define PLUGIN(script, functions) \
  __attribute__((constructor)) static void initialize(void) { \
    rb_start(script, sizeof script, functions); \
  }
#define PLUGIN_EXPORT(name) EX_EXPORT(name) { return rb_call(#name); }

#endif
