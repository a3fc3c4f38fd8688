/* extism_quickjs.h - plugins in JavaScript on the QuickJS engine. A plugin is one C file that
 * includes this, embeds its script, and lists its exports:
 *     static const char script[] = {
 *     #embed "plugin.js" suffix(, 0)
 *     };
 *     PLUGIN(script, "plugin.js", NULL)
 *     PLUGIN_EXPORT(greet)
 * The script sets module.exports.greet = () => { ... }, and finds these globals:
 *     Host    inputString() inputBytes() outputString(text) outputBytes(buffer) logLevel()
 *     Config  get(key), null if there is none
 *     Var     get(key), null if there is none; set(key, text), an empty text deletes
 *     Http    request({ url, method }), answers { status, body }
 *     console trace(text) debug(text) info(text) warn(text) error(text)
 * A function returns its result, 0 if it returns nothing. If it throws, the exception's message
 * becomes the error text, and the result is 1. */
#ifndef EXTISM_QUICKJS_H
#define EXTISM_QUICKJS_H

#include "../c/extism_abi.h"
#include "quickjs.h"
#include <stdlib.h>
#include <string.h>

static JSRuntime *js_runtime;
static JSContext *js;
static JSValue js_exports; /* what the script set */

typedef JSValue js_function(JSContext *context, JSValueConst self, int count, JSValueConst *values);
#define JS_FUNCTION(name) \
  static JSValue name([[maybe_unused]] JSContext *context, [[maybe_unused]] JSValueConst self, \
                      [[maybe_unused]] int count, [[maybe_unused]] JSValueConst *values)

/* ---- Values: bytes, text, and blocks of kernel memory ---------------------------------------- */

static inline void *js_allocate(size_t size) {
  void *bytes = malloc(size == 0 ? 1 : size);
  if (bytes == NULL) __builtin_trap();
  return bytes;
}

/* A new block with the text of a value; 0 if it is empty. */
static inline ex_ptr js_write(JSContext *context, JSValueConst value) {
  size_t length;
  const char *text = JS_ToCStringLen(context, &length, value);
  if (text == NULL) return 0;
  ex_ptr block = length == 0 ? 0 : ex_new(length);
  ex_put_bytes(block, text, length);
  JS_FreeCString(context, text);
  return block;
}

/* The text of a block, which is freed; null for "no block" and for an empty one. */
static inline JSValue js_take(JSContext *context, ex_ptr block) {
  uint64_t length = ex_length_or_0(block);
  if (length == 0) return JS_NULL;
  char *bytes = (char *)js_allocate(length);
  ex_read_block(bytes, block);
  ex_free(block);
  JSValue text = JS_NewStringLen(context, bytes, length);
  free(bytes);
  return text;
}

/* ---- What the script may call ---------------------------------------------------------------- */

static void js_free_bytes([[maybe_unused]] JSRuntime *runtime, [[maybe_unused]] void *opaque,
                          void *bytes) {
  free(bytes);
}

JS_FUNCTION(js_input_bytes) {
  size_t length = ex_input_length();
  uint8_t *bytes = (uint8_t *)js_allocate(length);
  ex_read_input(bytes);
  return JS_NewArrayBuffer(context, bytes, length, js_free_bytes, NULL, false);
}

JS_FUNCTION(js_input_string) {
  size_t length = ex_input_length();
  char *bytes = (char *)js_allocate(length);
  ex_read_input(bytes);
  JSValue text = JS_NewStringLen(context, bytes, length);
  free(bytes);
  return text;
}

JS_FUNCTION(js_output_bytes) {
  size_t length;
  uint8_t *bytes = JS_GetArrayBuffer(context, &length, values[0]);
  if (bytes == NULL) return JS_EXCEPTION;
  if (length == 0) return JS_UNDEFINED;
  ex_ptr block = ex_new(length);
  ex_output_set(block, ex_put_bytes(block, bytes, length) - block);
  return JS_UNDEFINED;
}

JS_FUNCTION(js_output_string) {
  ex_ptr block = js_write(context, values[0]);
  if (block != 0) ex_output_set(block, ex_length(block));
  return JS_UNDEFINED;
}

JS_FUNCTION(js_log_level) { return JS_NewInt32(context, ex_get_log_level()); }

JS_FUNCTION(js_config_get) { return js_take(context, ex_config_get(js_write(context, values[0]))); }

JS_FUNCTION(js_var_get) { return js_take(context, ex_var_get(js_write(context, values[0]))); }

JS_FUNCTION(js_var_set) {
  ex_ptr key = js_write(context, values[0]);
  ex_var_set(key, js_write(context, values[1]));
  return JS_UNDEFINED;
}

JS_FUNCTION(js_http_request) {
  JSValue request = JS_JSONStringify(context, values[0], JS_UNDEFINED, JS_UNDEFINED);
  if (JS_IsException(request)) return request;
  ex_ptr body = ex_http_request(js_write(context, request), 0);
  JS_FreeValue(context, request);

  JSValue response = JS_NewObject(context), text = js_take(context, body);
  if (JS_IsNull(text)) text = JS_NewString(context, "");
  JS_SetPropertyStr(context, response, "status", JS_NewInt32(context, ex_http_status_code()));
  JS_SetPropertyStr(context, response, "body", text);
  return response;
}

JS_FUNCTION(js_log_trace) { return ex_log_trace(js_write(context, values[0])), JS_UNDEFINED; }
JS_FUNCTION(js_log_debug) { return ex_log_debug(js_write(context, values[0])), JS_UNDEFINED; }
JS_FUNCTION(js_log_info) { return ex_log_info(js_write(context, values[0])), JS_UNDEFINED; }
JS_FUNCTION(js_log_warn) { return ex_log_warn(js_write(context, values[0])), JS_UNDEFINED; }
JS_FUNCTION(js_log_error) { return ex_log_error(js_write(context, values[0])), JS_UNDEFINED; }

/* ---- The script ------------------------------------------------------------------------------ */

typedef struct {
  const char *object, *name;
  js_function *function;
  int parameters;
} js_binding;

/* Defines object.name, and the global object if there is none yet. */
static void js_bind(js_binding binding) {
  JSValue global = JS_GetGlobalObject(js);
  JSValue object = JS_GetPropertyStr(js, global, binding.object);
  if (JS_IsUndefined(object)) {
    object = JS_NewObject(js);
    JS_SetPropertyStr(js, global, binding.object, JS_DupValue(js, object));
  }
  JSValue function = JS_NewCFunction(js, binding.function, binding.name, binding.parameters);
  JS_SetPropertyStr(js, object, binding.name, function);
  JS_FreeValue(js, object);
  JS_FreeValue(js, global);
}

/* Starts the engine and runs the script once; for _initialize. */
static void js_start(const char *script, size_t length, const char *name, void (*bind)(void)) {
  static const js_binding bindings[] = {
      {"Host", "inputString", js_input_string, 0},   {"Host", "inputBytes", js_input_bytes, 0},
      {"Host", "outputString", js_output_string, 1}, {"Host", "outputBytes", js_output_bytes, 1},
      {"Host", "logLevel", js_log_level, 0},         {"Config", "get", js_config_get, 1},
      {"Var", "get", js_var_get, 1},                 {"Var", "set", js_var_set, 2},
      {"Http", "request", js_http_request, 1},       {"console", "trace", js_log_trace, 1},
      {"console", "debug", js_log_debug, 1},         {"console", "info", js_log_info, 1},
      {"console", "warn", js_log_warn, 1},           {"console", "error", js_log_error, 1},
  };
  js_runtime = JS_NewRuntime();
  js = JS_NewContext(js_runtime);
  for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++) js_bind(bindings[i]);
  if (bind != NULL) bind();

  JSValue global = JS_GetGlobalObject(js), module = JS_NewObject(js);
  JS_SetPropertyStr(js, module, "exports", JS_NewObject(js));
  JS_SetPropertyStr(js, global, "module", JS_DupValue(js, module));
  JS_FreeValue(js, global);
  JSValue result = JS_Eval(js, script, length, name, JS_EVAL_TYPE_GLOBAL);
  if (JS_IsException(result)) __builtin_trap();
  JS_FreeValue(js, result);
  js_exports = JS_GetPropertyStr(js, module, "exports");
  JS_FreeValue(js, module);
}

/* Calls a function of module.exports. */
static int32_t js_call(const char *name) {
  JS_UpdateStackTop(js_runtime); /* where the engine measures the depth of the stack from */
  JSValue function = JS_GetPropertyStr(js, js_exports, name);
  JSValue value = JS_Call(js, function, js_exports, 0, NULL);
  JS_FreeValue(js, function);

  int32_t result = 0;
  if (JS_IsException(value)) {
    JSValue exception = JS_GetException(js), message = JS_GetPropertyStr(js, exception, "message");
    bool has_message = JS_IsString(message);
    result = ex_fail(js_write(js, has_message ? message : exception));
    JS_FreeValue(js, message);
    JS_FreeValue(js, exception);
  } else if (!JS_IsUndefined(value)) {
    JS_ToInt32(js, &result, value);
  }
  JS_FreeValue(js, value);
  return result;
}

/* The script ends with a 0, which is not part of it. `bind` defines host functions, or is NULL. */
#define PLUGIN(script, name, bind) \
  __attribute__((constructor)) static void initialize(void) { \
    js_start(script, sizeof script - 1, name, bind); \
  }
#define PLUGIN_EXPORT(name) EX_EXPORT(name) { return js_call(#name); }

#endif
