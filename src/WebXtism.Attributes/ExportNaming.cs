namespace WebXtism;

/// <summary>How the name of a C# method becomes the name of an export or import. A trailing <c>Async</c> is always dropped.</summary>
public enum ExportNaming
{
    /// <summary><c>CountVowels</c> becomes <c>count_vowels</c>: the custom of Rust, C, Go, Zig and Python plugins.</summary>
    SnakeCase,

    /// <summary><c>CountVowels</c> becomes <c>countVowels</c>: the custom of JavaScript and AssemblyScript plugins.</summary>
    CamelCase,

    /// <summary><c>CountVowels</c> stays <c>CountVowels</c>.</summary>
    Exact,
}
