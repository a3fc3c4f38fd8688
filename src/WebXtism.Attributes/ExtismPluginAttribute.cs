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
    /// <summary>The interface is checked when a module is loaded.</summary>
    public ExtismPluginAttribute()
    {
    }

    /// <summary>The interface is checked against a module of the project at build time too.</summary>
    /// <param name="module">
    /// An <c>&lt;ExtismModule Include="…" /&gt;</c> of the project: the name of its file, with as much of its path before it as
    /// tells it from others, such as <c>greeter.wasm</c> or <c>plugins/greeter.wasm</c>.
    /// </param>
    public ExtismPluginAttribute(string module) => Module = module;

    /// <summary>The <c>ExtismModule</c> of the project that the interface is checked against, or <see langword="null"/>.</summary>
    public string? Module { get; }

    /// <summary>
    /// Whether loading refuses every module but the one that the interface was checked against, by its SHA-256. Set it to
    /// <see langword="false"/> where the plugin is replaced independently of the application, or where several modules have one
    /// interface. Without <see cref="Module"/> nothing is refused.
    /// </summary>
    public bool PinModule { get; set; } = true;

    /// <summary>
    /// The classes with <see cref="HostFunctionAttribute"/> methods that the plugin gets. When it is set, the interface has a
    /// static <c>LoadAsync</c> with a parameter for each of them, and the build says what the module imports and none of
    /// them provides.
    /// </summary>
    public Type[]? Imports { get; set; }

    /// <summary>How a method's name becomes the name of an export when it has no <see cref="ExportAttribute"/>.</summary>
    public ExportNaming Naming { get; set; } = ExportNaming.SnakeCase;

    /// <summary>
    /// The <c>JsonSerializerContext</c> whose metadata reads and writes the JSON payloads of this interface. When it is
    /// not set, a context of the same assembly that registers the payload's type is used, and else metadata that the build
    /// generates.
    /// </summary>
    public Type? Json { get; set; }

    /// <summary>
    /// How the names of C# become names of JSON: of properties, where the build generates the metadata (contexts have naming
    /// options of their own), and of parameters, where several are one JSON object.
    /// </summary>
    public JsonNaming JsonNaming { get; set; } = JsonNaming.CamelCase;
}
