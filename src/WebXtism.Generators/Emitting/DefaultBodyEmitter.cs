using WebXtism.Generators.Models;

namespace WebXtism.Generators.Emitting;

/// <summary>
/// Writes the class through which the body of one optional member runs. C# runs a body that an interface gives only for objects
/// whose class has none, and the class that calls the plugin has one. So there is a class for each optional member that
/// passes on everything but that member.
/// </summary>
internal static class DefaultBodyEmitter
{
    // The members are explicit implementations: a parameter can hide the field, and this. cannot be hidden.
    private const string Plugin = "this._plugin";

    /// <summary>The call of a member with its own parameters.</summary>
    public static string Call(CallModel call) => $"{call.Name}({string.Join(", ", call.Parameters.Select(static parameter => parameter.Name))})";

    public static void Emit(CodeWriter writer, PluginModel plugin, DefaultBody body)
    {
        writer.Line();
        writer.Line(Code.GeneratedCode);
        writer.Line($"file sealed class {body.ClassName}({plugin.ClassName} plugin)");
        writer.Lines([$": {plugin.Type.LocalName}, {Code.Disposable}, {Code.AsyncDisposable}"], "", "");
        using (writer.Block())
        {
            writer.Line($"private readonly {plugin.ClassName} _plugin = plugin;");
            foreach (CallModel call in plugin.Calls.Where(call => call != body.Call))
            {
                string parameters = string.Join(", ", call.Parameters.Select(static parameter => $"{parameter.Type} {parameter.Name}"));
                writer.Line();
                writer.Line($"{call.ReturnType} {call.Interface}.{call.Name}({parameters}) => (({call.Interface}){Plugin}).{Call(call)};");
            }

            writer.Line();
            writer.Line($"void {Code.Disposable}.Dispose() => (({Code.Disposable}){Plugin}).Dispose();");
            writer.Line();
            writer.Line($"{Code.ValueTask} {Code.AsyncDisposable}.DisposeAsync() => (({Code.AsyncDisposable}){Plugin}).DisposeAsync();");
        }
    }
}
