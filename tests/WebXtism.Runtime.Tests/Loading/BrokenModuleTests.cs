using System.Text;
using WebXtism.Engine;

namespace WebXtism.Tests.Loading;

/// <summary>Bytes that are no good module.</summary>
public sealed class BrokenModuleTests : GuestTests
{
    [Fact]
    public void An_empty_file_is_refused()
    {
        PluginLoadException exception = FailsToLoad(default);

        Assert.Equal(PluginLoadFailure.NotWebAssembly, exception.Failure);
        Says(exception, "it is empty; a WebAssembly module begins with the bytes 00 61 73 6d.");
    }

    [Theory]
    [InlineData("Hello, world", "it is a text file that begins with 'Hello, world', not a WebAssembly module; is the path right?")]
    [InlineData("<!DOCTYPE html>\n<html>", "it is a text file that begins with '<!DOCTYPE html>'")]
    [InlineData("{\"wasm\":[]}", "it is JSON; if that is a manifest, load it with PluginSource.ManifestFile")]
    [InlineData("version https://git-lfs.github.com/spec/v1", "begins with 'version https://git-lfs.'")]
    [InlineData("(module)", "it is WebAssembly text; assemble it first, with WebAssemblyText.Assemble or a tool such as wat2wasm.")]
    [InlineData("\ufeff  \n(module (func))", "it is WebAssembly text")]
    [InlineData(";; a comment\n(module)", "it is WebAssembly text")]
    public void Text_is_refused_and_the_message_says_what_it_is(string text, string reason)
    {
        PluginLoadException exception = FailsToLoad(Encoding.UTF8.GetBytes(text));

        Assert.Equal(PluginLoadFailure.NotWebAssembly, exception.Failure);
        Says(exception, reason);
    }

    [Theory]
    [InlineData(new byte[] { 0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0 }, "it begins with the byte 7f where a module begins with 00 61 73 6d.")]
    [InlineData(new byte[] { 0 }, "it begins with the byte 00")]
    [InlineData(new byte[] { 0xff, 0xfe }, "it begins with the byte ff")]
    public void Other_files_are_refused(byte[] bytes, string reason)
    {
        PluginLoadException exception = FailsToLoad(bytes);

        Assert.Equal(PluginLoadFailure.NotWebAssembly, exception.Failure);
        Says(exception, reason);
    }

    [Fact]
    public void A_component_is_refused_and_the_message_says_how_to_build_a_module()
    {
        PluginLoadException exception = FailsToLoad(new byte[] { 0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0 });

        Assert.Equal(PluginLoadFailure.NotWebAssembly, exception.Failure);
        Says(exception, "it is a WebAssembly component; plugins are core modules.", "wasm32-unknown-unknown");
    }

    [Fact]
    public void Another_version_of_the_binary_form_is_refused()
    {
        PluginLoadException exception = FailsToLoad(new byte[] { 0, 0x61, 0x73, 0x6d, 2, 0, 0, 0 });

        Assert.Equal(PluginLoadFailure.NotWebAssembly, exception.Failure);
        Says(exception, "it has the binary version 2; version 1 is known.");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    public void Half_a_header_is_truncated(int length)
    {
        PluginLoadException exception = FailsToLoad(Guest.OfText(Guest.Echo).AsMemory(0, length));

        Assert.Equal(PluginLoadFailure.NotWebAssembly, exception.Failure);
        Says(exception, $"it is truncated: it has {length} bytes and even the header of a module has 8.");
    }

    [Fact]
    public void Cut_anywhere_a_module_is_refused_or_is_a_smaller_module()
    {
        byte[] whole = Guest.OfText(Guest.Echo);
        int[] boundaries = [.. SectionStarts(whole)];
        for (int length = 0; length < whole.Length; length++)
        {
            ReadOnlyMemory<byte> cut = whole.AsMemory(0, length);
            if (boundaries.Contains(length))
            {
                // Whole sections are a module of their own, unless one refers to what is gone. Either way nothing worse happens.
                Exception? exception = Record.Exception(() => Wait(Host.LoadAsync(PluginSource.Bytes(cut))).Dispose());
                Assert.True(exception is null or PluginLoadException, $"{length}: {exception}");
            }
            else
            {
                PluginLoadException exception = FailsToLoad(cut);
                Assert.True(
                    length < 8 ? exception.Failure == PluginLoadFailure.NotWebAssembly : exception.Failure == PluginLoadFailure.InvalidModule,
                    $"{length}: {exception.Failure}");
                Assert.NotEqual('\0', exception.Message[^1]);
            }
        }
    }

    [Fact]
    public void A_module_that_breaks_off_is_invalid_and_the_engines_words_are_passed_on()
    {
        byte[] whole = Guest.OfText(Guest.Echo);

        PluginLoadException exception = FailsToLoad(whole.AsMemory(0, whole.Length - 5));

        Assert.Equal(PluginLoadFailure.InvalidModule, exception.Failure);
        Says(exception, "its module is invalid or truncated: ", "unexpected end");
        Assert.IsType<EngineException>(exception.InnerException);
    }

    [Fact]
    public void Every_single_byte_changed_is_refused_or_runs_in_its_sandbox()
    {
        byte[] whole = Guest.OfText(Guest.Echo);
        for (int i = 8; i < whole.Length; i++)
        {
            byte[] changed = [.. whole];
            changed[i] ^= 0xff;
            Exception? exception = Record.Exception(() =>
            {
                using Plugin plugin = Wait(Host.LoadAsync(PluginSource.Bytes(changed)));
                plugin.Call("echo", [1, 2, 3]);
            });
            Assert.True(exception is null or ExtismException, $"{i}: {exception}");
        }
    }

    [Theory]
    [InlineData("(module (func (export \"f\") (result i32)))")]
    [InlineData("(module (func (export \"f\") (call 7)))")]
    [InlineData("(module (memory 1) (memory 1) (export \"f\" (memory 9)))")]
    public void A_module_that_does_not_validate_is_invalid(string text)
    {
        byte[]? wasm = null;
        // Some of these the assembler refuses already; the engine must refuse the others.
        Exception? assembling = Record.Exception(() => wasm = WebXtism.Wasmtime.WebAssemblyText.Assemble(text));
        if (wasm is null)
        {
            Assert.IsType<EngineException>(assembling);
            return;
        }

        Assert.Equal(PluginLoadFailure.InvalidModule, FailsToLoad(wasm).Failure);
    }

    // Offsets at which a whole section has just ended: there a cut leaves a well-formed file.
    private static IEnumerable<int> SectionStarts(byte[] wasm)
    {
        int at = 8;
        yield return at;
        while (at < wasm.Length)
        {
            int size = 0;
            int shift = 0;
            int next = at + 1;
            do
            {
                size |= (wasm[next] & 0x7f) << shift;
                shift += 7;
            }
            while ((wasm[next++] & 0x80) != 0);
            at = next + size;
            yield return at;
        }
    }
}
