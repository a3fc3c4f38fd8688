// extism.hpp - the Extism ABI for C++23 on a WASI C++ library: extism_abi.h with strings on top.
// Strings hold bytes; text is UTF-8. Errors of the standard library end the program.
#pragma once

#include "../c/extism_abi.h"
#include <string>
#include <string_view>

namespace extism {

// A new block with these bytes; 0 if there are none.
inline ex_ptr write(std::string_view bytes) {
  ex_ptr block = bytes.empty() ? 0 : ex_new(bytes.size());
  ex_put_bytes(block, bytes.data(), bytes.size());
  return block;
}

// Copies a block out of kernel memory and frees it; empty for "no block".
inline std::string take(ex_ptr block) {
  std::string bytes(ex_length_or_0(block), '\0');
  ex_read_block(bytes.data(), block);
  if (block != 0) ex_free(block);
  return bytes;
}

// The input of the call.
inline std::string input() {
  std::string bytes(ex_input_length(), '\0');
  ex_read_input(bytes.data());
  return bytes;
}

// Sets the output and gives the result to return: return extism::succeed("done");
inline int32_t succeed(std::string_view output = {}) {
  if (!output.empty()) ex_output_set(write(output), output.size());
  return 0;
}

// Sets the error text and gives the result to return: return extism::fail("why");
inline int32_t fail(std::string_view message) { return ex_fail(write(message)); }

} // namespace extism
