// Conformance in Go: everything a plugin can ask of a host, one export for each; README.md says
// what each answers. A WASI reactor: the host must call _initialize, which starts Go's run time.
package main

import (
	"bytes"
	"errors"
	"extism"
	"fmt"
	"strconv"
	"strings"
)

//go:wasmimport extism:host/user reverse
func reverse(block uint64) uint64

//go:wasmimport extism:host/user add
func add(a, b int64) int64

// A command's main, which a reactor does not call.
func main() {}

// Ends a plugin function: sets the output and returns 0, or sets the error text and returns 1.
func finish(output []byte, err error) int32 {
	if err != nil {
		extism.SetError(err.Error())
		return 1
	}
	extism.Output(output)
	return 0
}

// The whole text as a decimal number with an optional minus sign.
func parse(text string, bits int) (int64, error) {
	if strings.HasPrefix(text, "+") {
		return 0, strconv.ErrSyntax
	}
	return strconv.ParseInt(text, 10, bits)
}

// ---- Input, output, errors -------------------------------------------------------------------

//go:wasmexport echo
func echo() int32 {
	return finish(extism.Input(), nil)
}

//go:wasmexport upper
func upper() int32 {
	text := extism.Input()
	for i, letter := range text {
		if letter >= 'a' && letter <= 'z' {
			text[i] = letter - 'a' + 'A'
		}
	}
	return finish(text, nil)
}

//go:wasmexport fail
func fail() int32 {
	return finish(nil, fmt.Errorf("failed: %s", extism.Input()))
}

//go:wasmexport fail_code
func failCode() int32 {
	text := string(extism.Input())
	code, err := parse(text, 32)
	if err != nil {
		return finish(nil, errors.New("not a number: "+text))
	}
	return int32(code)
}

// A panic would end the program with exit code 2 instead, so this is in trap_wasm.s.
func unreachable()

//go:wasmexport trap
func trap() int32 {
	unreachable()
	return 0
}

// Calls are counted here, in the memory of the instance.
var calls int64

//go:wasmexport count
func count() int32 {
	calls++
	return finish(strconv.AppendInt(nil, calls, 10), nil)
}

// ---- Config, variables, log --------------------------------------------------------------------

//go:wasmexport config
func config() int32 {
	return finish(extism.Config(string(extism.Input())), nil)
}

//go:wasmexport var_get
func varGet() int32 {
	return finish(extism.Var(string(extism.Input())), nil)
}

//go:wasmexport var_set
func varSet() int32 {
	key, value, found := bytes.Cut(extism.Input(), []byte("="))
	if !found {
		return finish(nil, errors.New("the input must be key=value"))
	}
	extism.SetVar(string(key), value)
	return 0
}

var levels = map[string]extism.Level{
	"trace": extism.Trace,
	"debug": extism.Debug,
	"info":  extism.Info,
	"warn":  extism.Warn,
	"error": extism.Error,
}

//go:wasmexport log
func log() int32 {
	name, message, found := strings.Cut(string(extism.Input()), ":")
	if !found {
		return finish(nil, errors.New("the input must be level:message"))
	}
	level, known := levels[name]
	if !known {
		return finish(nil, errors.New("no such log level: "+name))
	}
	extism.Log(level, message)
	return 0
}

//go:wasmexport log_level
func logLevel() int32 {
	return finish(strconv.AppendInt(nil, int64(extism.LogLevel()), 10), nil)
}

// ---- Host functions ----------------------------------------------------------------------------

//go:wasmexport host
func host() int32 {
	return finish(extism.Take(reverse(extism.Write(extism.Input()))), nil)
}

//go:wasmexport host_add
func hostAdd() int32 {
	text := string(extism.Input())
	first, second, _ := strings.Cut(text, " ")
	a, errA := parse(first, 64)
	b, errB := parse(second, 64)
	if errors.Join(errA, errB) != nil {
		return finish(nil, errors.New("not two numbers: "+text))
	}
	return finish(strconv.AppendInt(nil, add(a, b), 10), nil)
}

// ---- HTTP ---------------------------------------------------------------------------------------

//go:wasmexport http
func http() int32 {
	status, body, err := extism.Get(string(extism.Input()))
	return finish(fmt.Appendf(nil, "%d %s", status, body), err)
}
