;; conformance by hand, in the text format: everything a plugin can ask of a host, one export for
;; each; README.md says what each answers. The own memory holds constants and the count: all text
;; is put together in the host's kernel memory, where an address is an i64, and 0 is "no block".
(module
  (import "extism:host/env" "alloc"            (func $alloc (param $length i64) (result i64)))
  (import "extism:host/env" "length"           (func $length (param $block i64) (result i64)))
  (import "extism:host/env" "load_u8"          (func $load_u8 (param $address i64) (result i32)))
  (import "extism:host/env" "load_u64"         (func $load_u64 (param $address i64) (result i64)))
  (import "extism:host/env" "store_u8"         (func $store_u8 (param $address i64) (param $value i32)))
  (import "extism:host/env" "store_u64"        (func $store_u64 (param $address i64) (param $value i64)))
  (import "extism:host/env" "input_length"     (func $input_length (result i64)))
  (import "extism:host/env" "input_load_u8"    (func $input_load_u8 (param $index i64) (result i32)))
  (import "extism:host/env" "input_load_u64"   (func $input_load_u64 (param $index i64) (result i64)))
  (import "extism:host/env" "output_set"       (func $output_set (param $address i64) (param $length i64)))
  (import "extism:host/env" "error_set"        (func $error_set (param $message i64)))
  (import "extism:host/env" "config_get"       (func $config_get (param $key i64) (result i64)))
  (import "extism:host/env" "var_get"          (func $var_get (param $key i64) (result i64)))
  (import "extism:host/env" "var_set"          (func $var_set (param $key i64) (param $value i64)))
  (import "extism:host/env" "http_request"     (func $http_request (param $request i64) (param $body i64) (result i64)))
  (import "extism:host/env" "http_status_code" (func $http_status_code (result i32)))
  (import "extism:host/env" "log_trace"        (func $log_trace (param $message i64)))
  (import "extism:host/env" "log_debug"        (func $log_debug (param $message i64)))
  (import "extism:host/env" "log_info"         (func $log_info (param $message i64)))
  (import "extism:host/env" "log_warn"         (func $log_warn (param $message i64)))
  (import "extism:host/env" "log_error"        (func $log_error (param $message i64)))
  (import "extism:host/env" "get_log_level"    (func $get_log_level (result i32)))
  (import "extism:host/user" "reverse"         (func $reverse (param $block i64) (result i64)))
  (import "extism:host/user" "add"             (func $add (param $a i64) (param $b i64) (result i64)))

  ;; The constants, and where they are: address and length.
  (memory (export "memory") 1)
  (data (i32.const   0) "failed: ")                        ;;   0,  8
  (data (i32.const  16) "not a number: ")                  ;;  16, 14
  (data (i32.const  32) "the input must be key=value")     ;;  32, 27
  (data (i32.const  64) "the input must be level:message") ;;  64, 31
  (data (i32.const  96) "no such log level: ")             ;;  96, 19
  (data (i32.const 128) "not two numbers: ")               ;; 128, 17
  (data (i32.const 160) "{\"url\":\"")                     ;; 160,  8
  (data (i32.const 176) "\",\"method\":\"GET\"}")          ;; 176, 17
  (data (i32.const 208) "\\u00")                           ;; 208,  4
  (data (i32.const 216) "0123456789abcdef")                ;; 216, 16
  (data (i32.const 240) "trace")                           ;; 240,  5
  (data (i32.const 248) "debug")                           ;; 248,  5
  (data (i32.const 256) "info")                            ;; 256,  4
  (data (i32.const 264) "warn")                            ;; 264,  4
  (data (i32.const 272) "error")                           ;; 272,  5

  ;; ---- Building text. Every $put_... writes at $at and returns the address after it. --------

  ;; Copies a constant.
  (func $put_constant (param $at i64) (param $from i32) (param $length i32) (result i64)
    (loop $next
      (if (i32.eqz (local.get $length)) (then (return (local.get $at))))
      (call $store_u8 (local.get $at) (i32.load8_u (local.get $from)))
      (local.set $at (i64.add (local.get $at) (i64.const 1)))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      (local.set $length (i32.sub (local.get $length) (i32.const 1)))
      (br $next))
    unreachable)

  ;; Copies a whole block.
  (func $put_block (param $at i64) (param $block i64) (result i64)
    (local $end i64)
    (local.set $end (i64.add (local.get $block) (call $length_or_0 (local.get $block))))
    (loop $words
      (if (i64.ge_u (i64.sub (local.get $end) (local.get $block)) (i64.const 8))
        (then
          (call $store_u64 (local.get $at) (call $load_u64 (local.get $block)))
          (local.set $at (i64.add (local.get $at) (i64.const 8)))
          (local.set $block (i64.add (local.get $block) (i64.const 8)))
          (br $words))))
    (loop $bytes
      (if (i64.lt_u (local.get $block) (local.get $end))
        (then
          (call $store_u8 (local.get $at) (call $load_u8 (local.get $block)))
          (local.set $at (i64.add (local.get $at) (i64.const 1)))
          (local.set $block (i64.add (local.get $block) (i64.const 1)))
          (br $bytes))))
    (local.get $at))

  ;; Copies the input from index $from up to index $to.
  (func $put_input (param $at i64) (param $from i64) (param $to i64) (result i64)
    (loop $words
      (if (i64.ge_u (i64.sub (local.get $to) (local.get $from)) (i64.const 8))
        (then
          (call $store_u64 (local.get $at) (call $input_load_u64 (local.get $from)))
          (local.set $at (i64.add (local.get $at) (i64.const 8)))
          (local.set $from (i64.add (local.get $from) (i64.const 8)))
          (br $words))))
    (loop $bytes
      (if (i64.lt_u (local.get $from) (local.get $to))
        (then
          (call $store_u8 (local.get $at) (call $input_load_u8 (local.get $from)))
          (local.set $at (i64.add (local.get $at) (i64.const 1)))
          (local.set $from (i64.add (local.get $from) (i64.const 1)))
          (br $bytes))))
    (local.get $at))

  ;; Writes a number in decimal: first all digits but the last, then the last.
  (func $put_unsigned (param $at i64) (param $number i64) (result i64)
    (if (i64.ge_u (local.get $number) (i64.const 10))
      (then
        (local.set $at
          (call $put_unsigned (local.get $at) (i64.div_u (local.get $number) (i64.const 10))))))
    (call $store_u8 (local.get $at)
      (i32.add (i32.const 48) (i32.wrap_i64 (i64.rem_u (local.get $number) (i64.const 10)))))
    (i64.add (local.get $at) (i64.const 1)))

  ;; How many digits $put_unsigned writes.
  (func $digits (param $number i64) (result i64)
    (local $digits i64)
    (loop $next
      (local.set $digits (i64.add (local.get $digits) (i64.const 1)))
      (local.set $number (i64.div_u (local.get $number) (i64.const 10)))
      (br_if $next (i64.ne (local.get $number) (i64.const 0))))
    (local.get $digits))

  ;; ---- Blocks -------------------------------------------------------------------------------

  ;; A new block, 0 for none; traps if the host has no memory left.
  (func $new (param $length i64) (result i64)
    (local $block i64)
    (if (i64.eqz (local.get $length)) (then (return (i64.const 0))))
    (if (i64.eqz (local.tee $block (call $alloc (local.get $length)))) (then unreachable))
    (local.get $block))

  ;; The length of a block, and 0 for "no block", about which not every host may be asked.
  (func $length_or_0 (param $block i64) (result i64)
    (if (i64.eqz (local.get $block)) (then (return (i64.const 0))))
    (call $length (local.get $block)))

  ;; A new block that holds a part of the input.
  (func $input_part (param $from i64) (param $to i64) (result i64)
    (local $block i64)
    (local.set $block (call $new (i64.sub (local.get $to) (local.get $from))))
    (drop (call $put_input (local.get $block) (local.get $from) (local.get $to)))
    (local.get $block))

  (func $input (result i64)
    (call $input_part (i64.const 0) (call $input_length)))

  ;; ---- Results: what an export returns ------------------------------------------------------

  ;; No output is also the empty output.
  (func $output (param $block i64) (result i32)
    (local $length i64)
    (if (i64.ne (local.tee $length (call $length_or_0 (local.get $block))) (i64.const 0))
      (then (call $output_set (local.get $block) (local.get $length))))
    (i32.const 0))

  (func $output_number (param $number i64) (result i32)
    (local $negative i64) (local $block i64) (local $at i64)
    (local.set $negative (i64.extend_i32_u (i64.lt_s (local.get $number) (i64.const 0))))
    (if (i64.eq (local.get $negative) (i64.const 1))
      (then (local.set $number (i64.sub (i64.const 0) (local.get $number)))))
    (local.set $block
      (call $new (i64.add (local.get $negative) (call $digits (local.get $number)))))
    ;; The sign, which the first digit overwrites if the number has none.
    (call $store_u8 (local.get $block) (i32.const 45))
    (local.set $at (i64.add (local.get $block) (local.get $negative)))
    (drop (call $put_unsigned (local.get $at) (local.get $number)))
    (call $output (local.get $block)))

  ;; Sets the error text: a constant, and the input up to index $to.
  (func $fail_with (param $from i32) (param $length i32) (param $to i64) (result i32)
    (local $block i64) (local $at i64)
    (local.set $block
      (call $new (i64.add (i64.extend_i32_u (local.get $length)) (local.get $to))))
    (local.set $at
      (call $put_constant (local.get $block) (local.get $from) (local.get $length)))
    (drop (call $put_input (local.get $at) (i64.const 0) (local.get $to)))
    (call $error_set (local.get $block))
    (i32.const 1))

  ;; ---- Reading the input --------------------------------------------------------------------

  ;; The index of the first such byte; the length of the input if there is none.
  (func $find (param $byte i32) (result i64)
    (local $index i64)
    (loop $next
      (if (i64.lt_u (local.get $index) (call $input_length))
        (then
          (if (i32.ne (call $input_load_u8 (local.get $index)) (local.get $byte))
            (then
              (local.set $index (i64.add (local.get $index) (i64.const 1)))
              (br $next))))))
    (local.get $index))

  ;; 1 if the input up to index $end is this constant.
  (func $starts_with (param $from i32) (param $length i32) (param $end i64) (result i32)
    (local $index i32)
    (if (i64.ne (local.get $end) (i64.extend_i32_u (local.get $length)))
      (then (return (i32.const 0))))
    (loop $next
      (if (i32.eq (local.get $index) (local.get $length)) (then (return (i32.const 1))))
      (if (i32.ne
            (call $input_load_u8 (i64.extend_i32_u (local.get $index)))
            (i32.load8_u (i32.add (local.get $from) (local.get $index))))
        (then (return (i32.const 0))))
      (local.set $index (i32.add (local.get $index) (i32.const 1)))
      (br $next))
    unreachable)

  ;; Reads a decimal number with an optional minus sign from a part of the input. $min is the
  ;; lowest that fits. Returns the number, and 1 if it was one.
  (func $parse (param $from i64) (param $to i64) (param $min i64) (result i64 i32)
    (local $negative i32) (local $value i64) (local $digit i64)
    (if (i64.lt_u (local.get $from) (local.get $to))
      (then
        (local.set $negative
          (i32.eq (call $input_load_u8 (local.get $from)) (i32.const 45)))))
    (local.set $from (i64.add (local.get $from) (i64.extend_i32_u (local.get $negative))))
    (if (i64.ge_u (local.get $from) (local.get $to)) (then (return (i64.const 0) (i32.const 0))))

    ;; $value is kept negative while reading, since the lowest number has no positive twin.
    (loop $next
      (local.set $digit
        (i64.sub (i64.extend_i32_u (call $input_load_u8 (local.get $from))) (i64.const 48)))
      (if (i64.gt_u (local.get $digit) (i64.const 9)) (then (return (i64.const 0) (i32.const 0))))
      (if (i64.lt_s
            (local.get $value)
            (i64.div_s (i64.add (local.get $min) (local.get $digit)) (i64.const 10)))
        (then (return (i64.const 0) (i32.const 0))))
      (local.set $value
        (i64.sub (i64.mul (local.get $value) (i64.const 10)) (local.get $digit)))
      (local.set $from (i64.add (local.get $from) (i64.const 1)))
      (br_if $next (i64.lt_u (local.get $from) (local.get $to))))

    (if (local.get $negative) (then (return (local.get $value) (i32.const 1))))
    (i64.sub (i64.const 0) (local.get $value))
    (i64.ne (local.get $value) (local.get $min)))

  ;; ---- Input, output, errors ----------------------------------------------------------------

  (func (export "echo") (result i32)
    (call $output (call $input)))

  (func (export "upper") (result i32)
    (local $block i64) (local $index i64) (local $byte i32)
    (local.set $block (call $new (call $input_length)))
    (loop $next
      (if (i64.lt_u (local.get $index) (call $input_length))
        (then
          (local.set $byte (call $input_load_u8 (local.get $index)))
          (if (i32.lt_u (i32.sub (local.get $byte) (i32.const 97)) (i32.const 26))
            (then (local.set $byte (i32.sub (local.get $byte) (i32.const 32)))))
          (call $store_u8
            (i64.add (local.get $block) (local.get $index))
            (local.get $byte))
          (local.set $index (i64.add (local.get $index) (i64.const 1)))
          (br $next))))
    (call $output (local.get $block)))

  (func (export "fail") (result i32)
    (call $fail_with (i32.const 0) (i32.const 8) (call $input_length)))

  (func (export "fail_code") (result i32)
    (local $code i64) (local $good i32)
    (call $parse (i64.const 0) (call $input_length) (i64.const -2147483648))
    (local.set $good)
    (local.set $code)
    (if (i32.eqz (local.get $good))
      (then (return (call $fail_with (i32.const 16) (i32.const 14) (call $input_length)))))
    (i32.wrap_i64 (local.get $code)))

  (func (export "trap") (result i32)
    unreachable)

  (global $calls (mut i64) (i64.const 0))

  (func (export "count") (result i32)
    (global.set $calls (i64.add (global.get $calls) (i64.const 1)))
    (call $output_number (global.get $calls)))

  ;; ---- Config, variables, log -----------------------------------------------------------------

  (func (export "config") (result i32)
    (call $output (call $config_get (call $input))))

  (func (export "var_get") (result i32)
    (call $output (call $var_get (call $input))))

  (func (export "var_set") (result i32)
    (local $separator i64)
    (local.set $separator (call $find (i32.const 61)))
    (if (i64.eq (local.get $separator) (call $input_length))
      (then (return (call $fail_with (i32.const 32) (i32.const 27) (i64.const 0)))))
    (call $var_set
      (call $input_part (i64.const 0) (local.get $separator))
      (call $input_part (i64.add (local.get $separator) (i64.const 1)) (call $input_length)))
    (i32.const 0))

  (func (export "log") (result i32)
    (local $separator i64) (local $message i64)
    (local.set $separator (call $find (i32.const 58)))
    (if (i64.eq (local.get $separator) (call $input_length))
      (then (return (call $fail_with (i32.const 64) (i32.const 31) (i64.const 0)))))
    (local.set $message
      (call $input_part (i64.add (local.get $separator) (i64.const 1)) (call $input_length)))

    (if (call $starts_with (i32.const 240) (i32.const 5) (local.get $separator))
      (then (call $log_trace (local.get $message)) (return (i32.const 0))))
    (if (call $starts_with (i32.const 248) (i32.const 5) (local.get $separator))
      (then (call $log_debug (local.get $message)) (return (i32.const 0))))
    (if (call $starts_with (i32.const 256) (i32.const 4) (local.get $separator))
      (then (call $log_info (local.get $message)) (return (i32.const 0))))
    (if (call $starts_with (i32.const 264) (i32.const 4) (local.get $separator))
      (then (call $log_warn (local.get $message)) (return (i32.const 0))))
    (if (call $starts_with (i32.const 272) (i32.const 5) (local.get $separator))
      (then (call $log_error (local.get $message)) (return (i32.const 0))))
    (call $fail_with (i32.const 96) (i32.const 19) (local.get $separator)))

  (func (export "log_level") (result i32)
    (call $output_number (i64.extend_i32_s (call $get_log_level))))

  ;; ---- Host functions -------------------------------------------------------------------------

  (func (export "host") (result i32)
    (call $output (call $reverse (call $input))))

  (func (export "host_add") (result i32)
    (local $separator i64) (local $a i64) (local $b i64) (local $good i32)
    (local.set $separator (call $find (i32.const 32)))
    (call $parse (i64.const 0) (local.get $separator) (i64.const 0x8000000000000000))
    (local.set $good)
    (local.set $a)
    (call $parse
      (i64.add (local.get $separator) (i64.const 1))
      (call $input_length)
      (i64.const 0x8000000000000000))
    (local.set $good (i32.and (local.get $good))) ;; and the one on the stack
    (local.set $b)
    (if (i32.eqz (local.get $good))
      (then (return (call $fail_with (i32.const 128) (i32.const 17) (call $input_length)))))
    (call $output_number (call $add (local.get $a) (local.get $b))))

  ;; ---- HTTP -------------------------------------------------------------------------------------

  ;; Writes one hexadecimal digit.
  (func $put_hex (param $at i64) (param $digit i32) (result i64)
    (call $store_u8 (local.get $at) (i32.load8_u offset=216 (local.get $digit)))
    (i64.add (local.get $at) (i64.const 1)))

  ;; Writes one byte of a JSON string.
  (func $put_json_byte (param $at i64) (param $byte i32) (result i64)
    (if (i32.lt_u (local.get $byte) (i32.const 32))
      (then
        (local.set $at (call $put_constant (local.get $at) (i32.const 208) (i32.const 4)))
        (local.set $at (call $put_hex (local.get $at) (i32.shr_u (local.get $byte) (i32.const 4))))
        (return (call $put_hex (local.get $at) (i32.and (local.get $byte) (i32.const 15))))))
    (if (i32.or
          (i32.eq (local.get $byte) (i32.const 34))
          (i32.eq (local.get $byte) (i32.const 92)))
      (then
        (call $store_u8 (local.get $at) (i32.const 92))
        (local.set $at (i64.add (local.get $at) (i64.const 1)))))
    (call $store_u8 (local.get $at) (local.get $byte))
    (i64.add (local.get $at) (i64.const 1)))

  ;; The request {"url":"...","method":"GET"}; the URL is the input, of which one byte can become
  ;; six. The constants have 25 bytes together; spaces fill the block, which JSON allows.
  (func $request (result i64)
    (local $block i64) (local $end i64) (local $at i64) (local $index i64)
    (local.set $block
      (call $new
        (i64.add (i64.mul (call $input_length) (i64.const 6)) (i64.const 25))))
    (local.set $end (i64.add (local.get $block) (call $length (local.get $block))))
    (local.set $at (call $put_constant (local.get $block) (i32.const 160) (i32.const 8)))
    (loop $next
      (if (i64.lt_u (local.get $index) (call $input_length))
        (then
          (local.set $at
            (call $put_json_byte (local.get $at) (call $input_load_u8 (local.get $index))))
          (local.set $index (i64.add (local.get $index) (i64.const 1)))
          (br $next))))
    (local.set $at (call $put_constant (local.get $at) (i32.const 176) (i32.const 17)))
    (loop $fill
      (if (i64.lt_u (local.get $at) (local.get $end))
        (then
          (call $store_u8 (local.get $at) (i32.const 32))
          (local.set $at (i64.add (local.get $at) (i64.const 1)))
          (br $fill))))
    (local.get $block))

  ;; The status, a space, and the body.
  (func (export "http") (result i32)
    (local $body i64) (local $status i64) (local $output i64) (local $at i64)
    (local.set $body (call $http_request (call $request) (i64.const 0)))
    (local.set $status (i64.extend_i32_u (call $http_status_code)))
    (local.set $output
      (call $new
        (i64.add
          (i64.add (call $digits (local.get $status)) (i64.const 1))
          (call $length_or_0 (local.get $body)))))
    (local.set $at (call $put_unsigned (local.get $output) (local.get $status)))
    (call $store_u8 (local.get $at) (i32.const 32))
    (drop
      (call $put_block (i64.add (local.get $at) (i64.const 1)) (local.get $body)))
    (call $output (local.get $output))))
