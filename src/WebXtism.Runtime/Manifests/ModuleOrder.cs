namespace WebXtism.Manifests;

/// <summary>Orders the modules of a plugin so that each comes after those from which it imports.</summary>
internal static class ModuleOrder
{
    /// <summary>Orders modules for linking.</summary>
    /// <param name="imports">The names of all modules, and from which names each imports. Names of no module belong to the host and are skipped.</param>
    /// <returns>
    /// Groups to link one after the other: by name, dependencies first. A group of several modules is a circle of imports; a
    /// module that imports from itself is a group with itself alone.
    /// </returns>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyDictionary<string, IReadOnlyCollection<string>> imports)
    {
        // Tarjan's strongly connected components come in just that order. With a stack of its own: a manifest chooses how deep
        // the chain of imports is.
        var groups = new List<IReadOnlyList<string>>();
        var visits = new Dictionary<string, Visit>(StringComparer.Ordinal);
        var path = new Stack<Visit>();
        var open = new Stack<Visit>();
        foreach (string root in imports.Keys.Order(StringComparer.Ordinal))
        {
            Enter(root);
            while (path.TryPeek(out Visit? visit))
            {
                if (visit.Remaining.TryDequeue(out string? dependency))
                {
                    if (!visits.TryGetValue(dependency, out Visit? seen))
                    {
                        Enter(dependency);
                    }
                    else if (seen.IsOpen)
                    {
                        visit.Lowest = Math.Min(visit.Lowest, seen.Number);
                    }

                    continue;
                }

                path.Pop();
                if (path.TryPeek(out Visit? importer))
                {
                    importer.Lowest = Math.Min(importer.Lowest, visit.Lowest);
                }

                if (visit.Lowest == visit.Number)
                {
                    groups.Add(Close(visit));
                }
            }
        }

        return groups;

        void Enter(string name)
        {
            if (visits.ContainsKey(name))
            {
                return;
            }

            IEnumerable<string> dependencies = imports[name].Where(imports.ContainsKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            var visit = new Visit(name, visits.Count, new Queue<string>(dependencies));
            visits.Add(name, visit);
            path.Push(visit);
            open.Push(visit);
        }

        List<string> Close(Visit first)
        {
            var group = new List<string>();
            Visit visit;
            do
            {
                visit = open.Pop();
                visit.IsOpen = false;
                group.Add(visit.Name);
            }
            while (visit != first);
            group.Sort(StringComparer.Ordinal);
            return group;
        }
    }

    private sealed class Visit(string name, int number, Queue<string> remaining)
    {
        public string Name { get; } = name;

        public int Number { get; } = number;

        /// <summary>The modules from which it imports and that are not followed yet.</summary>
        public Queue<string> Remaining { get; } = remaining;

        /// <summary>The earliest visit that it reaches and whose group is open.</summary>
        public int Lowest { get; set; } = number;

        public bool IsOpen { get; set; } = true;
    }
}
