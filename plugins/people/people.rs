// people: takes and gives JSON, and asks the host for a part of the answer. Shows a host
// function that is called with a block and returns another one, or 0 for "none".
#[path = "../shared/rust/extism_abi.rs"]
mod extism_abi;
#[path = "../shared/rust/json.rs"]
mod json;
use extism_abi::*;
use json::{parse, quote, Json};

mod user {
    #[link(wasm_import_module = "extism:host/user")]
    extern "C" {
        /// The title of the person with this name, or 0.
        pub fn find_title(name: u64) -> u64;
    }
}

/// Input: {"name":"Ada","age":36}. Output: {"text":"Dr. Ada, 36","adult":true}.
#[no_mangle]
pub extern "C" fn introduce() -> i32 {
    finish(introduction())
}

fn introduction() -> Result<String, String> {
    let person = parse(&input_text()?).map_err(|why| format!("bad JSON: {why}"))?;
    let name = match person.get("name") {
        Some(Json::String(name)) => name,
        _ => return Err(r#"the input must have a "name" that is a string"#.into()),
    };
    let age = match person.get("age") {
        Some(Json::Number(age)) => age,
        _ => return Err(r#"the input must have an "age" that is a number"#.into()),
    };

    let text = match find_title(name)? {
        Some(title) => format!("{title} {name}, {age}"),
        None => format!("{name}, {age}"),
    };
    Ok(format!(r#"{{"text":{},"adult":{}}}"#, quote(&text), *age >= 18.0))
}

fn find_title(name: &str) -> Result<Option<String>, String> {
    let block = write(name.as_bytes());
    let title = take(unsafe { user::find_title(block) });
    free(block);
    title.map(String::from_utf8).transpose().map_err(|_| "the title is not UTF-8".into())
}
