// trap: every function here ends in a trap, each of another kind, to test how a host reports
// them. Built with its function names kept, so that backtraces can name outer, middle, inner.
use std::num::NonZeroU32;
use std::ptr::{read_volatile, write_volatile};

// Read and written as volatile, so that the compiler cannot foresee a value and drop the code.
static mut ZERO: u32 = 0;

fn zero() -> u32 {
    unsafe { read_volatile(std::ptr::addr_of!(ZERO)) }
}

/// Three calls deep into an `unreachable` instruction, without any text.
#[no_mangle]
pub extern "C" fn crash() -> i32 {
    outer(zero())
}

#[inline(never)]
fn outer(depth: u32) -> i32 {
    middle(depth + 1) + 1
}

#[inline(never)]
fn middle(depth: u32) -> i32 {
    inner(depth + 1) + 1
}

#[inline(never)]
fn inner(depth: u32) -> i32 {
    if depth == zero() + 2 {
        std::arch::wasm32::unreachable();
    }
    0
}

/// Reads at the top of the 4 GiB address space; this module has about 1 MiB of memory.
#[no_mangle]
pub extern "C" fn out_of_bounds() -> i32 {
    let address = zero().wrapping_sub(16) as usize;
    unsafe { read_volatile(address as *const i32) }
}

/// Rust checks a divisor before it divides, except where the type promises it is not 0. This
/// breaks that promise on purpose, to reach the trap of the division instruction itself.
#[no_mangle]
pub extern "C" fn divide_by_zero() -> i32 {
    let divisor = unsafe { NonZeroU32::new_unchecked(zero()) };
    (36 / divisor) as i32
}

/// Calls itself until the stack is full. The work after the inner call keeps it a real call.
#[no_mangle]
pub extern "C" fn recurse() -> i32 {
    descend(0) as i32
}

#[inline(never)]
fn descend(depth: u32) -> u32 {
    if depth == u32::MAX {
        return 0; // never reached, but it makes the recursion a finite one on paper
    }
    let below = descend(depth + 1);
    unsafe { write_volatile(std::ptr::addr_of_mut!(ZERO), below) };
    below
}
