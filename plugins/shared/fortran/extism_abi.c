/* extism_abi.c - the ABI for Fortran, which cannot say from where a function is imported. */
#include "../c/extism_abi.h"

uint64_t f_alloc(uint64_t length) { return ex_new(length); }
uint64_t f_length(uint64_t block) { return ex_length_or_0(block); }
int32_t f_load_u8(uint64_t address) { return ex_load_u8(address); }
int64_t f_load_u64(uint64_t address) { return (int64_t)ex_load_u64(address); }
void f_store_u8(uint64_t address, int32_t value) { ex_store_u8(address, (uint8_t)value); }
void f_store_u64(uint64_t address, int64_t value) { ex_store_u64(address, (uint64_t)value); }
uint64_t f_input_length(void) { return ex_input_length(); }
int32_t f_input_load_u8(uint64_t index) { return ex_input_load_u8(index); }
int64_t f_input_load_u64(uint64_t index) { return (int64_t)ex_input_load_u64(index); }
void f_output_set(uint64_t address, uint64_t length) { ex_output_set(address, length); }
void f_error_set(uint64_t message) { ex_error_set(message); }
uint64_t f_config_get(uint64_t key) { return ex_config_get(key); }
uint64_t f_var_get(uint64_t key) { return ex_var_get(key); }
void f_var_set(uint64_t key, uint64_t value) { ex_var_set(key, value); }
uint64_t f_http_request(uint64_t request, uint64_t body) { return ex_http_request(request, body); }
int32_t f_http_status_code(void) { return ex_http_status_code(); }
void f_log_trace(uint64_t message) { ex_log_trace(message); }
void f_log_debug(uint64_t message) { ex_log_debug(message); }
void f_log_info(uint64_t message) { ex_log_info(message); }
void f_log_warn(uint64_t message) { ex_log_warn(message); }
void f_log_error(uint64_t message) { ex_log_error(message); }
int32_t f_get_log_level(void) { return ex_get_log_level(); }
_Noreturn void f_trap(void) { __builtin_trap(); }
