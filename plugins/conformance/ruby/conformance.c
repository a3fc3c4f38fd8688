/* conformance in Ruby: the script, its exports, and the host functions it imports. The plugin
 * itself is conformance.rb. */
#include "extism_mruby.h"

EX_USER(reverse) ex_ptr reverse(ex_ptr block);
EX_USER(add)     int64_t add(int64_t a, int64_t b);

RB_FUNCTION(call_reverse) { return rb_take(state, reverse(rb_argument(state))); }

RB_FUNCTION(call_add) {
  mrb_int a, b;
  mrb_get_args(state, "ii", &a, &b);
  return mrb_int_value(state, add(a, b));
}

RB_FUNCTION(call_trap) {
  (void)state;
  __builtin_trap();
}

static const rb_binding functions[] = {
    {"reverse", call_reverse, 1}, {"add", call_add, 2}, {"trap", call_trap, 0}, {NULL, NULL, 0}};

static const uint8_t script[] = {
#embed "conformance.mrb"
};
PLUGIN(script, functions)

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
