;; The guest of all benchmarks: as little work as possible on its side, so that what is measured is the crossing.
(module
  (import "extism:host/env" "input_offset" (func $input_offset (result i64)))
  (import "extism:host/env" "input_length" (func $input_length (result i64)))
  (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
  (import "extism:host/user" "add" (func $add (param i32 i32) (result i32)))
  (memory (export "memory") 1)

  (func (export "empty") (result i32) (i32.const 0))

  ;; The input is the output: a payload goes both ways and no guest code touches it.
  (func (export "echo") (result i32)
    (call $output_set (call $input_offset) (call $input_length))
    (i32.const 0))

  ;; Calls the host 1000 times.
  (func (export "call_host") (result i32)
    (local $left i32)
    (local.set $left (i32.const 1000))
    (loop $next
      (drop (call $add (local.get $left) (i32.const 1)))
      (br_if $next (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
    (i32.const 0)))
