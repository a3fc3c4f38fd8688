;; "hold" stays inside until the host lets it go; "echo" passes its input on, after telling the host.
(module
  (import "test" "hold" (func $hold))
  (import "extism:host/env" "input_offset" (func $offset (result i64)))
  (import "extism:host/env" "input_length" (func $length (result i64)))
  (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
  (func (export "hold") (call $hold))
  (func (export "echo") (call $output_set (call $offset) (call $length))))
