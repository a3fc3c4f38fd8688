// settings: reads the configuration, reads and writes variables, and writes to the log.
// Everything a plugin may ask of a host without any host function of the user's own.
#[path = "../shared/rust/extism_abi.rs"]
mod extism_abi;
#[path = "../shared/rust/json.rs"]
mod json;
use extism_abi::*;

/// Output: {"theme":"light","visits":1,"log_level":2}. Logs one message at every level.
#[no_mangle]
pub extern "C" fn describe() -> i32 {
    for level in ["trace", "debug", "info", "warn", "error"] {
        write_log(level, &format!("a message at level {level}")).unwrap();
    }
    finish(description())
}

fn description() -> Result<String, String> {
    let theme = match config("theme") {
        Some(bytes) => String::from_utf8(bytes).map_err(|_| "the theme is not UTF-8")?,
        None => "light".into(),
    };
    let visits = add_to_counter("visits", 1);
    let log_level = unsafe { env::get_log_level() };
    Ok(format!(r#"{{"theme":{},"visits":{visits},"log_level":{log_level}}}"#, json::quote(&theme)))
}

/// Input: a name. Output: its value in the configuration, empty if there is none.
#[no_mangle]
pub extern "C" fn get_config() -> i32 {
    finish(input_text().map(|name| config(&name).unwrap_or_default()))
}

/// Input: a name. Output: the value of this variable, empty if there is none.
#[no_mangle]
pub extern "C" fn get_var() -> i32 {
    finish(input_text().map(|name| var(&name).unwrap_or_default()))
}

/// Input: "name=value", or "name=" to delete the variable. No output.
#[no_mangle]
pub extern "C" fn set_var() -> i32 {
    finish(input_text().and_then(|text| {
        let (name, value) = text.split_once('=').ok_or("the input must be name=value")?;
        extism_abi::set_var(name, value.as_bytes());
        Ok("")
    }))
}

/// Input: "level:message". No output.
#[no_mangle]
pub extern "C" fn log() -> i32 {
    finish(input_text().and_then(|text| {
        let (level, message) = text.split_once(':').ok_or("the input must be level:message")?;
        write_log(level, message).map(|_| "")
    }))
}

fn write_log(level: &str, message: &str) -> Result<(), String> {
    let write_at_level = match level {
        "trace" => env::log_trace,
        "debug" => env::log_debug,
        "info" => env::log_info,
        "warn" => env::log_warn,
        "error" => env::log_error,
        _ => return Err(format!("no such log level: {level}")),
    };
    unsafe { write_at_level(write(message.as_bytes())) };
    Ok(())
}
