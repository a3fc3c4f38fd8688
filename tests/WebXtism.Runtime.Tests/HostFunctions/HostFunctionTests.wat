;; Calls host functions of all shapes.
(module
  (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
  (import "extism:host/env" "length" (func $length (param i64) (result i64)))
  (import "extism:host/env" "store_u64" (func $store_u64 (param i64 i64)))
  (import "extism:host/env" "input_offset" (func $offset (result i64)))
  (import "extism:host/env" "input_length" (func $input_length (result i64)))
  (import "extism:host/env" "input_load_u64" (func $input_load_u64 (param i64) (result i64)))
  (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
  (import "extism:host/user" "numbers" (func $numbers (param i32 i64 f32 f64) (result f64)))
  (import "extism:host/user" "give_i32" (func $give_i32 (result i32)))
  (import "extism:host/user" "give_f32" (func $give_f32 (result f32)))
  (import "extism:host/user" "upper" (func $upper (param i64) (result i64)))
  (import "extism:host/user" "nothing" (func $nothing))
  (memory 1)

  (func $output (param $value i64)
    (local $block i64)
    (local.set $block (call $alloc (i64.const 8)))
    (call $store_u64 (local.get $block) (local.get $value))
    (call $output_set (local.get $block) (i64.const 8)))

  (func (export "numbers")
    (call $output (i64.reinterpret_f64
      (call $numbers (i32.const -7) (i64.const 0x7fff_ffff_ffff_fff0) (f32.const -1.5) (f64.const 1e300)))))
  (func (export "give_i32") (call $output (i64.extend_i32_s (call $give_i32))))
  (func (export "give_f32") (call $output (i64.extend_i32_u (i32.reinterpret_f32 (call $give_f32)))))
  ;; Block in, block out.
  (func (export "upper")
    (local $result i64)
    (local.set $result (call $upper (call $offset)))
    (call $output_set (local.get $result) (call $length (local.get $result))))
  ;; The handle that the function gets is the input, as a number; its result is the output, as a number.
  (func (export "upper_of_handle") (call $output (call $upper (call $input_load_u64 (i64.const 0)))))
  (func (export "nothing") (call $nothing))
  ;; Calls until the host throws, and goes on if it can: it must not get that far.
  (func (export "swallow") (call $nothing) (call $nothing) (call $output (i64.const 1)))
  (func (export "many") (local $i i32)
    (loop $again
      (drop (call $numbers (local.get $i) (i64.const 2) (f32.const 3) (f64.const 4)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (i32.const 100000))))))
