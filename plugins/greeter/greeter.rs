// greeter in Rust: a greeting from config, and a vowel counter that remembers its total.
// Uses std but no crate; std for this target needs nothing from the host.
#[path = "../shared/rust/extism_abi.rs"]
mod extism_abi;
use extism_abi::*;

#[no_mangle]
pub extern "C" fn greet() -> i32 {
    let greeting = config("greeting").unwrap_or_else(|| b"Hello".to_vec());
    finish(Ok([&greeting[..], b", ", &input(), b"!"].concat()))
}

#[no_mangle]
pub extern "C" fn count_vowels() -> i32 {
    const VOWELS: &str = "aeiouAEIOU";
    let count = input().iter().filter(|byte| VOWELS.as_bytes().contains(byte)).count() as u64;
    let total = add_to_counter("total", count);
    finish(Ok(format!(r#"{{"count":{count},"total":{total},"vowels":"{VOWELS}"}}"#)))
}
