using Microsoft.CodeAnalysis;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Analyzers.Loans;

/// <summary>
/// A type whose members hand out memory that is not theirs to keep: that of the plugin, or a buffer that is used again. The
/// documentation of each member says until when it may be used; this is the same for the compiler.
/// </summary>
/// <param name="Type">The type.</param>
/// <param name="Lends">The members that hand out memory.</param>
/// <param name="Ends">The methods after which that memory may be somewhere else, or mean something else.</param>
/// <param name="IsWriter">Whether who is given such an object writes to it, which is as good as a call of the methods.</param>
internal sealed record Lender(string Type, string[] Lends, string[] Ends, bool IsWriter = false)
{
    public static IReadOnlyList<Lender> All { get; } =
    [
        new("WebXtism.HostCall", ["GetBytes"], ["SetBytes", "Set"]),
        new("WebXtism.PayloadWriter", ["GetSpan", "GetMemory"], ["GetSpan", "GetMemory", "Advance", "Write"], IsWriter: true),
        new("WebXtism.Testing.InMemoryGuest", ["Input"], ["CallHost", "GetConfig", "GetVariable", "SetVariable", "Log"]),
    ];

    /// <summary>The type whose member hands out memory.</summary>
    public static Lender? OfLoan(ISymbol member) => Find(member, static lender => lender.Lends);

    /// <summary>The type whose method takes it back.</summary>
    public static Lender? OfEnd(ISymbol member) => Find(member, static lender => lender.Ends);

    private static Lender? Find(ISymbol member, Func<Lender, string[]> names) =>
        All.FirstOrDefault(lender => names(lender).Contains(member.Name, StringComparer.Ordinal) && member.ContainingType.HasName(lender.Type));
}
