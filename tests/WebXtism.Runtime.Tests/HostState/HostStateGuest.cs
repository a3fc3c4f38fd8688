namespace WebXtism.Tests.HostState;

/// <summary>A guest that passes its input to the host function that an export is named after, and tells what it got.</summary>
internal static class HostStateGuest
{
    /// <summary>
    /// The key of <c>var_set</c> and <c>var_get</c> is the part of the input before its first zero byte, the value what follows.
    /// <c>flood</c> logs its input 5 000 times, <c>crash</c> traps, <c>twice</c> reads one key of the config before and after
    /// <c>between</c> and puts a slash between the two.
    /// </summary>
    public const string Text = """
        (module
          (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
          (import "extism:host/env" "length" (func $length (param i64) (result i64)))
          (import "extism:host/env" "load_u8" (func $load_u8 (param i64) (result i32)))
          (import "extism:host/env" "store_u8" (func $store_u8 (param i64 i32)))
          (import "extism:host/env" "input_length" (func $input_length (result i64)))
          (import "extism:host/env" "input_load_u8" (func $input_load_u8 (param i64) (result i32)))
          (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
          (import "extism:host/env" "error_set" (func $error_set (param i64)))
          (import "extism:host/env" "config_get" (func $config_get (param i64) (result i64)))
          (import "extism:host/env" "var_get" (func $var_get (param i64) (result i64)))
          (import "extism:host/env" "var_set" (func $var_set (param i64 i64)))
          (import "extism:host/env" "log_info" (func $log_info (param i64)))
          (import "test" "between" (func $between))
          (import "test" "ask" (func $ask (param i64) (result i64)))
          (global $calls (mut i32) (i32.const 0))

          (func $part (param $from i64) (param $to i64) (result i64)
            (local $block i64) (local $i i64)
            (local.set $block (call $alloc (i64.sub (local.get $to) (local.get $from))))
            (block $done
              (loop $next
                (br_if $done (i64.ge_u (i64.add (local.get $from) (local.get $i)) (local.get $to)))
                (call $store_u8 (i64.add (local.get $block) (local.get $i)) (call $input_load_u8 (i64.add (local.get $from) (local.get $i))))
                (local.set $i (i64.add (local.get $i) (i64.const 1)))
                (br $next)))
            (local.get $block))
          (func $text (result i64) (call $part (i64.const 0) (call $input_length)))
          (func $zero (result i64)
            (local $i i64)
            (block $done
              (loop $next
                (br_if $done (i64.ge_u (local.get $i) (call $input_length)))
                (br_if $done (i32.eqz (call $input_load_u8 (local.get $i))))
                (local.set $i (i64.add (local.get $i) (i64.const 1)))
                (br $next)))
            (local.get $i))
          (func $output (param $block i64) (call $output_set (local.get $block) (call $length (local.get $block))))
          (func $copy (param $from i64) (param $to i64)
            (local $i i64)
            (block $done
              (loop $next
                (br_if $done (i64.ge_u (local.get $i) (call $length (local.get $from))))
                (call $store_u8 (i64.add (local.get $to) (local.get $i)) (call $load_u8 (i64.add (local.get $from) (local.get $i))))
                (local.set $i (i64.add (local.get $i) (i64.const 1)))
                (br $next))))

          (func (export "var_get") (call $output (call $var_get (call $text))))
          (func (export "var_set") (call $var_set
            (call $part (i64.const 0) (call $zero))
            (call $part (i64.add (call $zero) (i64.const 1)) (call $input_length))))
          (func (export "config_get") (call $output (call $config_get (call $text))))
          (func (export "ask") (call $output (call $ask (call $text))))
          (func (export "twice") (local $first i64) (local $second i64) (local $both i64)
            (local.set $first (call $config_get (call $text)))
            (call $between)
            (local.set $second (call $config_get (call $text)))
            (local.set $both (call $alloc (i64.add (i64.const 1) (i64.add (call $length (local.get $first)) (call $length (local.get $second))))))
            (call $copy (local.get $first) (local.get $both))
            (call $store_u8 (i64.add (local.get $both) (call $length (local.get $first))) (i32.const 47))
            (call $copy (local.get $second) (i64.add (local.get $both) (i64.add (i64.const 1) (call $length (local.get $first)))))
            (call $output (local.get $both)))
          (func (export "log") (call $log_info (call $text)))
          (func (export "flood") (local $i i32)
            (loop $next
              (call $log_info (call $text))
              (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 5000)))))
          (func (export "log_and_crash") (call $log_info (call $text)) unreachable)
          (func (export "crash") unreachable)
          (func (export "count") (result i32)
            (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
            (global.get $calls))
          (func (export "report") (result i32)
            (call $output_set (call $text) (call $input_length))
            (call $error_set (call $text))
            (i32.const 7))
          (func (export "bad_output") (call $output_set (i64.const 0x7fffffff) (i64.const 8)))
          (func (export "with_parameter") (param i32))
          (func (export "fine")))
        """;

    /// <summary>The bytes of <c>var_set</c>'s input.</summary>
    public static byte[] Entry(string key, ReadOnlySpan<byte> value) => [.. System.Text.Encoding.UTF8.GetBytes(key), 0, .. value];
}
