/* conformance in Fortran: its exports, and the host functions it imports. The plugin itself is
 * conformance.f90, where the same functions have the prefix "conformance_". */
#include "extism_abi.h"

EX_USER(reverse) ex_ptr reverse(ex_ptr block);
EX_USER(add)     int64_t add(int64_t a, int64_t b);

uint64_t f_reverse(uint64_t block) { return reverse(block); }
int64_t f_add(int64_t a, int64_t b) { return add(a, b); }

#define PLUGIN_EXPORT(name) \
  int32_t conformance_##name(void); \
  EX_EXPORT(name) { return conformance_##name(); }

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
