#!/usr/bin/env bash
# Writes the public API of the libraries to their PublicAPI.Unshipped.txt, as the analyzer reports it (RS0016, RS0017).
set -euo pipefail
cd "$(dirname "$0")/.."
# What the packages beside the library refer to is not built with them here.
dotnet build src/WebXtism --nologo -v q -p:TreatWarningsAsErrors=false
for project in WebXtism.Attributes WebXtism.Runtime WebXtism.Wasmtime WebXtism.Testing WebXtism.MessagePack WebXtism.Protobuf; do
  folder=src/$project
  for file in Shipped Unshipped; do
    [ -s "$folder/PublicAPI.$file.txt" ] || echo '#nullable enable' > "$folder/PublicAPI.$file.txt"
  done
  echo '#nullable enable' > "$folder/PublicAPI.Unshipped.txt"
  # Warnings only here: the build must reach its end, and every missing symbol is one message.
  dotnet build "$folder" --no-incremental --nologo -p:TreatWarningsAsErrors=false -p:BuildProjectReferences=false 2>&1 |
    grep -oE "RS0016: Symbol '[^']*'" | sed -E "s/^RS0016: Symbol '(.*)'$/\1/" | LC_ALL=C sort -u >> "$folder/PublicAPI.Unshipped.txt"
  echo "$folder: $(($(wc -l < "$folder/PublicAPI.Unshipped.txt") - 1)) symbols"
done
