namespace WebXtism.Generators.Emitting;

/// <summary>Gives out names that nothing else in the same place has, least of all a parameter that the user named.</summary>
internal sealed class NameScope(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken.Select(static name => name.TrimStart('@')), StringComparer.Ordinal);

    public string Take(string wanted)
    {
        string name = wanted;
        for (int i = 2; !_taken.Add(name); i++)
        {
            name = wanted + i;
        }

        return name;
    }
}
