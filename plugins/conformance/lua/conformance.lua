-- conformance in Lua: everything a plugin can ask of a host, one export for each; README.md says
-- what each answers. The C file beside this one makes exports of these functions.

-- The text before and after the first separator; nil if there is none.
local function split(text, separator)
  local at = text:find(separator, 1, true)
  if at then return text:sub(1, at - 1), text:sub(at + 1) end
end

-- The whole text as a decimal number of 64 bits; nil if it is none. tonumber would also take
-- "1e1", " 1" and "0x1"; and it makes a floating-point number of what does not fit.
local function parse(text)
  if not text:match("^%-?[0-9]+$") then return nil end
  local number = tonumber(text)
  return math.type(number) == "integer" and number or nil
end

-- ---- Input, output, errors -------------------------------------------------------------------

function echo() extism.output(extism.input()) end

function upper()
  extism.output((extism.input():gsub("[a-z]+", string.upper)))
end

function fail() error("failed: " .. extism.input(), 0) end

function fail_code()
  local text = extism.input()
  local code = parse(text)
  if not code or code < -0x80000000 or code > 0x7fffffff then
    error("not a number: " .. text, 0)
  end
  return code
end

function trap() extism.trap() end

local calls = 0 -- in the memory of the instance

function count()
  calls = calls + 1
  extism.output(tostring(calls))
end

-- ---- Config, variables, log --------------------------------------------------------------------

function config() extism.output(extism.config(extism.input()) or "") end

function var_get() extism.output(extism.var(extism.input()) or "") end

function var_set()
  local key, value = split(extism.input(), "=")
  if not key then error("the input must be key=value", 0) end
  extism.set_var(key, value)
end

function log()
  local level, message = split(extism.input(), ":")
  if not level then error("the input must be level:message", 0) end
  local write = extism.log[level]
  if not write then error("no such log level: " .. level, 0) end
  write(message)
end

function log_level() extism.output(tostring(extism.log_level())) end

-- ---- Host functions ----------------------------------------------------------------------------

function host() extism.output(extism.reverse(extism.input()) or "") end

function host_add()
  local text = extism.input()
  local first, second = split(text, " ")
  local a, b = parse(first or ""), parse(second or "")
  if not a or not b then error("not two numbers: " .. text, 0) end
  extism.output(tostring(extism.add(a, b)))
end

-- ---- HTTP ---------------------------------------------------------------------------------------

-- Text as a JSON string, with its quotes.
local function quote(text)
  local escaped = text:gsub('["\\]', "\\%0"):gsub("%c", function(control)
    if control:byte() < 0x20 then return ("\\u%04x"):format(control:byte()) end
  end)
  return '"' .. escaped .. '"'
end

function http()
  local request = '{"url":' .. quote(extism.input()) .. ',"method":"GET"}'
  local status, body = extism.http(request)
  extism.output(status .. " " .. (body or ""))
end
