;; Calls host functions in all ways that a trace tells apart.
(module
  (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
  (import "extism:host/env" "store_u8" (func $store_u8 (param i64 i32)))
  (import "extism:host/env" "log_info" (func $log_info (param i64)))
  (import "extism:host/user" "add" (func $add (param i32 i64 f32 f64) (result i64)))
  (import "extism:host/user" "note" (func $note (param i64)))
  (memory (export "memory") 2)
  (data (i32.const 70000) "in guest memory")

  ;; A block of three bytes.
  (func $abc (result i64) (local $block i64)
    (local.set $block (call $alloc (i64.const 3)))
    (call $store_u8 (local.get $block) (i32.const 97))
    (call $store_u8 (i64.add (local.get $block) (i64.const 1)) (i32.const 98))
    (call $store_u8 (i64.add (local.get $block) (i64.const 2)) (i32.const 99))
    (local.get $block))

  (func (export "fine") (result i32)
    (call $note (i64.const 0))
    (i32.const 0))

  (func (export "crash") (result i32)
    (drop (call $add (i32.const -1) (i64.const 7) (f32.const 0.5) (f64.const 2)))
    (call $note (call $abc))
    (call $log_info (call $abc))
    (unreachable))

  (func (export "error") (result i32)
    (call $note (i64.const 5))
    (i32.const 3)))
