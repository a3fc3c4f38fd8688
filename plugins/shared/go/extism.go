// Package extism is the guest's side of the Extism ABI for Go: what a host offers, with slices of
// bytes instead of blocks of kernel memory. Text is UTF-8.
package extism

import (
	"encoding/binary"
	"encoding/json"
)

// Write copies bytes into a new block of kernel memory; 0 if there are none.
func Write(bytes []byte) (block uint64) {
	if len(bytes) == 0 {
		return 0
	}
	block = alloc(uint64(len(bytes)))
	if block == 0 {
		panic("the host has no memory left")
	}
	at := block
	for ; len(bytes) >= 8; bytes = bytes[8:] {
		storeU64(at, binary.LittleEndian.Uint64(bytes))
		at += 8
	}
	for _, b := range bytes {
		storeU8(at, uint32(b))
		at++
	}
	return block
}

// Take copies a block out of kernel memory and frees it; nil for "no block".
func Take(block uint64) []byte {
	if block == 0 {
		return nil
	}
	bytes := make([]byte, length(block))
	i := 0
	for ; len(bytes)-i >= 8; i += 8 {
		binary.LittleEndian.PutUint64(bytes[i:], loadU64(block+uint64(i)))
	}
	for ; i < len(bytes); i++ {
		bytes[i] = byte(loadU8(block + uint64(i)))
	}
	free(block)
	return bytes
}

// Input is the input of the call.
func Input() []byte {
	bytes := make([]byte, inputLength())
	i := 0
	for ; len(bytes)-i >= 8; i += 8 {
		binary.LittleEndian.PutUint64(bytes[i:], inputLoadU64(uint64(i)))
	}
	for ; i < len(bytes); i++ {
		bytes[i] = byte(inputLoadU8(uint64(i)))
	}
	return bytes
}

// Output sets the output of the call.
func Output(bytes []byte) {
	if len(bytes) != 0 {
		outputSet(Write(bytes), uint64(len(bytes)))
	}
}

// SetError sets the error text of the call, which then should return something else than 0.
func SetError(message string) {
	errorSet(Write([]byte(message)))
}

// Config is a value of the configuration; nil if there is none.
func Config(key string) []byte {
	return Take(configGet(Write([]byte(key))))
}

// Var is the value of a variable; nil if there is none.
func Var(key string) []byte {
	return Take(varGet(Write([]byte(key))))
}

// SetVar sets a variable; an empty value deletes it.
func SetVar(key string, value []byte) {
	varSet(Write([]byte(key)), Write(value))
}

// Level is how important a message is.
type Level int32

// The levels, as the host numbers them.
const (
	Trace Level = iota
	Debug
	Info
	Warn
	Error
)

// Log writes a message to the host's log.
func Log(level Level, message string) {
	log := []func(uint64){logTrace, logDebug, logInfo, logWarn, logError}[level]
	log(Write([]byte(message)))
}

// LogLevel is the lowest level the host writes.
func LogLevel() Level {
	return Level(getLogLevel())
}

// Get sends an HTTP request.
func Get(url string) (status int32, body []byte, err error) {
	request, err := json.Marshal(map[string]string{"url": url, "method": "GET"})
	if err != nil {
		return 0, nil, err
	}
	body = Take(httpRequest(Write(request), 0))
	return httpStatusCode(), body, nil
}
