namespace WebXtism.Generators.Modules;

/// <summary>A class whose host functions a plugin gets.</summary>
/// <param name="Type">The class as generated code names it.</param>
/// <param name="Cref">The class as documentation comments name it.</param>
/// <param name="Name">Its simple name.</param>
/// <param name="IsPublic">Whether every user of the interface can name it.</param>
internal sealed record ImportClass(string Type, string Cref, string Name, bool IsPublic);
