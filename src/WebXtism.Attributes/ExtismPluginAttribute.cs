namespace WebXtism;

/// <summary>
/// Marks a partial interface as the typed face of an Extism plugin. Each method is an export of the plugin; the build
/// generates the code that calls it.
/// </summary>
/// <example>
/// <code>
/// [ExtismPlugin]
/// public partial interface IGreeter
/// {
///     string Greet(string name);      // export "greet": text in, text out
/// }
///
/// await using var host = new ExtismHost();
/// var greeter = await host.LoadAsync&lt;IGreeter&gt;(PluginSource.File("greeter.wasm"));
/// Console.WriteLine(greeter.Greet("Ada"));
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class ExtismPluginAttribute : Attribute
{
    /// <summary>How a method's name becomes the name of an export when it has no <see cref="ExportAttribute"/>.</summary>
    public ExportNaming Naming { get; set; } = ExportNaming.SnakeCase;

    /// <summary>
    /// The <c>JsonSerializerContext</c> whose metadata reads and writes the JSON payloads of this interface. When it is
    /// not set, a context of the same assembly that registers the payload's type is used, and else metadata that the build
    /// generates.
    /// </summary>
    public Type? Json { get; set; }

    /// <summary>How properties are named in JSON whose metadata the build generates. Contexts have naming options of their own.</summary>
    public JsonNaming JsonNaming { get; set; } = JsonNaming.CamelCase;
}
