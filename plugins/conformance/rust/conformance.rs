// conformance in Rust: everything a plugin can ask of a host, one export for each; README.md says
// what each answers.
#[path = "../../shared/rust/extism_abi.rs"]
mod extism_abi;
#[path = "../../shared/rust/json.rs"]
mod json;
use extism_abi::*;
use std::sync::atomic::{AtomicU32, Ordering};

mod user {
    #[link(wasm_import_module = "extism:host/user")]
    extern "C" {
        pub fn reverse(block: u64) -> u64;
        pub fn add(a: i64, b: i64) -> i64;
    }
}

// ---- Input, output, errors -------------------------------------------------------------------

#[no_mangle]
pub extern "C" fn echo() -> i32 {
    succeed(input())
}

#[no_mangle]
pub extern "C" fn upper() -> i32 {
    succeed(input().to_ascii_uppercase())
}

#[no_mangle]
pub extern "C" fn fail() -> i32 {
    finish(input_text().and_then(|text| Err::<&str, _>(format!("failed: {text}"))))
}

#[no_mangle]
pub extern "C" fn fail_code() -> i32 {
    let code = input_text().and_then(|text| parse(&text).ok_or(format!("not a number: {text}")));
    code.unwrap_or_else(|message| finish(Err::<&str, _>(message)))
}

#[no_mangle]
pub extern "C" fn trap() -> i32 {
    std::process::abort()
}

#[no_mangle]
pub extern "C" fn count() -> i32 {
    static CALLS: AtomicU32 = AtomicU32::new(0); // in the memory of the instance
    succeed((CALLS.fetch_add(1, Ordering::Relaxed) + 1).to_string())
}

/// The whole text as a decimal number with an optional minus sign.
fn parse<T: std::str::FromStr>(text: &str) -> Option<T> {
    (!text.starts_with('+')).then(|| text.parse().ok()).flatten()
}

// ---- Config, variables, log --------------------------------------------------------------------

#[no_mangle]
pub extern "C" fn config() -> i32 {
    finish(input_text().map(|key| extism_abi::config(&key).unwrap_or_default()))
}

#[no_mangle]
pub extern "C" fn var_get() -> i32 {
    finish(input_text().map(|key| var(&key).unwrap_or_default()))
}

#[no_mangle]
pub extern "C" fn var_set() -> i32 {
    finish(input_text().and_then(|text| {
        let (key, value) = text.split_once('=').ok_or("the input must be key=value")?;
        set_var(key, value.as_bytes());
        Ok("")
    }))
}

#[no_mangle]
pub extern "C" fn log() -> i32 {
    finish(input_text().and_then(|text| {
        let (level, message) = text.split_once(':').ok_or("the input must be level:message")?;
        let write_log = match level {
            "trace" => env::log_trace,
            "debug" => env::log_debug,
            "info" => env::log_info,
            "warn" => env::log_warn,
            "error" => env::log_error,
            _ => return Err(format!("no such log level: {level}")),
        };
        unsafe { write_log(write(message.as_bytes())) };
        Ok("")
    }))
}

#[no_mangle]
pub extern "C" fn log_level() -> i32 {
    succeed(unsafe { env::get_log_level() }.to_string())
}

// ---- Host functions ----------------------------------------------------------------------------

#[no_mangle]
pub extern "C" fn host() -> i32 {
    succeed(take(unsafe { user::reverse(write(&input())) }).unwrap_or_default())
}

#[no_mangle]
pub extern "C" fn host_add() -> i32 {
    finish(input_text().and_then(|text| {
        let numbers = text.split_once(' ').and_then(|(a, b)| Some((parse(a)?, parse(b)?)));
        let (a, b) = numbers.ok_or(format!("not two numbers: {text}"))?;
        Ok(unsafe { user::add(a, b) }.to_string())
    }))
}

// ---- HTTP ---------------------------------------------------------------------------------------

#[no_mangle]
pub extern "C" fn http() -> i32 {
    finish(input_text().map(|url| {
        let request = format!(r#"{{"url":{},"method":"GET"}}"#, json::quote(&url));
        let body = take(unsafe { env::http_request(write(request.as_bytes()), 0) });
        let mut output = format!("{} ", unsafe { env::http_status_code() }).into_bytes();
        output.extend(body.unwrap_or_default());
        output
    }))
}

fn succeed(output: impl AsRef<[u8]>) -> i32 {
    finish(Ok(output))
}
