using Microsoft.CodeAnalysis;

namespace WebXtism.Generators.Analyzers.Loans;

/// <summary>Memory that an object handed out.</summary>
/// <param name="Owner">The parameter, local or field that holds the object.</param>
/// <param name="Lender">What kind of object it is.</param>
/// <param name="Member">The member that handed it out.</param>
/// <param name="EndedBy">The method that was called since; <see langword="null"/> while the memory may be used.</param>
internal sealed record Loan(ISymbol Owner, Lender Lender, string Member, string? EndedBy = null);
