namespace Schema;

/// <summary>What a greeter counted.</summary>
/// <param name="Count">The vowels of this text.</param>
/// <param name="Total">The vowels of all texts so far.</param>
/// <param name="Vowels">What it takes for a vowel.</param>
public sealed record VowelReport(int Count, long Total, string Vowels);
