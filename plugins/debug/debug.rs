// debug: traps two calls deep, and keeps its debug information, so that a host can say in which
// lines. debug.c does the same. Tests find the lines by the comments at their ends.
// What traps is written here: an intrinsic or a panic would trap in a file of the library.
use std::ptr::{addr_of, read_volatile};

// Read as volatile, so that the compiler cannot foresee the value and drop the code.
static ZERO: i32 = 0;

fn zero() -> i32 {
    unsafe { read_volatile(addr_of!(ZERO)) }
}

#[inline(never)]
fn inner(depth: i32) -> i32 {
    let top = (zero() - 16) as *const i32; // of the 4 GiB address space
    depth + unsafe { *top } // line of inner
}

#[inline(never)]
fn middle(depth: i32) -> i32 {
    inner(depth + 1) + 1 // line of middle
}

#[no_mangle]
pub extern "C" fn crash() -> i32 {
    middle(zero() + 1) + 1 // line of crash
}
