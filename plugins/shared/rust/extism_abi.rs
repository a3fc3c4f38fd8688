// extism_abi.rs - the guest's side of the Extism ABI, for Rust without any crate.
// `env` declares every function a host offers under "extism:host/env"; the functions after it
// wrap them in the types a plugin author wants. Include it with #[path = "..."] mod extism_abi;
#![allow(dead_code)] // no plugin needs all of it

/// The host's functions as they are. A `u64` named block is an address in the host's kernel
/// memory, not in ours; 0 means "no block" and is also how an empty value is represented.
pub mod env {
    #[link(wasm_import_module = "extism:host/env")]
    extern "C" {
        pub fn alloc(length: u64) -> u64;
        pub fn free(block: u64);
        pub fn length(block: u64) -> u64;
        pub fn length_unsafe(block: u64) -> u64;
        pub fn load_u8(address: u64) -> u8;
        pub fn load_u64(address: u64) -> u64;
        pub fn store_u8(address: u64, value: u8);
        pub fn store_u64(address: u64, value: u64);

        pub fn input_length() -> u64;
        pub fn input_offset() -> u64;
        pub fn input_load_u8(index: u64) -> u8;
        pub fn input_load_u64(index: u64) -> u64;
        pub fn output_set(address: u64, length: u64);
        pub fn error_set(message: u64);

        // All of these free the blocks they are given.
        pub fn config_get(key: u64) -> u64;
        pub fn var_get(key: u64) -> u64;
        pub fn var_set(key: u64, value: u64);
        pub fn http_request(request: u64, body: u64) -> u64;
        pub fn http_status_code() -> i32;
        pub fn http_headers() -> u64;
        pub fn log_trace(message: u64);
        pub fn log_debug(message: u64);
        pub fn log_info(message: u64);
        pub fn log_warn(message: u64);
        pub fn log_error(message: u64);
        pub fn get_log_level() -> i32;
    }
}

/// Copies bytes into a new block of kernel memory and returns its address (0 if empty).
pub fn write(bytes: &[u8]) -> u64 {
    let block = unsafe { env::alloc(bytes.len() as u64) };
    assert!(block != 0 || bytes.is_empty(), "the host has no memory left");

    let words = bytes.chunks_exact(8);
    let (mut address, rest) = (block, words.remainder());
    for word in words {
        unsafe { env::store_u64(address, u64::from_le_bytes(word.try_into().unwrap())) };
        address += 8;
    }
    for byte in rest {
        unsafe { env::store_u8(address, *byte) };
        address += 1;
    }
    block
}

/// Copies a block out of kernel memory and frees it; `None` for "no block" or an empty one,
/// between which not every host tells.
pub fn take(block: u64) -> Option<Vec<u8>> {
    if block == 0 {
        return None; // not every host may be asked for the length of 0
    }
    let mut bytes = vec![0; unsafe { env::length(block) } as usize];
    let mut words = bytes.chunks_exact_mut(8);
    let mut address = block;
    for word in &mut words {
        word.copy_from_slice(&unsafe { env::load_u64(address) }.to_le_bytes());
        address += 8;
    }
    for byte in words.into_remainder() {
        *byte = unsafe { env::load_u8(address) };
        address += 1;
    }
    free(block);
    (!bytes.is_empty()).then(|| bytes)
}

/// Frees a block, for example one that a host function was called with.
pub fn free(block: u64) {
    if block != 0 {
        unsafe { env::free(block) }
    }
}

/// The input of the call.
pub fn input() -> Vec<u8> {
    let mut bytes = vec![0; unsafe { env::input_length() } as usize];
    let mut words = bytes.chunks_exact_mut(8);
    let mut index = 0;
    for word in &mut words {
        word.copy_from_slice(&unsafe { env::input_load_u64(index) }.to_le_bytes());
        index += 8;
    }
    for byte in words.into_remainder() {
        *byte = unsafe { env::input_load_u8(index) };
        index += 1;
    }
    bytes
}

/// The input of the call as text.
pub fn input_text() -> Result<String, String> {
    String::from_utf8(input()).map_err(|_| "the input is not UTF-8".into())
}

/// Ends a plugin function: sets the output and returns 0, or sets the error text and returns 1.
pub fn finish(result: Result<impl AsRef<[u8]>, String>) -> i32 {
    match result {
        Ok(output) => {
            let bytes = output.as_ref();
            unsafe { env::output_set(write(bytes), bytes.len() as u64) };
            0
        }
        Err(message) => {
            unsafe { env::error_set(write(message.as_bytes())) };
            1
        }
    }
}

/// A value of the configuration, which the guest can only read.
pub fn config(key: &str) -> Option<Vec<u8>> {
    take(unsafe { env::config_get(write(key.as_bytes())) })
}

/// The value of a variable, which lives as long as the plugin.
pub fn var(key: &str) -> Option<Vec<u8>> {
    take(unsafe { env::var_get(write(key.as_bytes())) })
}

/// Sets a variable; an empty value deletes it, since the host cannot tell it from no value.
pub fn set_var(key: &str, value: &[u8]) {
    unsafe { env::var_set(write(key.as_bytes()), write(value)) }
}

/// Adds to a counter kept in a variable as 8 bytes, little-endian; returns the new value.
pub fn add_to_counter(key: &str, amount: u64) -> u64 {
    let old = var(key).and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes);
    let new = old + amount;
    set_var(key, &new.to_le_bytes());
    new
}
