namespace WebXtism.Linking;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class NearestName
{
    // Guests choose how many exports they have and how long the names are; looking further would only cost time.
    private const int MaxCandidates = 1000;
    private const int MaxLength = 64;

    /// <summary>Finds the candidate with the fewest edits from a name.</summary>
    /// <returns>The candidate, or <see langword="null"/> when none is similar.</returns>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        int bestDistance = Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in candidates.Take(MaxCandidates))
        {
            if (name.Length > MaxLength || candidate.Length > MaxLength)
            {
                continue;
            }

            int distance = Distance(name, candidate);
            if (distance < bestDistance)
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary>A clause for the end of a message.</summary>
    /// <returns><c>; did you mean 'greet'?</c> or <c>.</c></returns>
    public static string Clause(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : ".";

    // Edit distance that ignores case.
    private static int Distance(string a, string b)
    {
        Span<int> previous = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = previous[j - 1] + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            Span<int> swap = previous;
            previous = current;
            current = swap;
        }

        return previous[b.Length];
    }
}
