using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Emitting;

/// <summary>
/// Writes the binding of a plugin interface: its contract, and a class whose members are one call each. Whatever is more than
/// one call belongs into the runtime, where it is ordinary C#.
/// </summary>
internal sealed class PluginEmitter
{
    private readonly PluginModel _plugin;
    private readonly List<string> _exports;
    private readonly string _invoker;
    private readonly Codecs _codecs;
    private readonly CodeWriter _writer;

    private PluginEmitter(Bound<PluginModel> bound)
    {
        _plugin = bound.Model;
        _exports = _plugin.Exports.ToList();

        // The members are explicit implementations, so only the parameters of the user can hide what their bodies name.
        var names = new NameScope(_plugin.Calls.SelectMany(static call => call.Parameters).Select(static parameter => parameter.Name));
        _invoker = names.Take("invoker");
        _codecs = new Codecs(bound.Json, "s_", names);
        _writer = SourceFile.Begin(_plugin.Type);
    }

    public static string Emit(Bound<PluginModel> bound)
    {
        var emitter = new PluginEmitter(bound);
        if (bound.Model.IsBroken)
        {
            emitter.WriteBrokenInterface();
            return emitter._writer.ToString();
        }

        emitter.WriteInterface();
        emitter._writer.Line();
        emitter.WriteClass();
        return emitter._writer.ToString();
    }

    private void WriteInterface()
    {
        string self = _plugin.Type.Declaration.Name;
        string contract = $"{Code.ExtismPlugin}<{self}>";
        string className = _plugin.Type.Namespace.Length > 0 ? $"global::{_plugin.Type.Namespace}.{_plugin.ClassName}" : $"global::{_plugin.ClassName}";
        using (SourceFile.Reopen(_writer, _plugin.Type, contract))
        {
            _writer.Line(Code.GeneratedCode);
            _writer.Line($"static {Code.PluginContract} {contract}.Contract => {className}.Contract;");
            _writer.Line();
            _writer.Line(Code.GeneratedCode);
            _writer.Line($"static {self} {contract}.Bind({Code.PluginInvoker} invoker) => new {className}(invoker);");
        }
    }

    private void WriteBrokenInterface()
    {
        string self = _plugin.Type.Declaration.Name;
        string contract = $"{Code.ExtismPlugin}<{self}>";
        string failure = SourceFile.Failure(_plugin.Type);
        using (SourceFile.Reopen(_writer, _plugin.Type, contract))
        {
            _writer.Line(Code.GeneratedCode);
            _writer.Line($"static {Code.PluginContract} {contract}.Contract => {failure}");
            _writer.Line();
            _writer.Line(Code.GeneratedCode);
            _writer.Line($"static {self} {contract}.Bind({Code.PluginInvoker} invoker) => {failure}");
        }
    }

    private void WriteClass()
    {
        _writer.Line(Code.GeneratedCode);
        _writer.Line($"file sealed class {_plugin.ClassName}({Code.PluginInvoker} {_invoker})");
        _writer.Lines([$": {_plugin.Type.LocalName}, {Code.Disposable}, {Code.AsyncDisposable}"], "", "");
        using (_writer.Block())
        {
            WriteContract();
            foreach (JsonCodec codec in _codecs.InOrder)
            {
                _writer.Line();
                _writer.Line($"private static readonly {Code.JsonPayload}<{codec.Need.Use.ValueType}> {codec.Name} = new(");
                _writer.Lines(Codecs.Arguments(codec), ",", ");");
            }

            foreach (CallModel call in _plugin.Calls)
            {
                _writer.Line();
                WriteCall(call);
            }

            _writer.Line();
            _writer.Line($"void {Code.Disposable}.Dispose() => {_invoker}.Dispose();");
            _writer.Line();
            _writer.Line($"{Code.ValueTask} {Code.AsyncDisposable}.DisposeAsync() => {_invoker}.DisposeAsync();");
        }
    }

    private void WriteContract()
    {
        _writer.Line($"internal static readonly {Code.PluginContract} Contract = new(");
        _writer.Lines(_exports.Prepend(_plugin.Type.DisplayName).Select(Literal).ToList(), ",", ");");
    }

    private void WriteCall(CallModel call)
    {
        string parameters = string.Join(", ", call.Parameters.Select(static parameter => $"{parameter.Type} {parameter.Name}"));
        _writer.Line($"// export {Literal(call.Export)}");
        _writer.Line($"{call.ReturnType} {call.Interface}.{call.Name}({parameters}) =>");
        _writer.Lines(Invocation(call), "", ";");
    }

    private string[] Invocation(CallModel call)
    {
        bool isAsync = call.Asynchrony != Asynchrony.None;
        bool isSpan = call.Input.IsSpan && !isAsync;
        string input = isSpan ? "" : $"{call.Input.ValueType}, {call.Input.Codec}";
        string output = $"{call.Output.ValueType}, {call.Output.Codec}";
        string start = $"{_invoker}.{(isSpan ? "CallBytes" : isAsync ? "CallAsync" : "Call")}<";
        string end = $">({string.Join(", ", Arguments(call, isSpan))})";
        if (call.Output.ForgivesNull)
        {
            end += "!";
        }

        if (call.Asynchrony == Asynchrony.ValueTask)
        {
            start = $"new {call.ReturnType}({start}";
            end += ")";
        }

        if (isSpan)
        {
            return [start + output + end];
        }

        // One line to a call, unless long types would push the arguments out of sight.
        string line = $"{start}{input}, {output}{end}";
        return line.Length <= CodeWriter.Width ? [line] : [start, $"    {input},", $"    {output}{end}"];
    }

    private IEnumerable<string> Arguments(CallModel call, bool isSpan)
    {
        yield return _exports.IndexOf(call.Export).ToString(System.Globalization.CultureInfo.InvariantCulture);

        // An asynchronous call outlives the span, so it gets a copy before this member returns.
        yield return call.InputName is null ? "default" : call.Input.IsSpan && !isSpan ? $"{call.InputName}.ToArray()" : call.InputName;
        if (!isSpan)
        {
            yield return _codecs.Expression(call.Input);
        }

        yield return _codecs.Expression(call.Output);
        if (call.TokenName is not null)
        {
            yield return call.TokenName;
        }
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
