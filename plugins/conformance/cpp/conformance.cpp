// conformance in C++: everything a plugin can ask of a host, one export for each; README.md says
// what each answers. A WASI reactor on the standard library, with constructors for _initialize.
#include "extism.hpp"
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

using namespace std::literals;

EX_USER(reverse) ex_ptr reverse(ex_ptr block);
EX_USER(add)     int64_t add(int64_t a, int64_t b);

// The whole text as a decimal number, with an optional minus sign.
template <typename Number> static std::optional<Number> parse(std::string_view text) {
  Number number;
  const char *end = text.data() + text.size();
  auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || rest != end) return std::nullopt;
  return number;
}

struct Parts {
  std::string_view before, after;
};

static std::optional<Parts> split(std::string_view text, char separator) {
  size_t at = text.find(separator);
  if (at == text.npos) return std::nullopt;
  return Parts{text.substr(0, at), text.substr(at + 1)};
}

// ---- Input, output, errors -------------------------------------------------------------------

EX_EXPORT(echo) { return extism::succeed(extism::input()); }

EX_EXPORT(upper) {
  std::string text = extism::input();
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return extism::succeed(text);
}

EX_EXPORT(fail) { return extism::fail("failed: " + extism::input()); }

EX_EXPORT(fail_code) {
  std::string text = extism::input();
  if (auto code = parse<int32_t>(text)) return *code;
  return extism::fail("not a number: " + text);
}

EX_EXPORT(trap) { __builtin_trap(); }

// Calls are counted here, in the memory of the instance.
static std::map<std::string, int64_t> calls;

EX_EXPORT(count) { return extism::succeed(std::to_string(++calls["count"])); }

// ---- Config, variables, log --------------------------------------------------------------------

EX_EXPORT(config) {
  return extism::succeed(extism::take(ex_config_get(extism::write(extism::input()))));
}

EX_EXPORT(var_get) {
  return extism::succeed(extism::take(ex_var_get(extism::write(extism::input()))));
}

EX_EXPORT(var_set) {
  std::string text = extism::input();
  auto parts = split(text, '=');
  if (!parts) return extism::fail("the input must be key=value");
  ex_var_set(extism::write(parts->before), extism::write(parts->after));
  return extism::succeed();
}

EX_EXPORT(log) {
  static const std::map<std::string_view, void (*)(ex_ptr)> writers{
      {"trace", ex_log_trace}, {"debug", ex_log_debug}, {"info", ex_log_info},
      {"warn", ex_log_warn},   {"error", ex_log_error},
  };
  std::string text = extism::input();
  auto parts = split(text, ':');
  if (!parts) return extism::fail("the input must be level:message");
  auto writer = writers.find(parts->before);
  if (writer == writers.end()) {
    return extism::fail("no such log level: "s.append(parts->before));
  }
  writer->second(extism::write(parts->after));
  return extism::succeed();
}

EX_EXPORT(log_level) { return extism::succeed(std::to_string(ex_get_log_level())); }

// ---- Host functions ----------------------------------------------------------------------------

EX_EXPORT(host) {
  return extism::succeed(extism::take(reverse(extism::write(extism::input()))));
}

EX_EXPORT(host_add) {
  std::string text = extism::input();
  if (auto parts = split(text, ' ')) {
    auto a = parse<int64_t>(parts->before), b = parse<int64_t>(parts->after);
    if (a && b) return extism::succeed(std::to_string(add(*a, *b)));
  }
  return extism::fail("not two numbers: " + text);
}

// ---- HTTP ---------------------------------------------------------------------------------------

// The text as a JSON string, with its quotes.
static std::string quote(std::string_view text) {
  static constexpr std::string_view hex = "0123456789abcdef";
  std::string quoted = "\"";
  for (unsigned char byte : text) {
    if (byte < ' ') {
      quoted.append("\\u00").append({hex[byte >> 4], hex[byte & 15]});
    } else {
      if (byte == '"' || byte == '\\') quoted += '\\';
      quoted += static_cast<char>(byte);
    }
  }
  return quoted + '"';
}

EX_EXPORT(http) {
  std::string request = "{\"url\":" + quote(extism::input()) + ",\"method\":\"GET\"}";
  std::string body = extism::take(ex_http_request(extism::write(request), 0));
  return extism::succeed(std::to_string(ex_http_status_code()) + " " + body);
}
