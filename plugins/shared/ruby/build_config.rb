# build_config.rb - which mruby our plugins have: the core of the language and a few extensions,
# and 64-bit integers. The compiler, mrbc, runs when a plugin is built and is not part of it.
MRuby::Build.new do |build|
  build.toolchain :gcc
  build.gem core: "mruby-bin-mrbc"
  build.disable_presym
end

MRuby::CrossBuild.new("wasm") do |build|
  build.toolchain :clang
  build.cc.command = "clang-22"
  build.cc.flags = %w[--target=wasm32-wasi -Os -DNDEBUG -w] + ENV.fetch("SJLJ_FLAGS").split
  build.cc.defines = %w[
    MRB_INT64 MRB_NO_STDIO MRB_NO_DEFAULT_RO_DATA_P MRB_STR_LENGTH_MAX=0 _WASI_EMULATED_SIGNAL
  ]
  build.archiver.command = "ar"
  build.disable_presym
  %w[array-ext enum-ext error sprintf string-ext].each { |name| build.gem core: "mruby-#{name}" }
end
