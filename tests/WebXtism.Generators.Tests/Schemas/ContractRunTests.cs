using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Schemas;

/// <summary>The C# of a schema, running: the plugin calls what implements the interface of its imports.</summary>
public sealed class ContractRunTests
{
    // Hands its input to the import and returns what that returns.
    private const string Wat = """
        (module
          (import "extism:host/env" "input_length" (func $input_length (result i64)))
          (import "extism:host/env" "input_load_u8" (func $input_load_u8 (param i64) (result i32)))
          (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
          (import "extism:host/env" "store_u8" (func $store_u8 (param i64 i32)))
          (import "extism:host/env" "length" (func $length (param i64) (result i64)))
          (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
          (import "extism:host/user" "lookUp" (func $look_up (param i64) (result i64)))
          (func (export "ask") (result i32) (local $block i64) (local $i i64) (local $n i64)
            (local.set $n (call $input_length))
            (local.set $block (call $alloc (local.get $n)))
            (block $done (loop $next
              (br_if $done (i64.ge_u (local.get $i) (local.get $n)))
              (call $store_u8 (i64.add (local.get $block) (local.get $i)) (call $input_load_u8 (local.get $i)))
              (local.set $i (i64.add (local.get $i) (i64.const 1)))
              (br $next)))
            (local.set $block (call $look_up (local.get $block)))
            (call $output_set (local.get $block) (call $length (local.get $block)))
            (i32.const 0)))
        """;

    private const string Yaml = """
        version: v1-draft
        exports:
          ask:
            input: { contentType: application/json, $ref: "#/components/schemas/Question" }
            output: { contentType: application/json, $ref: "#/components/schemas/Answer" }
        imports:
          lookUp:
            input: { contentType: application/json, $ref: "#/components/schemas/Question" }
            output: { contentType: application/json, $ref: "#/components/schemas/Answer" }
        components:
          schemas:
            Question: { properties: { text: { type: string }, hint: { type: string }, level: { $ref: "#/components/schemas/Level" } }, required: [text, level] }
            Answer: { properties: { text: { type: string }, certain: { type: boolean, nullable: true } }, required: [text] }
            Level: { enum: [very-low, high] }
        """;

    [Fact]
    public async Task A_plugin_calls_what_implements_the_imports() =>
        Assert.Equal(
            ["{\"text\":\"Why?\",\"level\":\"very-low\"}", "Why? VeryLow ", "{\"text\":\"Because.\",\"certain\":true}"],
            await UserProgram.Run(
                Wat,
                """
                var answers = new Answers(lines);
                IContract plugin = await IContract.LoadAsync(host, source, new ContractImports(answers));
                Answer answer = plugin.Ask(new Question("Why?", Level.VeryLow));
                lines.Add($"{{\"text\":\"{answer.Text}\",\"certain\":{(answer.Certain == true ? "true" : "?")}}}");
                """,
                Contracts.ToCode(Yaml),
                """
                namespace Demo;
                public sealed class Answers(List<string> lines) : IContractImports
                {
                    public Answer LookUp(Question input)
                    {
                        lines.Add($"{{\"text\":\"{input.Text}\",\"level\":\"{(input.Level == Level.VeryLow ? "very-low" : "?")}\"}}");
                        lines.Add($"{input.Text} {input.Level} {input.Hint}");
                        return new Answer("Because.", true);
                    }
                }
                """));
}
