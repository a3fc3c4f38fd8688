;; Makes the request that its input describes: JSON, and after the first line break the body. Status and headers are other
;; exports, because they tell about the last request also in the next call.
(module
  (import "extism:host/env" "http_request" (func $http_request (param i64 i64) (result i64)))
  (import "extism:host/env" "http_status_code" (func $http_status_code (result i32)))
  (import "extism:host/env" "http_headers" (func $http_headers (result i64)))
  (import "extism:host/env" "input_length" (func $input_length (result i64)))
  (import "extism:host/env" "input_load_u8" (func $input_load_u8 (param i64) (result i32)))
  (import "extism:host/env" "input_load_u64" (func $input_load_u64 (param i64) (result i64)))
  (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
  (import "extism:host/env" "length" (func $length (param i64) (result i64)))
  (import "extism:host/env" "store_u8" (func $store_u8 (param i64 i32)))
  (import "extism:host/env" "store_u64" (func $store_u64 (param i64 i64)))
  (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
  (global $request (mut i64) (i64.const 0))
  (global $body (mut i64) (i64.const 0))
  (global $response (mut i64) (i64.const 0))

  (func $line_end (result i64) (local $i i64)
    (block $done
      (loop $next
        (br_if $done (i64.ge_u (local.get $i) (call $input_length)))
        (br_if $done (i32.eq (call $input_load_u8 (local.get $i)) (i32.const 10)))
        (local.set $i (i64.add (local.get $i) (i64.const 1)))
        (br $next)))
    (local.get $i))

  (func $copy (param $from i64) (param $to i64) (result i64) (local $block i64) (local $at i64)
    (if (i64.ge_u (local.get $from) (local.get $to)) (then (return (i64.const 0))))
    (local.tee $block (call $alloc (i64.sub (local.get $to) (local.get $from))))
    (local.set $at)
    (loop $next
      (call $store_u8 (local.get $at) (call $input_load_u8 (local.get $from)))
      (local.set $at (i64.add (local.get $at) (i64.const 1)))
      (local.set $from (i64.add (local.get $from) (i64.const 1)))
      (br_if $next (i64.lt_u (local.get $from) (local.get $to))))
    (local.get $block))

  (func $perform (local $end i64)
    (local.set $end (call $line_end))
    (global.set $request (call $copy (i64.const 0) (local.get $end)))
    (global.set $body (call $copy (i64.add (local.get $end) (i64.const 1)) (call $input_length)))
    (global.set $response (call $http_request (global.get $request) (global.get $body))))

  (func $output_numbers (param $first i64) (param $second i64) (local $block i64)
    (local.set $block (call $alloc (i64.const 16)))
    (call $store_u64 (local.get $block) (local.get $first))
    (call $store_u64 (i64.add (local.get $block) (i64.const 8)) (local.get $second))
    (call $output_set (local.get $block) (i64.const 16)))

  (func (export "request")
    (call $perform)
    (call $output_set (global.get $response) (call $length (global.get $response))))

  ;; The lengths of the blocks of request and body after the request: the host has freed them.
  (func (export "arguments_after")
    (call $perform)
    (call $output_numbers (call $length (global.get $request)) (call $length (global.get $body))))

  (func (export "response_handle")
    (call $perform)
    (call $output_numbers (global.get $response) (i64.const 0)))

  ;; The input is two handles.
  (func (export "request_handles")
    (drop (call $http_request (call $input_load_u64 (i64.const 0)) (call $input_load_u64 (i64.const 8)))))

  ;; The input is the handle of the body, and the request.
  (func (export "request_with_body")
    (drop (call $http_request (call $copy (i64.const 8) (call $input_length)) (call $input_load_u64 (i64.const 0)))))

  (func (export "status")
    (call $output_numbers (i64.extend_i32_s (call $http_status_code)) (i64.const 0)))

  (func (export "headers") (local $block i64)
    (local.set $block (call $http_headers))
    (call $output_set (local.get $block) (call $length (local.get $block))))

  (func (export "crash") unreachable))
