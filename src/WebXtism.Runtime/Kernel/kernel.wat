;; The kernel: the memory through which host and guest exchange payloads, with the exports of Extism's kernel.
;;
;; One instance belongs to each plugin instance. The host prepares and reads a call directly in this memory, so the record
;; lies at fixed addresses. KernelLayout.cs and KernelRecord.cs are the host's half of this layout.
;;
;;     8  position         address of the next block header
;;    16  error            handle of the error text, or 0
;;    24  input offset
;;    32  input length
;;    40  output offset
;;    48  output length
;;    56  refused offset   an output range outside the memory: the host reports it, the guest notices nothing
;;    64  refused length
;;    72  freed bytes      capacity of the blocks freed since the last reset
;;   128  the heap: blocks of a 16-byte header and data, both aligned to 16
;;
;; Header, at handle - 16: capacity (u32), length (u32), tag (u64). The tag is the block's own handle plus 1<<32 while it is
;; active and plus 2<<32 once it is free. So length and free recognise a handle in one comparison, and any other number
;; (0, a pointer into a block, a freed handle) is just not a handle.
;;
;; Guests rely on these habits of the original, see the conformance tests: alloc(0) = 0; blocks are taken from fresh memory
;; while there is any, and freed ones are used again only when the memory would have to grow; free ignores what is no active
;; handle; loads outside the memory give 0 and such stores do nothing; nothing here traps.
;; Memory below the heap is out of reach of every load and store.
(module $kernel
  (memory (export "memory") 1 32767)
  (data (i32.const 8) "\80")

  (func $bytes (result i64)
    (i64.shl (i64.extend_i32_u (memory.size)) (i64.const 16)))

  ;; Whether [offset, offset + length) lies in the heap. A length of 0 needs an offset in the heap all the same.
  (func $in_heap (param $offset i64) (param $length i64) (result i32)
    (i32.and
      (i32.and
        (i64.ge_u (local.get $offset) (i64.const 128))
        (i64.lt_u (local.get $offset) (call $bytes)))
      (i64.le_u (local.get $length) (i64.sub (call $bytes) (local.get $offset)))))

  ;; Whether a handle is that of an active block.
  (func $is_active (param $handle i64) (result i32)
    (if (i32.eqz (call $in_heap (i64.sub (local.get $handle) (i64.const 16)) (i64.const 17)))
      (then (return (i32.const 0))))
    (i64.eq
      (i64.load (i32.sub (i32.wrap_i64 (local.get $handle)) (i32.const 8)))
      (i64.or (local.get $handle) (i64.const 0x1_0000_0000))))

  (func $write_header (param $handle i64) (param $capacity i64) (param $length i64)
    (local $at i32)
    (local.set $at (i32.sub (i32.wrap_i64 (local.get $handle)) (i32.const 16)))
    (i64.store32 (local.get $at) (local.get $capacity))
    (i64.store32 offset=4 (local.get $at) (local.get $length))
    (i64.store offset=8 (local.get $at) (i64.or (local.get $handle) (i64.const 0x1_0000_0000))))

  ;; The first free block of at least this capacity, or 0. Large ones are split and their tail is used, so that the rest
  ;; stays where it is. The walk goes only forward and ends at a header that is none, whatever a guest wrote there.
  (func $recycle (param $capacity i64) (param $length i64) (result i64)
    (local $handle i64) (local $end i64) (local $has i64) (local $tag i64)
    (local.set $handle (i64.const 144))
    (local.set $end (i64.load (i32.const 8)))
    (block $none
      (loop $next
        (br_if $none (i64.ge_u (local.get $handle) (local.get $end)))
        (local.set $has (i64.load32_u (i32.sub (i32.wrap_i64 (local.get $handle)) (i32.const 16))))
        (local.set $tag (i64.load (i32.sub (i32.wrap_i64 (local.get $handle)) (i32.const 8))))
        ;; No header, or one whose block would reach past the blocks: a guest wrote over it.
        (br_if $none (i64.ne (i64.and (local.get $tag) (i64.const 0xffff_ffff)) (local.get $handle)))
        (br_if $none (i64.gt_u (i64.add (local.get $handle) (local.get $has)) (local.get $end)))
        (br_if $none (i64.ne (i64.and (local.get $has) (i64.const 15)) (i64.const 0)))
        (if (i32.and
              (i64.eq (i64.shr_u (local.get $tag) (i64.const 32)) (i64.const 2))
              (i64.ge_u (local.get $has) (local.get $capacity)))
          (then
            (if (i64.ge_u (i64.sub (local.get $has) (local.get $capacity)) (i64.const 128))
              (then
                ;; head: keeps its free tag, loses capacity and 16 bytes for the tail's header
                (i64.store32
                  (i32.sub (i32.wrap_i64 (local.get $handle)) (i32.const 16))
                  (i64.sub (i64.sub (local.get $has) (local.get $capacity)) (i64.const 16)))
                (i64.store (i32.const 72) (i64.sub (i64.load (i32.const 72)) (i64.add (local.get $capacity) (i64.const 16))))
                (local.set $handle (i64.sub (i64.add (local.get $handle) (local.get $has)) (local.get $capacity)))
                (call $write_header (local.get $handle) (local.get $capacity) (local.get $length))
                (return (local.get $handle))))
            (i64.store (i32.const 72) (i64.sub (i64.load (i32.const 72)) (local.get $has)))
            (call $write_header (local.get $handle) (local.get $has) (local.get $length))
            (return (local.get $handle))))
        (local.set $handle (i64.add (i64.add (local.get $handle) (local.get $has)) (i64.const 16)))
        (br $next)))
    (i64.const 0))

  (func (export "alloc") (param $length i64) (result i64)
    (local $position i64) (local $capacity i64) (local $end i64) (local $handle i64)
    (if (i64.eqz (local.get $length)) (then (return (i64.const 0))))
    ;; Handles stay below 2^31, so nothing larger can ever fit; the check also keeps the sums below from wrapping.
    (if (i64.gt_u (local.get $length) (i64.const 0x7fff_0000)) (then (return (i64.const 0))))
    (local.set $position (i64.load (i32.const 8)))
    (local.set $capacity (i64.and (i64.add (local.get $length) (i64.const 15)) (i64.const -16)))
    (local.set $end (i64.add (i64.add (local.get $position) (i64.const 16)) (local.get $capacity)))
    (if (i64.gt_u (local.get $end) (call $bytes))
      (then
        (if (i64.ge_u (i64.load (i32.const 72)) (local.get $capacity))
          (then
            (local.set $handle (call $recycle (local.get $capacity) (local.get $length)))
            (if (i64.ne (local.get $handle) (i64.const 0)) (then (return (local.get $handle))))))
        (if (i32.eq
              (memory.grow (i32.wrap_i64 (i64.shr_u
                (i64.add (i64.sub (local.get $end) (call $bytes)) (i64.const 65535))
                (i64.const 16))))
              (i32.const -1))
          (then (return (i64.const 0))))))
    (i64.store (i32.const 8) (local.get $end))
    (local.set $handle (i64.add (local.get $position) (i64.const 16)))
    (call $write_header (local.get $handle) (local.get $capacity) (local.get $length))
    (local.get $handle))

  (func (export "free") (param $handle i64)
    (local $at i32)
    (if (i32.eqz (call $is_active (local.get $handle))) (then (return)))
    (local.set $at (i32.sub (i32.wrap_i64 (local.get $handle)) (i32.const 16)))
    (i64.store offset=8 (local.get $at) (i64.or (local.get $handle) (i64.const 0x2_0000_0000)))
    (i64.store (i32.const 72) (i64.add (i64.load (i32.const 72)) (i64.load32_u (local.get $at))))
    (if (i64.eq (local.get $handle) (i64.load (i32.const 24)))
      (then (i64.store (i32.const 32) (i64.const 0)))))

  (func $length (export "length") (param $handle i64) (result i64)
    (if (i32.eqz (call $is_active (local.get $handle))) (then (return (i64.const 0))))
    (i64.load32_u (i32.sub (i32.wrap_i64 (local.get $handle)) (i32.const 12))))

  ;; The original reads the header without looking for the block; ours is as cheap with the check.
  (func (export "length_unsafe") (param $handle i64) (result i64)
    (call $length (local.get $handle)))

  (func (export "load_u8") (param $at i64) (result i32)
    (if (i64.ge_u (i64.sub (local.get $at) (i64.const 128)) (i64.sub (i64.shl (i64.extend_i32_u (memory.size)) (i64.const 16)) (i64.const 128)))
      (then (return (i32.const 0))))
    (i32.load8_u (i32.wrap_i64 (local.get $at))))

  (func (export "load_u64") (param $at i64) (result i64)
    (if (i64.gt_u (i64.sub (local.get $at) (i64.const 128)) (i64.sub (i64.shl (i64.extend_i32_u (memory.size)) (i64.const 16)) (i64.const 136)))
      (then (return (i64.const 0))))
    (i64.load (i32.wrap_i64 (local.get $at))))

  (func (export "store_u8") (param $at i64) (param $value i32)
    (if (i64.ge_u (i64.sub (local.get $at) (i64.const 128)) (i64.sub (i64.shl (i64.extend_i32_u (memory.size)) (i64.const 16)) (i64.const 128)))
      (then (return)))
    (i32.store8 (i32.wrap_i64 (local.get $at)) (local.get $value)))

  (func (export "store_u64") (param $at i64) (param $value i64)
    (if (i64.gt_u (i64.sub (local.get $at) (i64.const 128)) (i64.sub (i64.shl (i64.extend_i32_u (memory.size)) (i64.const 16)) (i64.const 136)))
      (then (return)))
    (i64.store (i32.wrap_i64 (local.get $at)) (local.get $value)))

  (func (export "input_load_u8") (param $index i64) (result i32)
    (if (i64.ge_u (local.get $index) (i64.load (i32.const 32))) (then (return (i32.const 0))))
    (i32.load8_u (i32.wrap_i64 (i64.add (i64.load (i32.const 24)) (local.get $index)))))

  ;; A word that reaches past the input reads as 0 as a whole.
  (func (export "input_load_u64") (param $index i64) (result i64)
    (local $length i64)
    (local.set $length (i64.load (i32.const 32)))
    (if (i64.lt_u (local.get $length) (i64.const 8)) (then (return (i64.const 0))))
    (if (i64.gt_u (local.get $index) (i64.sub (local.get $length) (i64.const 8))) (then (return (i64.const 0))))
    (i64.load (i32.wrap_i64 (i64.add (i64.load (i32.const 24)) (local.get $index)))))

  (func (export "input_set") (param $offset i64) (param $length i64)
    (if (i32.eqz (call $in_heap (local.get $offset) (local.get $length))) (then (return)))
    (i64.store (i32.const 24) (local.get $offset))
    (i64.store (i32.const 32) (local.get $length)))

  (func (export "input_offset") (result i64) (i64.load (i32.const 24)))
  (func (export "input_length") (result i64) (i64.load (i32.const 32)))

  ;; Any range of the heap will do, also a part of a block. (0, 0) is ignored: an output set before stays.
  (func (export "output_set") (param $offset i64) (param $length i64)
    (if (i32.eqz (call $in_heap (local.get $offset) (local.get $length)))
      (then
        (i64.store (i32.const 56) (local.get $offset))
        (i64.store (i32.const 64) (local.get $length))
        (return)))
    (i64.store (i32.const 40) (local.get $offset))
    (i64.store (i32.const 48) (local.get $length))
    (i64.store (i32.const 64) (i64.const 0)))

  (func (export "output_offset") (result i64) (i64.load (i32.const 40)))
  (func (export "output_length") (result i64) (i64.load (i32.const 48)))

  (func (export "error_set") (param $handle i64)
    (if (i64.ne (local.get $handle) (i64.const 0))
      (then
        (if (i32.eqz (call $in_heap (local.get $handle) (i64.const 1))) (then (return)))))
    (i64.store (i32.const 16) (local.get $handle)))

  (func (export "error_get") (result i64) (i64.load (i32.const 16)))

  (func (export "reset")
    (memory.fill (i32.const 128) (i32.const 0) (i32.sub (i32.wrap_i64 (i64.load (i32.const 8))) (i32.const 128)))
    (memory.fill (i32.const 8) (i32.const 0) (i32.const 72))
    (i64.store (i32.const 8) (i64.const 128)))

  (func (export "memory_bytes") (result i64)
    (i64.sub (call $bytes) (i64.const 128))))
