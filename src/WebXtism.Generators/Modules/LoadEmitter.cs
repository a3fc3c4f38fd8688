using WebXtism.Generators.Emitting;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Modules;

/// <summary>Writes the <c>LoadAsync</c> of an interface that names its <c>Imports</c>: each is a parameter, so none is forgotten.</summary>
internal static class LoadEmitter
{
    private const string Configure = $"global::System.Action{{{Code.PluginOptions}}}";
    private const string Token = "global::System.Threading.CancellationToken";

    public static void Write(CodeWriter writer, PluginModel plugin)
    {
        if (plugin.Module?.Imports is not { } imports)
        {
            return;
        }

        var names = new NameScope(["host", "source", "configure", "cancellationToken", "options"]);
        List<(ImportClass Class, string Name)> classes = imports
            .Select(import => (import, TypeNames.EscapeParameter(names.Take(char.ToLowerInvariant(import.Name[0]) + import.Name.Substring(1)))))
            .ToList();
        string self = plugin.Type.FullName;
        writer.Line();
        WriteDocumentation(writer, self, classes);
        writer.Line(Code.GeneratedCode);

        // A base interface may have the same.
        writer.Line("#pragma warning disable CS0108");
        writer.Line($"{(imports.All(static import => import.IsPublic) ? "public" : "internal")} static {Code.ValueTask}<{self}> LoadAsync(");
        writer.Lines(
            [
                $"{Code.ExtismHost} host",
                $"{Code.PluginSource} source",
                .. classes.Select(static parameter => $"{parameter.Class.Type} {parameter.Name}"),
                $"global::System.Action<{Code.PluginOptions}>? configure = null",
                $"{Token} cancellationToken = default",
            ],
            ",",
            ")");
        writer.Line("#pragma warning restore CS0108");
        using (writer.Block())
        {
            foreach (string name in classes.Select(static parameter => parameter.Name).Prepend("host"))
            {
                writer.Line($"global::System.ArgumentNullException.ThrowIfNull({name});");
            }

            writer.Line($"return host.LoadAsync<{self}>(");
            writer.Lines(
                [
                    "source,",
                    "options =>",
                    "{",
                    .. classes.Select(static parameter => $"    options.HostFunctions.Add({parameter.Name});"),
                    "    configure?.Invoke(options);",
                    "},",
                    "cancellationToken);",
                ],
                "",
                "");
        }
    }
    // By reference: what the user writes about a type stays where it is, and a changed word there changes nothing here.
    private static void WriteDocumentation(CodeWriter writer, string self, List<(ImportClass Class, string Name)> classes)
    {
        writer.Line("/// <summary>Loads the plugin with the host functions that it imports.</summary>");
        writer.Line($"/// <remarks><inheritdoc cref=\"{self}\" path=\"/summary/node()\"/></remarks>");
        writer.Line("/// <param name=\"host\">The host that owns the plugin.</param>");
        writer.Line("/// <param name=\"source\">Where the module comes from.</param>");
        foreach ((ImportClass type, string name) in classes)
        {
            writer.Line($"/// <param name=\"{name.TrimStart('@')}\"><inheritdoc cref=\"{type.Cref}\" path=\"/summary/node()\"/> Is called on every thread that calls the plugin.</param>");
        }

        writer.Line("/// <param name=\"configure\">Sets what else the plugin gets and may do.</param>");
        writer.Line("/// <param name=\"cancellationToken\">Stops the loading, the plugin's own initialisation included.</param>");
        writer.Line("/// <returns>The plugin. The host owns it; dispose it earlier if its interface can be disposed.</returns>");
        writer.Line($"/// <inheritdoc cref=\"{Code.ExtismHost}.LoadAsync{{T}}({Code.PluginSource}, {Configure}, {Token})\" path=\"/exception\"/>");
    }
}
