package extism

// What a host offers. A uint64 named block or the like is an address in the host's kernel memory,
// not in ours; 0 means "no block" and is also how an empty value is represented.

//go:wasmimport extism:host/env alloc
func alloc(length uint64) (block uint64)

//go:wasmimport extism:host/env free
func free(block uint64)

//go:wasmimport extism:host/env length
func length(block uint64) uint64

//go:wasmimport extism:host/env load_u8
func loadU8(address uint64) uint32

//go:wasmimport extism:host/env load_u64
func loadU64(address uint64) uint64

//go:wasmimport extism:host/env store_u8
func storeU8(address uint64, value uint32)

//go:wasmimport extism:host/env store_u64
func storeU64(address uint64, value uint64)

//go:wasmimport extism:host/env input_length
func inputLength() uint64

//go:wasmimport extism:host/env input_load_u8
func inputLoadU8(index uint64) uint32

//go:wasmimport extism:host/env input_load_u64
func inputLoadU64(index uint64) uint64

//go:wasmimport extism:host/env output_set
func outputSet(address uint64, length uint64)

//go:wasmimport extism:host/env error_set
func errorSet(message uint64)

// All of these free the blocks they are given.

//go:wasmimport extism:host/env config_get
func configGet(key uint64) (value uint64)

//go:wasmimport extism:host/env var_get
func varGet(key uint64) (value uint64)

//go:wasmimport extism:host/env var_set
func varSet(key, value uint64)

//go:wasmimport extism:host/env http_request
func httpRequest(request, body uint64) (response uint64)

//go:wasmimport extism:host/env http_status_code
func httpStatusCode() int32

//go:wasmimport extism:host/env log_trace
func logTrace(message uint64)

//go:wasmimport extism:host/env log_debug
func logDebug(message uint64)

//go:wasmimport extism:host/env log_info
func logInfo(message uint64)

//go:wasmimport extism:host/env log_warn
func logWarn(message uint64)

//go:wasmimport extism:host/env log_error
func logError(message uint64)

//go:wasmimport extism:host/env get_log_level
func getLogLevel() int32
