/* conformance in JavaScript: the engine, the script, its exports, and the host functions it
 * imports. The plugin itself is conformance.js. */
#include "extism_quickjs.h"

EX_USER(reverse) ex_ptr reverse(ex_ptr block);
EX_USER(add)     int64_t add(int64_t a, int64_t b);

JS_FUNCTION(call_reverse) { return js_take(context, reverse(js_write(context, values[0]))); }

JS_FUNCTION(call_add) {
  int64_t a, b;
  if (JS_ToBigInt64(context, &a, values[0]) != 0) return JS_EXCEPTION;
  if (JS_ToBigInt64(context, &b, values[1]) != 0) return JS_EXCEPTION;
  return JS_NewBigInt64(context, add(a, b));
}

JS_FUNCTION(call_trap) { __builtin_trap(); }

static void bind(void) {
  js_bind((js_binding){"user", "reverse", call_reverse, 1});
  js_bind((js_binding){"user", "add", call_add, 2});
  js_bind((js_binding){"Host", "trap", call_trap, 0});
}

static const char script[] = {
#embed "conformance.js" suffix(, 0)
};
PLUGIN(script, "conformance.js", bind)

PLUGIN_EXPORT(echo)
PLUGIN_EXPORT(upper)
PLUGIN_EXPORT(fail)
PLUGIN_EXPORT(fail_code)
PLUGIN_EXPORT(trap)
PLUGIN_EXPORT(count)
PLUGIN_EXPORT(config)
PLUGIN_EXPORT(var_get)
PLUGIN_EXPORT(var_set)
PLUGIN_EXPORT(log)
PLUGIN_EXPORT(log_level)
PLUGIN_EXPORT(host)
PLUGIN_EXPORT(host_add)
PLUGIN_EXPORT(http)
