/* conformance in Python: the script, its exports, and the host functions it imports. The plugin
 * itself is conformance.py. */
#include "extism_micropython.h"
#include "py/binary.h"

EX_USER(reverse) ex_ptr reverse(ex_ptr block);
EX_USER(add)     int64_t add(int64_t a, int64_t b);

static mp_obj_t call_reverse(mp_obj_t data) { return py_take(reverse(py_write(data))); }

static int64_t to_int64(mp_obj_t value) {
  int64_t number;
  byte *end = (byte *)&number;
  mp_binary_set_val('<', 'q', value, end, &end);
  return number;
}

static mp_obj_t call_add(mp_obj_t a, mp_obj_t b) {
  return mp_obj_new_int_from_ll(add(to_int64(a), to_int64(b)));
}

static mp_obj_t call_trap(void) { __builtin_trap(); }

static MP_DEFINE_CONST_FUN_OBJ_1(reverse_object, call_reverse);
static MP_DEFINE_CONST_FUN_OBJ_2(add_object, call_add);
static MP_DEFINE_CONST_FUN_OBJ_0(trap_object, call_trap);

static const py_binding functions[] = {
    {"reverse", &reverse_object}, {"add", &add_object}, {"trap", &trap_object}, {NULL, NULL}};

static const char script[] = {
#embed "conformance.py"
};
PLUGIN(script, "conformance.py", functions)

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
