using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace WebXtism.Tests.Architecture;

/// <summary>What a built assembly refers to, read from its metadata without loading it.</summary>
internal sealed class BuiltAssembly : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    public BuiltAssembly(string name)
    {
        _file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, name + ".dll")));
        _metadata = _file.GetMetadataReader();
    }

    /// <summary>The assemblies that it refers to.</summary>
    public IEnumerable<string> References => _metadata.AssemblyReferences
        .Select(handle => _metadata.GetString(_metadata.GetAssemblyReference(handle).Name));

    /// <summary>The types of other assemblies that it refers to, with their namespaces.</summary>
    public IEnumerable<string> TypeReferences => _metadata.TypeReferences.Select(FullName);

    /// <summary>The members of other assemblies' types that it uses, as <c>Namespace.Type.Member</c>.</summary>
    public IEnumerable<string> MemberReferences => _metadata.MemberReferences
        .Select(_metadata.GetMemberReference)
        .Where(member => member.Parent.Kind == HandleKind.TypeReference)
        .Select(member => $"{FullName((TypeReferenceHandle)member.Parent)}.{_metadata.GetString(member.Name)}");

    /// <summary>The namespaces of the methods that are native functions.</summary>
    public IEnumerable<string> NamespacesOfNativeMethods => _metadata.MethodDefinitions
        .Select(_metadata.GetMethodDefinition)
        .Where(method => !method.GetImport().Module.IsNil)
        .Select(method => Outermost(_metadata.GetTypeDefinition(method.GetDeclaringType())));

    public int NativeLibraries => _metadata.GetTableRowCount(TableIndex.ModuleRef);

    /// <summary>Whether the compiler was allowed unsafe code.</summary>
    public bool IsUnsafe => TypeReferences.Contains("System.Security.UnverifiableCodeAttribute");

    public void Dispose() => _file.Dispose();

    private string FullName(TypeReferenceHandle handle)
    {
        TypeReference type = _metadata.GetTypeReference(handle);
        string name = _metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{FullName((TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : $"{_metadata.GetString(type.Namespace)}.{name}";
    }

    private string Outermost(TypeDefinition type)
    {
        while (type.IsNested)
        {
            type = _metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return _metadata.GetString(type.Namespace);
    }
}
