namespace Schema;

/// <summary>What this application knows of people. The compiler says when an import of the schema is missing.</summary>
internal sealed class Titles : IPeopleImports
{
    public string? FindTitle(string input) => input == "Ada" ? "Dr." : null;
}
