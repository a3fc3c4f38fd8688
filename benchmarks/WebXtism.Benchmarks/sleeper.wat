;; A guest that does not end: it computes, it sleeps in WASI, or it waits in the host.
(module
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll_oneoff (param i32 i32 i32 i32) (result i32)))
  (import "extism:host/user" "wait" (func $wait))
  (memory (export "memory") 1)

  ;; A subscription to the monotonic clock (1), an hour from now.
  (data (i32.const 16) "\01")
  (data (i32.const 24) "\00\a0\b8\30\46\03")

  (func (export "spin") (loop $again (br $again)))

  (func (export "sleep") (loop $again
    (drop (call $poll_oneoff (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 128)))
    (br $again)))

  (func (export "call_wait") (call $wait)))
