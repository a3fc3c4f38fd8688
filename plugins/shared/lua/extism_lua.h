/* extism_lua.h - plugins in Lua 5.4. A plugin is one C file that includes this, embeds its
 * script, and lists its exports:
 *     static const char script[] = {
 *     #embed "plugin.lua"
 *     };
 *     PLUGIN(script, "plugin.lua", NULL)
 *     PLUGIN_EXPORT(greet)
 * The script defines these as global functions, and finds a global table `extism`:
 *     input() output(text) config(key) var(key) set_var(key, text) log_level()
 *     log.trace(text) log.debug(text) log.info(text) log.warn(text) log.error(text)
 *     http(request), which answers status and body; the request is JSON
 * Strings hold bytes; text is UTF-8. config and var answer nil if there is no value.
 * A function returns its result, 0 if it returns nothing. What it throws with error(text, 0)
 * becomes the error text, and the result is 1. */
#ifndef EXTISM_LUA_H
#define EXTISM_LUA_H

#include "../c/extism_abi.h"
#include "lauxlib.h"
#include "lua.h"
#include "lualib.h"
#include <stddef.h>

static lua_State *lua;

/* ---- Strings and blocks of kernel memory ----------------------------------------------------- */

/* A new block with the string at this index of the stack; 0 if it is empty. */
static inline ex_ptr lua_write(lua_State *state, int index) {
  size_t length;
  const char *bytes = luaL_checklstring(state, index, &length);
  if (length == 0) return 0;
  ex_ptr block = ex_new(length);
  ex_put_bytes(block, bytes, length);
  return block;
}

/* Pushes the content of a block, which is freed; nil for "no block" and for an empty one. */
static inline int lua_take(lua_State *state, ex_ptr block) {
  uint64_t length = ex_length_or_0(block);
  if (length == 0) {
    lua_pushnil(state);
  } else {
    luaL_Buffer buffer;
    ex_read_block(luaL_buffinitsize(state, &buffer, length), block);
    luaL_pushresultsize(&buffer, length);
    ex_free(block);
  }
  return 1;
}

/* ---- What the script may call ---------------------------------------------------------------- */

static int lua_input(lua_State *state) {
  size_t length = ex_input_length();
  luaL_Buffer buffer;
  ex_read_input(luaL_buffinitsize(state, &buffer, length));
  luaL_pushresultsize(&buffer, length);
  return 1;
}

static int lua_output(lua_State *state) {
  ex_ptr block = lua_write(state, 1);
  if (block != 0) ex_output_set(block, ex_length(block));
  return 0;
}

static int lua_config(lua_State *state) {
  return lua_take(state, ex_config_get(lua_write(state, 1)));
}

static int lua_var(lua_State *state) { return lua_take(state, ex_var_get(lua_write(state, 1))); }

static int lua_set_var(lua_State *state) {
  ex_ptr key = lua_write(state, 1);
  ex_var_set(key, lua_write(state, 2));
  return 0;
}

static int lua_log_level(lua_State *state) {
  lua_pushinteger(state, ex_get_log_level());
  return 1;
}

static int lua_http(lua_State *state) {
  ex_ptr body = ex_http_request(lua_write(state, 1), 0);
  lua_pushinteger(state, ex_http_status_code());
  lua_take(state, body);
  return 2;
}

static int lua_log_trace(lua_State *state) { return ex_log_trace(lua_write(state, 1)), 0; }
static int lua_log_debug(lua_State *state) { return ex_log_debug(lua_write(state, 1)), 0; }
static int lua_log_info(lua_State *state) { return ex_log_info(lua_write(state, 1)), 0; }
static int lua_log_warn(lua_State *state) { return ex_log_warn(lua_write(state, 1)), 0; }
static int lua_log_error(lua_State *state) { return ex_log_error(lua_write(state, 1)), 0; }

/* ---- The script ------------------------------------------------------------------------------ */

/* Starts Lua and runs the script once; for _initialize. */
static void lua_start(const char *script, size_t length, const char *name,
                      const luaL_Reg *functions) {
  static const luaL_Reg libraries[] = {
      {LUA_GNAME, luaopen_base},         {LUA_STRLIBNAME, luaopen_string},
      {LUA_TABLIBNAME, luaopen_table},   {LUA_MATHLIBNAME, luaopen_math},
      {LUA_UTF8LIBNAME, luaopen_utf8},   {LUA_COLIBNAME, luaopen_coroutine},
  };
  static const luaL_Reg extism[] = {
      {"input", lua_input},   {"output", lua_output},   {"config", lua_config},
      {"var", lua_var},       {"set_var", lua_set_var}, {"log_level", lua_log_level},
      {"http", lua_http},     {NULL, NULL},
  };
  static const luaL_Reg log[] = {
      {"trace", lua_log_trace}, {"debug", lua_log_debug}, {"info", lua_log_info},
      {"warn", lua_log_warn},   {"error", lua_log_error}, {NULL, NULL},
  };
  lua = luaL_newstate();
  if (lua == NULL) __builtin_trap();
  for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
    luaL_requiref(lua, libraries[i].name, libraries[i].func, 1);
    lua_pop(lua, 1);
  }
  luaL_newlib(lua, extism);
  luaL_newlib(lua, log);
  lua_setfield(lua, -2, "log");
  if (functions != NULL) luaL_setfuncs(lua, functions, 0);
  lua_setglobal(lua, "extism");

  if (luaL_loadbuffer(lua, script, length, name) != LUA_OK || lua_pcall(lua, 0, 0, 0) != LUA_OK) {
    __builtin_trap();
  }
}

/* Calls a global function of the script. */
static int32_t lua_call_export(const char *name) {
  lua_getglobal(lua, name);
  int32_t result;
  if (lua_pcall(lua, 0, 1, 0) == LUA_OK) {
    result = (int32_t)luaL_optinteger(lua, -1, 0);
  } else {
    luaL_tolstring(lua, -1, NULL);
    result = ex_fail(lua_write(lua, -1));
  }
  lua_settop(lua, 0);
  return result;
}

/* `functions` are more of them for the table `extism`, ended by {NULL, NULL}; or NULL. */
#define PLUGIN(script, name, functions) \
  __attribute__((constructor)) static void initialize(void) { \
    lua_start(script, sizeof script, name, functions); \
  }
#define PLUGIN_EXPORT(name) EX_EXPORT(name) { return lua_call_export(#name); }

#endif
