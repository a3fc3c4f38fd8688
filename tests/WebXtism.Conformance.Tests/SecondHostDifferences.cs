using static WebXtism.Conformance.Tests.Step;

namespace WebXtism.Conformance.Tests;

/// <summary>
/// Where the second host does something else than we do, and we mean it: by case, the row of docs/compatibility.md that says
/// why, and the same calls with what they lead to there. A difference that is not here is a bug, and so is one that is gone.
/// </summary>
internal static class SecondHostDifferences
{
    /// <summary>The row about what holds in all cases: the SDK does not tell the result of an export.</summary>
    public const string ResultRow = "Result beside an error text";

    public static IReadOnlyDictionary<string, (string Row, Step[] Steps)> Cases { get; } = new Dictionary<string, (string, Step[])>
    {
        ["failure with the code 7"] = ("Result not 0, no error text", [Outputs("fail_code", "7", "")]),
        ["failure with the code -1"] = ("Result not 0, no error text", [Outputs("fail_code", "-1", "")]),
        ["failure with the code 2147483647"] = ("Result not 0, no error text", [Outputs("fail_code", "2147483647", "")]),
        ["failure with the code -2147483648"] = ("Result not 0, no error text", [Outputs("fail_code", "-2147483648", "")]),
        ["failure with a code that begins with zeros"] = ("Result not 0, no error text", [Outputs("fail_code", "00012", "")]),
        ["trap, and a new instance after it"] = ("After a trap or timeout",
            [Outputs("count", "", "1"), Traps("trap"), Outputs("count", "", "2"), Outputs("echo", "again", "again")]),
    };

    /// <summary>What the second host must show for a case.</summary>
    public static IEnumerable<Outcome> Expected(string name) =>
        (Cases.TryGetValue(name, out var difference) ? difference.Steps : ConformanceTable.Cases[name]).Select(static step => step.Expected with { Code = null });
}
