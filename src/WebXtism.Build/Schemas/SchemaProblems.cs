using WebXtism.Build.Schemas.Yaml;

namespace WebXtism.Build.Schemas;

/// <summary>What is wrong with a schema, in the order in which it was found.</summary>
internal sealed class SchemaProblems
{
    // One mistake at the top makes hundreds below; nobody reads them.
    private const int Max = 20;

    private readonly List<SchemaProblem> _found = [];

    public IReadOnlyList<SchemaProblem> Found => _found;

    /// <summary>Whether nothing more is taken, so that looking for more is not worth it.</summary>
    public bool IsFull => _found.Count == Max;

    public void Add(YamlNode place, string reason)
    {
        var problem = new SchemaProblem(place.Line, place.Column, reason);
        if (_found.Count < Max && !_found.Contains(problem))
        {
            _found.Add(problem);
        }
    }
}
