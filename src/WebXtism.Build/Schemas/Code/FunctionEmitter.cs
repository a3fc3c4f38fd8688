using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;

namespace WebXtism.Build.Schemas.Code;

/// <summary>Writes the interfaces of exports and imports, and the class between the latter and the plugin.</summary>
internal sealed class FunctionEmitter(
    SchemaDocument schema, ContractSettings settings, ContractNames names, TypeCode types, ContractWriter writer, SchemaProblems problems)
{
    private const string Library = "WebXtism";
    private const string Tasks = "System.Threading.Tasks";

    public void EmitExports()
    {
        writer.DocumentMarkup("summary", "What a plugin can do.");
        writer.Code.Line($"[{writer.Attribute(Library, "ExtismPlugin")}{PluginArguments()}]");
        writer.Code.Line($"{settings.Access} partial interface {settings.Interface}");
        using (writer.Code.Block())
        {
            bool isFirst = true;
            foreach (SchemaFunction function in schema.Exports.Where(function => names.Exports.ContainsKey(function.Name)))
            {
                string name = names.Exports[function.Name];
                if (settings.Calls != CallStyle.Async)
                {
                    Method(function, name, ExportAttribute(function, name), isAsync: false, ref isFirst);
                }

                if (settings.Calls != CallStyle.Sync)
                {
                    Method(function, name + "Async", ExportAttribute(function, name + "Async"), isAsync: true, ref isFirst);
                }
            }
        }
    }

    public void EmitImports()
    {
        writer.Code.Line();
        writer.DocumentMarkup("summary", "What the application offers to plugins.");
        writer.Code.Line($"{settings.Access} interface {settings.ImportsInterface}");
        using (writer.Code.Block())
        {
            bool isFirst = true;
            foreach (SchemaFunction function in schema.Imports.Where(function => names.Imports.ContainsKey(function.Name)))
            {
                Separate(ref isFirst);
                Document(function);
                (string result, string parameter) = Signature(function, withPayloads: false, isAsync: false);
                writer.Code.Line($"{result} {names.Imports[function.Name]}({parameter});");
            }
        }

        writer.Code.Line();
        writer.DocumentMarkup("summary", $"Hands an <see cref=\"{settings.ImportsInterface}\"/> to a plugin, in the forms that the schema says.");
        writer.DocumentMarkup("param name=\"functions\"", "What the plugin calls.");
        writer.Code.Line($"[{writer.Attribute(Library, "HostFunctions")}{Arguments(NamingArguments(names.ImportNaming))}]");
        writer.Code.Line($"{settings.Access} sealed partial class {settings.HostFunctions}({settings.ImportsInterface} functions)");
        using (writer.Code.Block())
        {
            bool isFirst = true;
            foreach (SchemaFunction function in schema.Imports.Where(function => names.Imports.ContainsKey(function.Name)))
            {
                EmitForwarding(function, ref isFirst);
            }
        }
    }

    private void EmitForwarding(SchemaFunction function, ref bool isFirst)
    {
        Separate(ref isFirst);
        string name = names.Imports[function.Name];
        bool isNamed = ExportNames.FromMethod(name, names.ImportNaming) != function.Name;
        Document(function);
        writer.Code.Line($"[{writer.Attribute(Library, "HostFunction")}{(isNamed ? $"({Literals.Text(function.Name)})" : "")}]");
        ReturnPayload(function);
        (string result, string parameter) = Signature(function, withPayloads: true, isAsync: false);
        writer.Code.Line($"public {result} {name}({parameter}) => functions.{name}({(function.Input is null ? "" : "input")});");
    }

    private void Method(SchemaFunction function, string name, string attribute, bool isAsync, ref bool isFirst)
    {
        Separate(ref isFirst);
        Document(function);
        if (isAsync)
        {
            writer.DocumentMarkup("param name=\"cancellationToken\"", "Stops the plugin.");
        }

        if (attribute.Length > 0)
        {
            writer.Code.Line(attribute);
        }

        ReturnPayload(function);
        (string result, string parameter) = Signature(function, withPayloads: true, isAsync);
        writer.Code.Line($"{result} {name}({parameter});");
    }

    private void ReturnPayload(SchemaFunction function)
    {
        if (function.Output is { } output && Value(output)?.Format is { } format)
        {
            writer.Code.Line($"[return: {Payload(format)}]");
        }
    }

    private (string Result, string Parameter) Signature(SchemaFunction function, bool withPayloads, bool isAsync)
    {
        ValueCode? output = function.Output is null ? null : Value(function.Output);
        ValueCode? input = function.Input is null ? null : Value(function.Input);
        string parameter = input is null ? "" : $"{(withPayloads && input.Format is { } format ? $"[{Payload(format)}] " : "")}{input.Type} input";
        if (!isAsync)
        {
            return (output?.Type ?? "void", parameter);
        }

        string token = $"{writer.Type("System.Threading", "CancellationToken")} cancellationToken = default";
        return (
            writer.Type(Tasks, output is null ? "Task" : $"Task<{output.Type}>"),
            parameter.Length == 0 ? token : $"{parameter}, {token}");
    }

    private ValueCode? Value(SchemaValue value) => ValueCode.Of(value, schema, types, problems);

    private string Payload(string format) => $"{writer.Attribute(Library, "Payload")}({writer.Type(Library, "PayloadFormat")}.{format})";

    private void Document(SchemaFunction function)
    {
        writer.Document("summary", function.Description);
        writer.Document("param name=\"input\"", function.Input?.Description);
        writer.Document("returns", function.Output?.Description);
    }

    private string ExportAttribute(SchemaFunction function, string method) =>
        ExportNames.FromMethod(method, names.ExportNaming) == function.Name ? "" : $"[{writer.Attribute(Library, "Export")}({Literals.Text(function.Name)})]";

    private string PluginArguments()
    {
        var arguments = new List<string>();
        if (settings.Module is { } module)
        {
            arguments.Add(Literals.Text(module));
            if (settings.AllowsOtherModules)
            {
                arguments.Add("PinModule = false");
            }
        }

        if (schema.Imports.Count > 0)
        {
            arguments.Add($"Imports = [typeof({settings.HostFunctions})]");
        }

        arguments.AddRange(NamingArguments(names.ExportNaming));
        return Arguments(arguments);
    }

    private List<string> NamingArguments(ExportNaming naming)
    {
        var arguments = new List<string>();
        if (naming != ExportNaming.SnakeCase)
        {
            arguments.Add($"Naming = {writer.Type(Library, "ExportNaming")}.{naming}");
        }

        if (names.JsonNaming != JsonNaming.CamelCase)
        {
            arguments.Add($"JsonNaming = {writer.Type(Library, "JsonNaming")}.{names.JsonNaming}");
        }

        return arguments;
    }

    private void Separate(ref bool isFirst)
    {
        if (!isFirst)
        {
            writer.Code.Line();
        }

        isFirst = false;
    }

    private static string Arguments(List<string> arguments) => arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})";
}
