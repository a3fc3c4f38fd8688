;; A guest that fails, in each of the ways a plugin can.
(module
  (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
  (import "extism:host/env" "store_u64" (func $store_u64 (param i64 i64)))
  (import "extism:host/env" "error_set" (func $error_set (param i64)))
  (import "extism:host/user" "refuse" (func $refuse))
  (memory (export "memory") 1)

  ;; What a plugin development kit does with an error: a text of 24 bytes and the return code 1.
  (func (export "fail") (result i32)
    (local $text i64)
    (local.set $text (call $alloc (i64.const 24)))
    (call $store_u64 (local.get $text) (i64.const 0x7974_6963_2065_6874))
    (call $store_u64 (i64.add (local.get $text) (i64.const 8)) (i64.const 0x2074_6f6e_2073_6920))
    (call $store_u64 (i64.add (local.get $text) (i64.const 16)) (i64.const 0x2e2e_2e6e_776f_6e6b))
    (call $error_set (local.get $text))
    (i32.const 1))

  (func $inner unreachable)
  (func $middle (call $inner))

  ;; A trap three frames deep.
  (func (export "crash") (call $middle))

  (func (export "call_refuse") (call $refuse)))

