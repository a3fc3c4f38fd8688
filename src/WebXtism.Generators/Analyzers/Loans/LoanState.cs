using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WebXtism.Generators.Analyzers.Loans;

/// <summary>What the locals of a method may hold at one place: a local, or a value that the compiler keeps between two steps, and its loans.</summary>
internal readonly struct LoanState(ImmutableDictionary<object, ImmutableHashSet<Loan>> loans)
{
    private static readonly ImmutableHashSet<Loan> s_none = ImmutableHashSet<Loan>.Empty;

    public static LoanState Empty { get; } = new(ImmutableDictionary<object, ImmutableHashSet<Loan>>.Empty);

    private ImmutableDictionary<object, ImmutableHashSet<Loan>> Loans { get; } = loans;

    public ImmutableHashSet<Loan> Of(object holder) => Loans.TryGetValue(holder, out ImmutableHashSet<Loan>? held) ? held : s_none;

    public LoanState With(object holder, ImmutableHashSet<Loan> held) => new(held.IsEmpty ? Loans.Remove(holder) : Loans.SetItem(holder, held));

    /// <summary>After a call that takes back what an object handed out.</summary>
    public LoanState End(ISymbol owner, Lender lender, string method) =>
        Change(loan => loan.EndedBy is null && loan.Lender == lender && SymbolEqualityComparer.Default.Equals(loan.Owner, owner) ? loan with { EndedBy = method } : loan);

    /// <summary>After something else was assigned to what held an object: of what that one handed out nothing is known any more.</summary>
    public LoanState Forget(ISymbol owner) => Change(loan => SymbolEqualityComparer.Default.Equals(loan.Owner, owner) ? null : loan);

    /// <summary>What may be the case when it came from here or from there.</summary>
    public LoanState Join(LoanState other)
    {
        LoanState joined = this;
        foreach (KeyValuePair<object, ImmutableHashSet<Loan>> held in other.Loans)
        {
            joined = joined.With(held.Key, joined.Of(held.Key).Union(held.Value));
        }

        return joined;
    }

    /// <summary>Whether everything that may be the case there may be the case here.</summary>
    public bool Includes(LoanState other)
    {
        ImmutableDictionary<object, ImmutableHashSet<Loan>> own = Loans;
        return other.Loans.All(held => own.TryGetValue(held.Key, out ImmutableHashSet<Loan>? loans) && held.Value.IsSubsetOf(loans));
    }

    private LoanState Change(Func<Loan, Loan?> change)
    {
        LoanState changed = this;
        foreach (KeyValuePair<object, ImmutableHashSet<Loan>> held in Loans)
        {
            changed = changed.With(held.Key, ImmutableHashSet.CreateRange(held.Value.Select(change).OfType<Loan>()));
        }

        return changed;
    }
}
