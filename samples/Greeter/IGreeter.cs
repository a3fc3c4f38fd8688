using WebXtism;

namespace Greeter;

/// <summary>What a greeter plugin can do, whatever language it is written in. One module is checked at build time; all five may be loaded.</summary>
[ExtismPlugin("greeter.rust.wasm", PinModule = false)]
public partial interface IGreeter
{
    /// <summary>Text in, text out: the export <c>greet</c>.</summary>
    string Greet(string name);

    /// <summary>Text in, JSON out: the export <c>count_vowels</c>.</summary>
    VowelReport CountVowels(string text);
}
