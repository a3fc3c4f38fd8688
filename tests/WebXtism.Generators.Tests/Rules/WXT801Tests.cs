using WebXtism.Generators.Analyzers.Loans;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT801Tests
{
    [Theory]
    [InlineData("var a = call.GetBytes(0); call.SetBytes([1]); Use({|WXT801:a|});")]
    [InlineData("ReadOnlySpan<byte> a = call.GetBytes(0); call.Set<string, TextPayload>(\"b\", default); Use({|WXT801:a|}[1]);")]
    [InlineData("var a = call.GetBytes(0)[1..]; call.SetBytes([]); Use({|WXT801:a|});")]
    [InlineData("var a = call.GetBytes(0); var b = a.Slice(1).Trim((byte)32); call.SetBytes([]); Use({|WXT801:b|});")]
    [InlineData("var a = call.GetBytes(0); var b = a[1..^1]; call.SetBytes([]); Use({|WXT801:b|});")]
    [InlineData("var a = call.GetBytes(0); var b = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, int>(a); call.SetBytes([]); Use({|WXT801:b|}[0]);")]
    [InlineData("var a = more ? call.GetBytes(0) : default; call.SetBytes([]); Use({|WXT801:a|});")]
    [InlineData("scoped ReadOnlySpan<byte> a = default; a = call.GetBytes(0); call.SetBytes([]); Use({|WXT801:a|});")]
    public Task Reports_bytes_that_are_used_after_a_result_was_written(string body) => Check(body);

    [Theory]
    [InlineData("var a = call.GetBytes(0); if (more) { call.SetBytes([1]); } Use({|WXT801:a|});")]
    [InlineData("var a = call.GetBytes(0); call.SetBytes([1]); if (more) { Use({|WXT801:a|}); } else { Use({|WXT801:a|}); }")]
    [InlineData("var a = call.GetBytes(0); while (more) { Use({|WXT801:a|}); call.SetBytes([1]); }")]
    [InlineData("var a = call.GetBytes(0); foreach (byte b in {|WXT801:a|}) { call.SetBytes([b]); }")]
    [InlineData("var a = call.GetBytes(0); try { call.SetBytes([1]); } catch (Exception) { Use({|WXT801:a|}); }")]
    [InlineData("var a = call.GetBytes(0); try { Use(a); call.SetBytes([1]); } finally { Use({|WXT801:a|}); }")]
    [InlineData("var a = call.GetBytes(0); switch (a.Length) { case 1: call.SetBytes([1]); goto default; default: Use({|WXT801:a|}); break; }")]
    [InlineData("void Local(HostCall call) { var a = call.GetBytes(0); call.SetBytes([1]); Use({|WXT801:a|}); }")]
    [InlineData("HostFunctionBody b = call => { var a = call.GetBytes(0); call.SetBytes([1]); Use({|WXT801:a|}); };")]
    [InlineData("Action b = () => { HostFunctionBody c = call => { var a = call.GetBytes(0); call.SetBytes([1]); Use({|WXT801:a|}); }; };")]
    public Task Reports_what_is_too_late_on_one_way_at_least(string body) => Check(body);

    [Theory]
    [InlineData("var a = writer.GetSpan(4); writer.Advance(4); {|WXT801:a|}[0] = 1;")]
    [InlineData("var a = writer.GetSpan(4); writer.Write([1]); {|WXT801:a|}.Fill(1);")]
    [InlineData("var a = writer.GetSpan(4); var b = writer.GetSpan(8); {|WXT801:a|}[0] = b[0];")]
    [InlineData("var a = writer.GetMemory(4).Span; writer.GetMemory(8); {|WXT801:a|}[0] = 1;")]
    [InlineData("Memory<byte> a = writer.GetMemory(4); writer.Advance(1); {|WXT801:a|}.Span[0] = 1;")]
    [InlineData("var a = writer.GetSpan(4); default(TextPayload).Write(\"b\", writer); {|WXT801:a|}[0] = 1;")]
    [InlineData("var a = writer.GetSpan(4); Encoding.UTF8.GetBytes(\"b\", writer); {|WXT801:a|}[0] = 1;")]
    [InlineData("var a = _writer.GetSpan(4); _writer.Advance(more ? 1 : 2); {|WXT801:a|}[0] = 1;")]
    public Task Reports_a_span_of_a_writer_that_went_on(string body) => Check(body);

    [Fact]
    public Task Reports_the_input_of_a_guest_in_memory() =>
        RuleTest.Check(
            """
            namespace WebXtism.Testing { public sealed class InMemoryGuest { public ReadOnlySpan<byte> Input => default; public void CallHost(string name) { } } }
            class Hall { int A(WebXtism.Testing.InMemoryGuest guest) { var a = guest.Input; guest.CallHost("b"); return {|WXT801:a|}[0] + guest.Input[0]; } }
            """);

    [Theory]
    [InlineData("var a = call.GetBytes(0); Use(a); call.SetBytes([1]);")]
    [InlineData("call.SetBytes(call.GetBytes(0));")]
    [InlineData("var a = call.GetBytes(0); call.SetBytes(a);")]
    [InlineData("var a = call.GetBytes(0); call.SetBytes(a[1..]); Use(a.Length); Use(a.IsEmpty); Use(nameof(a));")]
    [InlineData("var a = call.GetBytes(0); var b = call.GetBytes(1); Use(a[0] + b[0] + call.GetInt32(2)); call.SetInt32(1); Use(a);")]
    [InlineData("var a = call.GetBytes(0).ToArray(); call.SetBytes([1]); Use(a[0]);")]
    [InlineData("var a = call.GetBytes(0); byte b = a[0]; call.SetBytes([1]); Use(b);")]
    [InlineData("var a = call.GetBytes(0); call.SetBytes([1]); a = call.GetBytes(0); Use(a);")]
    [InlineData("var a = call.GetBytes(0); call.SetBytes([1]); a = []; Use(a);")]
    [InlineData("var a = call.GetBytes(0); if (a.IsEmpty) { call.SetBytes([1]); return; } Use(a);")]
    [InlineData("var a = call.GetBytes(0); if (more) { call.SetBytes([1]); } else { Use(a); }")]
    [InlineData("while (more) { var a = call.GetBytes(0); Use(a); call.SetBytes([1]); }")]
    [InlineData("for (int i = 0; i < 3; i++) { var a = writer.GetSpan(4); a[0] = 1; writer.Advance(1); }")]
    [InlineData("var a = writer.GetSpan(4); while (more) { a[0] = 1; writer.Advance(1); a = writer.GetSpan(4); }")]
    [InlineData("var a = call.GetBytes(0); try { Use(a); } catch (Exception) { Use(a); } finally { call.SetBytes([1]); }")]
    [InlineData("var a = call.GetBytes(0); foreach (byte b in a) { Use(b); } call.SetBytes([1]);")]
    [InlineData("var a = call.GetBytes(0); call.SetBytes([1]); Refill(out a); Use(a);")]
    [InlineData("scoped ReadOnlySpan<byte> a = call.GetBytes(0); while (more) { call.SetBytes([1]); Refill(out a); Use(a); }")]
    public Task Accepts_what_is_used_in_time_copied_or_asked_for_again(string body) => Check(body);

    [Theory]
    [InlineData("var a = writer.GetSpan(4); _writer.Advance(1); a[0] = 1;")]
    [InlineData("var a = writer.GetSpan(4); writer = _writer; writer.Advance(1); a[0] = 1;")]
    [InlineData("var a = writer.GetSpan(4); ArgumentNullException.ThrowIfNull(writer); a[0] = (byte)writer.WrittenCount; writer.Advance(1);")]
    [InlineData("var a = Find(call.GetBytes(0)); call.SetBytes([1]); Use(a);")]
    [InlineData("var a = other.GetSpan(4); other.Advance(1); a[0] = 1;")]
    public Task Accepts_memory_of_others(string body) => Check(body);

    [Fact]
    public void Accepts_no_name_that_the_library_does_not_have()
    {
        string api = string.Concat(Directory.EnumerateDirectories(Path.Combine(Repository.Generators, ".."))
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "PublicAPI.*.txt")).Select(File.ReadAllText));
        Assert.All(
            Lender.All.SelectMany(static lender => lender.Lends.Concat(lender.Ends).Select(member => $"{lender.Type}.{member}")),
            name => Assert.Matches($@"(?m)^{System.Text.RegularExpressions.Regex.Escape(name)}(\(|<|\.get)", api));
    }

    private static Task Check(string body) =>
        RuleTest.Check($$"""
            using System.Text;
            class Hall
            {
                private readonly PayloadWriter _writer = null!;
                void Run(HostCall call, PayloadWriter writer, System.Buffers.IBufferWriter<byte> other, bool more) { {{body}} }
                static void Use(ReadOnlySpan<byte> bytes) { }
                static void Use(object value) { }
                static void Refill(out ReadOnlySpan<byte> bytes) => bytes = default;
                static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> key) => default;
            }
            """);
}
