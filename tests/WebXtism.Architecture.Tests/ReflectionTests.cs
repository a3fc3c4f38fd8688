using System.Text.RegularExpressions;

namespace WebXtism.Tests.Architecture;

/// <summary>Nothing is found out at run time: trimming and NativeAOT must not change what a plugin does.</summary>
public sealed partial class ReflectionTests
{
    // The compiler's words for new T(), which its library wants for messages. NativeAOT makes a call of the constructor of it.
    private const string ClassOfMessages = "WebXtism.Protobuf";

    public static TheoryData<string> Libraries => ["WebXtism.Runtime", "WebXtism.Wasmtime", "WebXtism.Testing", "WebXtism.MessagePack", "WebXtism.Protobuf"];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_sources_use_no_reflection(string name)
    {
        string[] files = [.. Repository.Code("src/" + name)];

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotMatch(Reflection(), Repository.ReadCode(file)));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_built_assembly_refers_to_no_reflection(string name)
    {
        using var assembly = new BuiltAssembly(name);

        Assert.All(assembly.TypeReferences, type => Assert.True(
            IsHarmless(type) || (name, type) is (ClassOfMessages, "System.Activator"), $"{name} refers to {type}."));
        Assert.All(assembly.MemberReferences, member => Assert.True(
            IsHarmlessMember(member) || !(member.StartsWith("System.Type.", StringComparison.Ordinal) || member.StartsWith("System.Reflection.MemberInfo.", StringComparison.Ordinal)),
            $"{name} uses {member}."));
    }

    // The kernel is a resource of the assembly, messages show the name of a type (a member of MemberInfo), and the version
    // attributes are the compiler's.
    private static bool IsHarmless(string type) =>
        (!type.StartsWith("System.Reflection.", StringComparison.Ordinal) || type is "System.Reflection.Assembly" or "System.Reflection.MemberInfo" || type.EndsWith("Attribute", StringComparison.Ordinal))
        && type is not "System.Activator"
        && !type.StartsWith("Microsoft.CSharp.RuntimeBinder", StringComparison.Ordinal)
        && !type.StartsWith("System.Linq.Expressions", StringComparison.Ordinal);

    private static bool IsHarmlessMember(string member) =>
        member is "System.Type.GetTypeFromHandle" or "System.Type.op_Equality" or "System.Type.op_Inequality" or "System.Type.get_Assembly"
            or "System.Reflection.MemberInfo.get_Name" or "System.Type.get_FullName" or "System.Type.get_IsValueType";

    [GeneratedRegex(@"\bActivator\b|\bMakeGeneric\w+|\bGetMethods?\(|\bGetPropert(y|ies)\(|\bGetFields?\(|Reflection\.Emit|\bdynamic\b|\bGetCustomAttribute|\bType\.GetType\(|\bDynamicInvoke\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reflection();
}
