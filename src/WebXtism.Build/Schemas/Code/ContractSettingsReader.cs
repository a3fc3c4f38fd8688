using Microsoft.Build.Framework;

namespace WebXtism.Build.Schemas.Code;

/// <summary>Reads what an <c>ExtismSchema</c> item says, and fills in what it leaves open.</summary>
internal static class ContractSettingsReader
{
    /// <exception cref="SchemaFormatException">The item says what cannot be.</exception>
    public static ContractSettings Read(ITaskItem item, string defaultNamespace)
    {
        string @interface = Name(item, "Interface", InterfaceOf(item.ItemSpec));
        string bare = @interface[0] == '@' ? @interface.Substring(1) : @interface.Length > 1 && @interface[0] == 'I' && char.IsUpper(@interface[1]) ? @interface.Substring(1) : @interface;
        string module = item.GetMetadata("Module");
        return new ContractSettings(
            item.ItemSpec.Replace('\\', '/'),
            Namespace(item, defaultNamespace),
            @interface,
            Name(item, "HostFunctions", bare + "Imports"))
        {
            Module = module.Length == 0 ? null : module,
            AllowsOtherModules = Choice(item, "PinModule", "true", "false") == "false",
            Calls = (CallStyle)Enum.Parse(typeof(CallStyle), Choice(item, "Calls", Enum.GetNames(typeof(CallStyle))), ignoreCase: true),
            IsInternal = Choice(item, "Access", "public", "internal") == "internal",
        };
    }

    /// <summary>The interface that a file is named after: <c>IGreeter</c> for <c>schemas/greeter.xtp.yaml</c>.</summary>
    public static string InterfaceOf(string file)
    {
        string name = Path.GetFileName(file.Replace('\\', '/'));
        int dot = name.IndexOf('.');
        return "I" + Identifiers.Pascal(dot > 0 ? name.Substring(0, dot) : name);
    }

    private static string Namespace(ITaskItem item, string defaultNamespace)
    {
        string given = item.GetMetadata("Namespace");
        if (given.Length > 0)
        {
            return given.Split('.').All(Identifiers.IsIdentifier) ? Joined(given.Split('.').Select(Identifiers.Escape)) : throw Refuse("Namespace", given, "no namespace of C#");
        }

        // The default is made of the project's name, which may hold anything.
        return Joined(defaultNamespace.Split('.').Where(static part => part.Length > 0).Select(static part => Identifiers.IsIdentifier(part) ? Identifiers.Escape(part) : Identifiers.Pascal(part)));
    }

    private static string Joined(IEnumerable<string> parts) => string.Join(".", parts);

    private static string Name(ITaskItem item, string key, string @default)
    {
        string given = item.GetMetadata(key);
        return given.Length == 0 ? @default : Identifiers.IsIdentifier(given) ? Identifiers.Escape(given) : throw Refuse(key, given, "no name of C#");
    }

    // The first is what holds where nothing is said.
    private static string Choice(ITaskItem item, string key, params string[] choices)
    {
        string given = item.GetMetadata(key);
        return given.Length == 0
            ? choices[0]
            : choices.FirstOrDefault(choice => string.Equals(choice, given, StringComparison.OrdinalIgnoreCase))
                ?? throw Refuse(key, given, $"neither {string.Join(" nor ", choices)}");
    }

    private static SchemaFormatException Refuse(string key, string given, string reason) =>
        new(1, 1, $"the item's {key} is '{SchemaText.Shown(given)}', which is {reason}");
}
