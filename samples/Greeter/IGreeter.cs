using WebXtism;

namespace Greeter;

/// <summary>What a greeter plugin can do, whatever language it is written in.</summary>
[ExtismPlugin]
public partial interface IGreeter
{
    /// <summary>Text in, text out: the export <c>greet</c>.</summary>
    string Greet(string name);

    /// <summary>Text in, JSON out: the export <c>count_vowels</c>.</summary>
    VowelReport CountVowels(string text);
}
