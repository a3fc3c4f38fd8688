;; Loops without end. "signal" lets the test act when the guest is inside; "wait" runs until the host says 0.
(module
  (import "test" "signal" (func $signal))
  (import "test" "go_on" (func $go_on (result i32)))
  (func (export "fine"))
  (func $crash (export "crash") unreachable)
  (func (export "spin") (loop $again (br $again)))
  (func (export "signal_and_spin") (call $signal) (loop $again (br $again)))
  (func (export "signal") (call $signal))
  (func (export "wait") (loop $again (br_if $again (call $go_on))))
  (func $forever (export "call_forever") (call $deeper (i32.const 0)))
  (func $deeper (param i32)
    (loop $again
      (if (i32.lt_u (local.get 0) (i32.const 10)) (then (call $deeper (i32.add (local.get 0) (i32.const 1)))))
      (br $again))))
