using Microsoft.CodeAnalysis;

namespace WebXtism.Generators.Tests.Incremental;

/// <summary>What is done again after which edit: on every key press, nearly nothing.</summary>
public sealed class CachingTests
{
    private const string Untouched = nameof(IncrementalStepRunReason.Cached);
    private const string Same = nameof(IncrementalStepRunReason.Unchanged);

    [Theory]
    [InlineData("namespace Elsewhere; public sealed class Unrelated { public int Answer() => 42; }")]
    [InlineData("namespace Elsewhere; public interface INoPlugin { void A(); }")]
    public void An_unrelated_file_leaves_every_file_cached(string text)
    {
        Edits edit = Edits.Add(text);

        Assert.Equal(Untouched, edit.Outputs);
        Assert.All(Edits.StepNames, step => Assert.True(IsUntouched(edit.Step(step)), $"{step}: {edit.Step(step)}"));
    }

    [Theory]
    [InlineData("Interface.cs", "Greeting Greet(", "/* a remark */ Greeting  Greet (")]
    [InlineData("Interface.cs", "namespace Demo;", "// one\n// two\nnamespace Demo;")]
    [InlineData("Host.cs", "=> null;", "=> throw new NotSupportedException(name);")]
    [InlineData("Host.cs", "{ } }", "{ } private int _count; public int Count() => ++_count; }")]
    [InlineData("Types.cs", "string Text", "string Text, int Size")]
    [InlineData("Context.cs", "internal", "/* a remark */ internal")]
    public void An_edit_without_effect_on_the_output_parses_again_and_writes_nothing(string path, string before, string after)
    {
        Edits edit = Edits.Replace(path, before, after);

        Assert.Equal(Untouched, edit.Outputs);
        Assert.All(Edits.StepNames.Except([TrackingNames.Targets]), step => Assert.True(IsUntouched(edit.Step(step)), $"{step}: {edit.Step(step)}"));
    }

    [Theory]
    [InlineData("Interface.cs", "Greet(", "Welcome(")]
    [InlineData("Interface.cs", "Person person", "Person who")]
    [InlineData("Interface.cs", "Person person)", "Person? person)")]
    [InlineData("Interface.cs", "[ExtismPlugin]", "[ExtismPlugin(Naming = ExportNaming.Exact)]")]
    [InlineData("OtherInterface.cs", "Say(string", "Say(byte[]")]
    public void A_changed_member_rewrites_its_own_interface_alone(string path, string before, string after)
    {
        Edits edit = Edits.Replace(path, before, after);

        Assert.Equal(1, edit.Rewritten);
        Assert.Contains(nameof(IncrementalStepRunReason.Modified), edit.Step(TrackingNames.Plugins), StringComparison.Ordinal);
        Assert.True(IsUntouched(edit.Step(TrackingNames.HostClasses)));
    }

    [Theory]
    [InlineData("Find(string name)", "Find(string name, int max)")]
    [InlineData("void Log(int level)", "void Log(long level)")]
    [InlineData("[HostFunction] public void Log", "[HostFunction(\"write\")] public void Log")]
    public void A_changed_host_function_rewrites_its_own_class_alone(string before, string after)
    {
        Edits edit = Edits.Replace("Host.cs", before, after);

        Assert.Equal(1, edit.Rewritten);
        Assert.True(IsUntouched(edit.Step(TrackingNames.Plugins)));
    }

    [Fact]
    public void A_renamed_context_binds_again_and_parses_nothing_again()
    {
        Edits edit = Edits.Replace("Context.cs", "DemoJson", "OtherJson");

        Assert.Equal(2, edit.Rewritten);
        Assert.True(IsUntouched(edit.Step(TrackingNames.Plugins)));
        Assert.True(IsUntouched(edit.Step(TrackingNames.HostClasses)));
        Assert.Contains(edit.Files, static file => file.SourceText.ToString().Contains("OtherJson.Default", StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_context_that_is_not_chosen_rewrites_nothing() =>
        Assert.Equal(0, Edits.Add("namespace Demo; [JsonSerializable(typeof(Person))] internal sealed partial class ZzzJson : JsonSerializerContext;").Rewritten);

    [Fact]
    public void A_type_that_is_no_longer_registered_is_emitted_and_rewrites_its_interface_alone()
    {
        Edits edit = Edits.Replace("Context.cs", "[JsonSerializable(typeof(Greeting))]", "");

        // The interface, the registry and the type.
        Assert.Equal(3, edit.Rewritten);
        Assert.Contains("PluginJson.CamelCase.Get<global::Demo.Greeting>()", File(edit, "Demo.IGreeter.Plugin.g.cs"), StringComparison.Ordinal);
        Assert.True(IsUntouched(edit.Step(TrackingNames.Plugins)));
    }

    [Fact]
    public void A_changed_member_of_an_emitted_type_rewrites_the_file_of_that_type_alone()
    {
        Edits edit = Edits.Replace("Emitted.cs", "int Width", "int Depth");

        Assert.Equal(1, edit.Rewritten);
        Assert.True(IsUntouched(edit.Step(TrackingNames.Plugins)));
        Assert.True(IsUntouched(edit.Step(TrackingNames.JsonRegistry)));
    }

    [Fact]
    public void A_type_that_two_interfaces_send_is_emitted_once() =>
        Assert.Single(
            Edits.Add("namespace Demo; [ExtismPlugin] public partial interface IMore { Box Turn(Box box); }").Files,
            static file => file.HintName.Contains("Demo_Box", StringComparison.Ordinal));

    [Fact]
    public void A_new_interface_writes_one_file_and_leaves_the_others_cached() =>
        Assert.Equal(1, Edits.Add("namespace Demo; [ExtismPlugin] public partial interface INew { void Go(); }").Rewritten);

    [Fact]
    public void A_mistake_in_one_interface_rewrites_only_its_file()
    {
        Edits edit = Edits.Replace("OtherInterface.cs", "Say(", "Say<T>(");

        Assert.Equal(1, edit.Rewritten);
        Assert.Contains("NotSupportedException", File(edit, "Demo.IOther.Plugin.g.cs"), StringComparison.Ordinal);
    }

    // Of several outputs some may not even have been looked at.
    private static bool IsUntouched(string reasons) => reasons.Split(", ").All(static reason => reason is Untouched or Same);

    private static string File(Edits edit, string hintName) => edit.Files.Single(file => file.HintName == hintName).SourceText.ToString();
}
