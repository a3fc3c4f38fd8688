namespace WebXtism.Generators.Tests.Kit;

/// <summary>Modules that several tests use.</summary>
internal static class Modules
{
    public static Module[] Greeter { get; } = [Module.Greeter];

    /// <summary>Imports two host functions that take and return blocks.</summary>
    public static Module[] Visitors { get; } =
    [
        new("visitors.wasm", """
            (module
              (import "extism:host/env" "alloc" (func (param i64) (result i64)))
              (import "extism:host/user" "kv_read" (func (param i64) (result i64)))
              (import "extism:host/user" "kv_write" (func (param i64 i64)))
              (func (export "visit") (result i32) i32.const 0))
            """),
    ];

    /// <summary>An interface in front of <see cref="Visitors"/>, and a class with the given members.</summary>
    public static string Visiting(string members, string imports = "typeof(Store)", string attribute = "") => $$"""
        namespace Demo;
        [ExtismPlugin("visitors.wasm", Imports = [{{imports}}])]
        public partial interface IVisitors { void Visit(); }
        {{attribute}}
        public sealed partial class Store { {{members}} }
        """;
}
