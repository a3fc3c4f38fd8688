/* conformance in Lua: the script, its exports, and the host functions it imports. The plugin
 * itself is conformance.lua. */
#include "extism_lua.h"

EX_USER(reverse) ex_ptr reverse(ex_ptr block);
EX_USER(add)     int64_t add(int64_t a, int64_t b);

static int call_reverse(lua_State *state) { return lua_take(state, reverse(lua_write(state, 1))); }

static int call_add(lua_State *state) {
  lua_pushinteger(state, add(luaL_checkinteger(state, 1), luaL_checkinteger(state, 2)));
  return 1;
}

static int call_trap([[maybe_unused]] lua_State *state) { __builtin_trap(); }

static const luaL_Reg functions[] = {
    {"reverse", call_reverse}, {"add", call_add}, {"trap", call_trap}, {NULL, NULL}};

static const char script[] = {
#embed "conformance.lua"
};
PLUGIN(script, "=conformance.lua", functions)

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
