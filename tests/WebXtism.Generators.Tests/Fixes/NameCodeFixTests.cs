using WebXtism.CodeFixes;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Fixes;

public sealed class NameCodeFixTests
{
    private const string Person = "public sealed record Person(string Name);\n";

    [Theory]
    [InlineData("[ExtismPlugin]", "string Greet(string name);\n    string {|WXT007:Greet|}(Person person);", "string Greet(string name);\n    [Export(\"greet_person\")]\n    string Greet(Person person);")]
    [InlineData("[ExtismPlugin]", "string Greet(string name);\n    [Obsolete, Export(\"greet\")] string {|WXT007:Hello|}(Person person);", "string Greet(string name);\n    [Obsolete, Export(\"hello\")] string Hello(Person person);")]
    [InlineData("[ExtismPlugin(Naming = ExportNaming.CamelCase)]", "string Greet(string name);\n    /// <summary>Greets.</summary>\n    string {|WXT007:Greet|}(Person person); // too", "string Greet(string name);\n    /// <summary>Greets.</summary>\n    [Export(\"greetPerson\")]\n    string Greet(Person person); // too")]
    [InlineData("[ExtismPlugin]", "void Reset();\n    [Export(\"reset\")] void {|WXT007:reset|}();", "void Reset();\n    [Export(\"reset2\")] void reset();")]
    [InlineData("[ExtismPlugin]", "string Add(int a, int b);\n    Task<string> {|WXT007:AddAsync|}(string left, string right, CancellationToken stop);", "string Add(int a, int b);\n    [Export(\"add_left_right\")]\n    Task<string> AddAsync(string left, string right, CancellationToken stop);")]
    [InlineData("[ExtismPlugin]", "string Greet(string name);\n    string {|WXT007:Greet|}(Person person);\n    void GreetPerson();", "string Greet(string name);\n    [Export(\"greet_person2\")]\n    string Greet(Person person);\n    void GreetPerson();")]
    public Task Gives_a_method_an_export_of_its_own(string attribute, string before, string after) =>
        FixTest<DistinctNameCodeFix>.Check(Interface(attribute, before), Interface(attribute, after));

    [Fact]
    public Task Gives_all_methods_different_exports_and_twins_the_same() =>
        FixTest<DistinctNameCodeFix>.Check(
            Interface("[ExtismPlugin]", "string Greet(string name);\n    string {|WXT007:Greet|}(Person a);\n    Task<string> {|WXT007:GreetAsync|}(Person a);\n    string {|WXT007:Greet|}(byte[] a);"),
            Interface("[ExtismPlugin]", "string Greet(string name);\n    [Export(\"greet_a\")]\n    string Greet(Person a);\n    [Export(\"greet_a\")]\n    Task<string> GreetAsync(Person a);\n    [Export(\"greet_a2\")]\n    string Greet(byte[] a);"),
            iterations: 3);

    [Fact]
    public Task Avoids_the_exports_of_a_base() =>
        FixTest<DistinctNameCodeFix>.Check(
            [Interface("[ExtismPlugin]", "string Greet(string name);\n    string {|WXT007:Greet|}(Person person);", ": IBase"), "[ExtismPlugin] public partial interface IBase { void GreetPerson(); }"],
            [Interface("[ExtismPlugin]", "string Greet(string name);\n    [Export(\"greet_person2\")]\n    string Greet(Person person);", ": IBase"), "[ExtismPlugin] public partial interface IBase { void GreetPerson(); }"]);

    [Fact]
    public Task Offers_nothing_for_bases_that_meet() =>
        FixTest<DistinctNameCodeFix>.CheckNone(
            "[ExtismPlugin] public partial interface ILeft { string Hello(string name); } [ExtismPlugin] public partial interface IRight { byte[] Hello(); } [ExtismPlugin] public partial interface {|WXT007:IGreeter|} : ILeft, IRight { }");

    [Theory]
    [InlineData("[HostFunction] public void Log(string line) { }\n    [HostFunction] public void {|WXT303:Log|}(int level) { }", "[HostFunction] public void Log(string line) { }\n    [HostFunction(\"log_level\")] public void Log(int level) { }")]
    [InlineData("[HostFunction] public void Log() { }\n    [HostFunction(\"log\", ErrorsAsPayload = true)] public void {|WXT303:Other|}() { }", "[HostFunction] public void Log() { }\n    [HostFunction(\"other\", ErrorsAsPayload = true)] public void Other() { }")]
    [InlineData("[HostFunction] public void Log(string a) { }\n    // why\n    [HostFunction(ErrorsAsPayload = true), Obsolete]\n    public void {|WXT303:Log|}(HostCall call, int level, CancellationToken stop) { }", "[HostFunction] public void Log(string a) { }\n    // why\n    [HostFunction(\"log_level\", ErrorsAsPayload = true), Obsolete]\n    public void Log(HostCall call, int level, CancellationToken stop) { }")]
    public Task Gives_a_host_function_a_name_of_its_own(string before, string after) => FixTest<DistinctNameCodeFix>.Check(Class(before), Class(after));

    [Fact]
    public Task Gives_all_host_functions_different_names_in_all_files() =>
        FixTest<DistinctNameCodeFix>.Check(
            [Class("[HostFunction] public void Log() { }\n    [HostFunction] public Task {|WXT303:LogAsync|}() => Task.CompletedTask;"), "sealed partial class Store { [HostFunction] public void {|WXT303:Log|}(int a) { } [HostFunction(\"log\")] public void {|WXT303:log|}() { } }"],
            [Class("[HostFunction] public void Log() { }\n    [HostFunction(\"log2\")] public Task LogAsync() => Task.CompletedTask;"), "sealed partial class Store { [HostFunction(\"log_a\")] public void Log(int a) { } [HostFunction(\"log3\")] public void log() { } }"],
            iterations: 3);

    [Theory]
    [InlineData("[{|WXT008:Export(\"\")|}] void ResetAll();", "void ResetAll();")]
    [InlineData("/// <summary>Resets.</summary>\n    [Obsolete, {|WXT008:Export(\"a\\n\")|}]\n    void ResetAll();", "/// <summary>Resets.</summary>\n    [Obsolete]\n    void ResetAll();")]
    public Task Takes_back_an_export_that_is_no_name(string before, string after) =>
        FixTest<DefaultNameCodeFix>.Check(Interface("[ExtismPlugin]", before), Interface("[ExtismPlugin]", after));

    [Theory]
    [InlineData("[{|WXT008:HostFunction(\"\")|}] public void Log() { }", "[HostFunction] public void Log() { }")]
    [InlineData("[{|WXT008:HostFunction(\" \", ErrorsAsPayload = true)|}] public void Log() { }", "[HostFunction(ErrorsAsPayload = true)] public void Log() { }")]
    public Task Takes_back_an_import_that_is_no_name(string before, string after) => FixTest<DefaultNameCodeFix>.Check(Class(before), Class(after));

    [Theory]
    [InlineData("{|WXT305:HostFunctions(\"extism:host/env\")|}", "HostFunctions")]
    [InlineData("{|WXT305:HostFunctions(Names.Kernel, Naming = ExportNaming.Exact)|}", "HostFunctions(Naming = ExportNaming.Exact)")]
    [InlineData("{|WXT008:HostFunctions(\"\")|}", "HostFunctions")]
    public Task Takes_back_a_namespace(string before, string after)
    {
        const string Rest = " /* why */]\npublic sealed partial class Store { [HostFunction] public void Log() { } } static class Names { public const string Kernel = \"extism:host/env\"; }";
        return FixTest<DefaultNameCodeFix>.Check($"[{before}{Rest}", $"[{after}{Rest}");
    }

    private static string Interface(string attribute, string members, string bases = "") => $"{Person}{attribute} public partial interface IGreeter {bases}\n{{\n    {members}\n}}\n";

    private static string Class(string members) => $"public sealed partial class Store\n{{\n    {members}\n}}\n";
}
