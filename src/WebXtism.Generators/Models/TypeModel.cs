namespace WebXtism.Generators.Models;

/// <summary>Where a user's type is declared: enough to reopen its partial declaration and to name what is generated for it.</summary>
/// <param name="Namespace">The namespace as C# writes it; empty for the global one.</param>
/// <param name="Containers">The types around it, the outermost first.</param>
/// <param name="Declaration">The type itself.</param>
/// <param name="MetadataName">The name that no other type of the assembly has, for hint names: <c>Demo.Outer+IGreeter</c>.</param>
internal sealed record TypeModel(string Namespace, EquatableArray<TypeHeader> Containers, TypeHeader Declaration, string MetadataName)
{
    /// <summary>The type as code in its namespace calls it: <c>Outer.IGreeter</c>.</summary>
    public string LocalName => string.Join(".", Containers.Append(Declaration).Select(static header => header.Name));

    /// <summary>The type as code anywhere calls it: inside the type itself, a member or a base's member may have its name.</summary>
    public string FullName => Qualify(LocalName);

    /// <summary>The full name with the dots of C#, for messages.</summary>
    public string DisplayName => MetadataName.Replace('+', '.');

    /// <summary>The full name of a type in the same namespace.</summary>
    public string Qualify(string name) => Namespace.Length > 0 ? $"global::{Namespace}.{name}" : $"global::{name}";
}
