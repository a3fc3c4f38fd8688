;; greeter by hand, in the text format: a greeting from config, and a vowel counter that
;; remembers its total. Its own memory holds only constants: all text is put together in the
;; host's kernel memory, where an address is an i64 and a "block" is what $alloc returns.
(module
  (import "extism:host/env" "alloc"         (func $alloc (param $length i64) (result i64)))
  (import "extism:host/env" "length"        (func $length (param $block i64) (result i64)))
  (import "extism:host/env" "load_u8"       (func $load_u8 (param $address i64) (result i32)))
  (import "extism:host/env" "load_u64"      (func $load_u64 (param $address i64) (result i64)))
  (import "extism:host/env" "store_u8"      (func $store_u8 (param $address i64) (param $value i32)))
  (import "extism:host/env" "store_u64"     (func $store_u64 (param $address i64) (param $value i64)))
  (import "extism:host/env" "input_length"  (func $input_length (result i64)))
  (import "extism:host/env" "input_load_u8" (func $input_load_u8 (param $index i64) (result i32)))
  (import "extism:host/env" "output_set"    (func $output_set (param $address i64) (param $length i64)))
  (import "extism:host/env" "config_get"    (func $config_get (param $key i64) (result i64)))
  (import "extism:host/env" "var_get"       (func $var_get (param $key i64) (result i64)))
  (import "extism:host/env" "var_set"       (func $var_set (param $key i64) (param $value i64)))

  ;; The constants, and where they are: address and length.
  (memory (export "memory") 1)
  (data (i32.const  0) "greeting")                    ;;  0,  8
  (data (i32.const  8) "Hello")                       ;;  8,  5
  (data (i32.const 16) ", ")                          ;; 16,  2
  (data (i32.const 24) "total")                       ;; 24,  5
  (data (i32.const 32) "{\"count\":")                 ;; 32,  9
  (data (i32.const 48) ",\"total\":")                 ;; 48,  9
  (data (i32.const 64) ",\"vowels\":\"aeiouAEIOU\"}") ;; 64, 23

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
    (local.set $end (i64.add (local.get $block) (call $length (local.get $block))))
    (loop $next
      (if (i64.eq (local.get $block) (local.get $end)) (then (return (local.get $at))))
      (call $store_u8 (local.get $at) (call $load_u8 (local.get $block)))
      (local.set $at (i64.add (local.get $at) (i64.const 1)))
      (local.set $block (i64.add (local.get $block) (i64.const 1)))
      (br $next))
    unreachable)

  ;; Copies the whole input of the call.
  (func $put_input (param $at i64) (result i64)
    (local $index i64) (local $length i64)
    (local.set $length (call $input_length))
    (loop $next
      (if (i64.eq (local.get $index) (local.get $length))
        (then (return (i64.add (local.get $at) (local.get $length)))))
      (call $store_u8
        (i64.add (local.get $at) (local.get $index))
        (call $input_load_u8 (local.get $index)))
      (local.set $index (i64.add (local.get $index) (i64.const 1)))
      (br $next))
    unreachable)

  ;; Writes a number in decimal: first all digits but the last, then the last.
  (func $put_number (param $at i64) (param $number i64) (result i64)
    (if (i64.ge_u (local.get $number) (i64.const 10))
      (then
        (local.set $at
          (call $put_number (local.get $at) (i64.div_u (local.get $number) (i64.const 10))))))
    (call $store_u8 (local.get $at)
      (i32.add (i32.const 48) (i32.wrap_i64 (i64.rem_u (local.get $number) (i64.const 10)))))
    (i64.add (local.get $at) (i64.const 1)))

  ;; How many digits $put_number writes.
  (func $digits (param $number i64) (result i64)
    (local $digits i64)
    (loop $next
      (local.set $digits (i64.add (local.get $digits) (i64.const 1)))
      (local.set $number (i64.div_u (local.get $number) (i64.const 10)))
      (br_if $next (i64.ne (local.get $number) (i64.const 0))))
    (local.get $digits))

  ;; ---- Blocks -------------------------------------------------------------------------------

  ;; A new block; traps if the host has no memory left. Nothing here needs an empty one.
  (func $new (param $length i64) (result i64)
    (local $block i64)
    (if (i64.eqz (local.tee $block (call $alloc (local.get $length)))) (then unreachable))
    (local.get $block))

  ;; The length of a block, and 0 for "no block", about which not every host may be asked.
  (func $length_or_0 (param $block i64) (result i64)
    (if (i64.eqz (local.get $block)) (then (return (i64.const 0))))
    (call $length (local.get $block)))

  ;; A new block that holds a constant. The host frees the keys it is given, so each call of
  ;; $config_get, $var_get and $var_set needs a new one.
  (func $constant (param $from i32) (param $length i32) (result i64)
    (local $block i64)
    (local.set $block (call $new (i64.extend_i32_u (local.get $length))))
    (drop (call $put_constant (local.get $block) (local.get $from) (local.get $length)))
    (local.get $block))

  ;; ---- greet: "{greeting}, {input}!" --------------------------------------------------------

  (func (export "greet") (result i32)
    (local $greeting i64) (local $output i64) (local $at i64)
    (local.set $greeting (call $config_get (call $constant (i32.const 0) (i32.const 8))))
    (if (i64.eqz (call $length_or_0 (local.get $greeting)))
      (then (local.set $greeting (call $constant (i32.const 8) (i32.const 5)))))

    ;; Three bytes more than the greeting and the input: a comma, a space, an exclamation mark.
    (local.set $output
      (call $new
        (i64.add
          (i64.add (call $length (local.get $greeting)) (call $input_length))
          (i64.const 3))))
    (local.set $at (call $put_block (local.get $output) (local.get $greeting)))
    (local.set $at (call $put_constant (local.get $at) (i32.const 16) (i32.const 2)))
    (local.set $at (call $put_input (local.get $at)))
    (call $store_u8 (local.get $at) (i32.const 33))
    (local.set $at (i64.add (local.get $at) (i64.const 1)))

    (call $output_set (local.get $output) (i64.sub (local.get $at) (local.get $output)))
    (i32.const 0))

  ;; ---- count_vowels: {"count":N,"total":T,"vowels":"aeiouAEIOU"} ----------------------------

  ;; 1 for a vowel and 0 for any other byte. The letters a to z are numbered from 0, upper case
  ;; like lower case, and bit n of the mask says whether letter n is one of a, e, i, o, u.
  (func $is_vowel (param $byte i32) (result i32)
    (local $letter i32)
    (local.set $letter
      (i32.sub (i32.or (local.get $byte) (i32.const 32)) (i32.const 97)))
    (i32.and
      (i32.lt_u (local.get $letter) (i32.const 26))
      (i32.shr_u (i32.const 0x104111) (local.get $letter))))

  (func $count_input_vowels (result i64)
    (local $index i64) (local $length i64) (local $count i64)
    (local.set $length (call $input_length))
    (loop $next
      (if (i64.eq (local.get $index) (local.get $length)) (then (return (local.get $count))))
      (local.set $count
        (i64.add
          (local.get $count)
          (i64.extend_i32_u (call $is_vowel (call $input_load_u8 (local.get $index))))))
      (local.set $index (i64.add (local.get $index) (i64.const 1)))
      (br $next))
    unreachable)

  ;; Adds to the variable "total", 8 bytes little-endian; returns the new total.
  (func $add_to_total (param $amount i64) (result i64)
    (local $stored i64) (local $value i64)
    (local.set $stored (call $var_get (call $constant (i32.const 24) (i32.const 5))))
    (if (i64.eq (call $length_or_0 (local.get $stored)) (i64.const 8))
      (then
        (local.set $amount
          (i64.add (local.get $amount) (call $load_u64 (local.get $stored))))))
    (local.set $value (call $new (i64.const 8)))
    (call $store_u64 (local.get $value) (local.get $amount))
    (call $var_set (call $constant (i32.const 24) (i32.const 5)) (local.get $value))
    (local.get $amount))

  (func (export "count_vowels") (result i32)
    (local $count i64) (local $total i64) (local $output i64) (local $at i64)
    (local.set $count (call $count_input_vowels))
    (local.set $total (call $add_to_total (local.get $count)))

    ;; The constants have 41 bytes together.
    (local.set $output
      (call $new
        (i64.add
          (i64.add (call $digits (local.get $count)) (call $digits (local.get $total)))
          (i64.const 41))))
    (local.set $at (call $put_constant (local.get $output) (i32.const 32) (i32.const 9)))
    (local.set $at (call $put_number (local.get $at) (local.get $count)))
    (local.set $at (call $put_constant (local.get $at) (i32.const 48) (i32.const 9)))
    (local.set $at (call $put_number (local.get $at) (local.get $total)))
    (local.set $at (call $put_constant (local.get $at) (i32.const 64) (i32.const 23)))

    (call $output_set (local.get $output) (i64.sub (local.get $at) (local.get $output)))
    (i32.const 0)))
