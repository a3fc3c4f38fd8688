using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Models;
using WebXtism.Generators.Modules;
using WebXtism.Generators.Parsing;

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
    private readonly Dictionary<PayloadModel, string> _arguments = [];
    private readonly List<DefaultBody> _defaults = [];
    private readonly CodeWriter _writer;

    private PluginEmitter(Bound<PluginModel> bound)
    {
        _plugin = bound.Model;
        _exports = _plugin.Exports.ToList();

        // The members are explicit implementations, so only the parameters of the user can hide what their bodies name.
        var names = new NameScope(_plugin.Calls.SelectMany(static call => call.Parameters).Select(static parameter => parameter.Name));
        _invoker = names.Take("invoker");
        _codecs = new Codecs(bound.Json, "s_", names);
        foreach (CallModel call in _plugin.Calls)
        {
            if (call.Input.Arguments.Count > 0 && !_arguments.ContainsKey(call.Input))
            {
                _arguments.Add(call.Input, names.Take("s_" + ExportNames.ToCamelCase(call.Name.TrimStart('@')) + "Arguments"));
            }

            if (call.IsOptional)
            {
                string name = call.Name.TrimStart('@');
                _defaults.Add(new DefaultBody(call, names.Take($"{_plugin.ClassName}{name}Body"), names.Take("_" + ExportNames.ToCamelCase(name) + "Body")));
            }
        }

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
        foreach (DefaultBody body in emitter._defaults)
        {
            DefaultBodyEmitter.Emit(emitter._writer, emitter._plugin, body);
        }

        return emitter._writer.ToString();
    }

    private void WriteInterface()
    {
        string self = _plugin.Type.FullName;
        string contract = $"{Code.ExtismPlugin}<{self}>";
        string className = _plugin.Type.Qualify(_plugin.ClassName);
        using (SourceFile.Reopen(_writer, _plugin.Type, contract))
        {
            _writer.Line(Code.GeneratedCode);
            _writer.Line($"static {Code.PluginContract} {contract}.Contract => {className}.Contract;");
            _writer.Line();
            _writer.Line(Code.GeneratedCode);
            _writer.Line($"static {self} {contract}.Bind({Code.PluginInvoker} invoker) => new {className}(invoker);");
            _writer.Line();
            _writer.Line(Code.GeneratedCode);
            _writer.Line($"static void {contract}.VisitExports({Code.ExportVisitor} visitor) => {className}.VisitExports(visitor);");
            LoadEmitter.Write(_writer, _plugin);
        }
    }

    private void WriteBrokenInterface()
    {
        string self = _plugin.Type.FullName;
        string contract = $"{Code.ExtismPlugin}<{self}>";
        string failure = SourceFile.Failure(_plugin.Type);
        using (SourceFile.Reopen(_writer, _plugin.Type, contract))
        {
            _writer.Line(Code.GeneratedCode);
            _writer.Line($"static {Code.PluginContract} {contract}.Contract => {failure}");
            _writer.Line();
            _writer.Line(Code.GeneratedCode);
            _writer.Line($"static {self} {contract}.Bind({Code.PluginInvoker} invoker) => {failure}");
            LoadEmitter.Write(_writer, _plugin);
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

            WriteArguments();
            ExportVisitEmitter.Write(_writer, _plugin, _codecs, _arguments);
            foreach (DefaultBody body in _defaults)
            {
                _writer.Line();
                _writer.Line($"private {body.ClassName}? {body.FieldName};");
            }

            foreach (CallModel call in _plugin.Calls)
            {
                _writer.Line();
                if (call.IsOptional)
                {
                    WriteOptionalCall(call);
                }
                else
                {
                    WriteCall(call);
                }
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
        List<string> required = _plugin.RequiredExports.Prepend(_plugin.Type.DisplayName).Select(Literal).ToList();
        var set = new List<string>();
        if (_plugin.OptionalExports.Any())
        {
            set.Add($"OptionalExports = [{string.Join(", ", _plugin.OptionalExports.Select(Literal))}],");
        }

        if (_plugin.ModuleSha256 is not null)
        {
            set.Add($"ModuleSha256 = {Literal(_plugin.ModuleSha256)},");
        }

        _writer.Lines(required, ",", set.Count == 0 ? ");" : ")");
        if (set.Count > 0)
        {
            using (_writer.Block(close: "};"))
            {
                set.ForEach(line => _writer.Line(line));
            }
        }
    }

    private void WriteArguments()
    {
        var written = new HashSet<PayloadModel>();
        foreach (CallModel call in _plugin.Calls.Where(call => call.Input.Arguments.Count > 0 && written.Add(call.Input)))
        {
            EquatableArray<ArgumentModel> arguments = call.Input.Arguments;
            IEnumerable<string> added = arguments.Select((argument, index) =>
                $".Add(values.Item{(index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}, {_codecs.TypedExpression(argument.Payload)})");
            _writer.Line();
            _writer.Line($"private static readonly {call.Input.Codec} {_arguments[call.Input]} = new(");
            _writer.Lines(
                [
                    $"[{string.Join(", ", arguments.Select(static argument => Literal(argument.Name)))}]",
                    $"static (arguments, values) => arguments{string.Concat(added)}",
                    .. call.JsonNaming == JsonNaming.Exact ? Array.Empty<string>() : [$"{Code.JsonNamingPolicy}.{call.JsonNaming}"],
                ],
                ",",
                ");");
        }
    }

    private void WriteCall(CallModel call)
    {
        _writer.Line($"// export {Literal(call.Export)}");
        _writer.Line($"{Signature(call)} =>");
        _writer.Lines(Invocation(call), "", ";");
    }

    private void WriteOptionalCall(CallModel call)
    {
        DefaultBody body = _defaults.Single(body => body.Call == call);
        string exists = $"{_invoker}.HasExport({ExportIndex(call)})";
        string otherwise = $"(({call.Interface})({body.FieldName} ??= new(this))).{DefaultBodyEmitter.Call(call)}";
        string[] invocation = Invocation(call);
        _writer.Line($"// export {Literal(call.Export)}; the body that the interface gives it where the module has none");
        if (call.ReturnType != "void")
        {
            _writer.Line($"{Signature(call)} => {exists}");
            _writer.Lines([$"? {invocation[0]}", .. invocation.Skip(1), $": {otherwise}"], "", ";");
            return;
        }

        _writer.Line(Signature(call));
        using (_writer.Block())
        {
            _writer.Line($"if ({exists})");
            using (_writer.Block())
            {
                for (int i = 0; i < invocation.Length; i++)
                {
                    _writer.Line(invocation[i] + (i < invocation.Length - 1 ? "" : ";"));
                }
            }

            _writer.Line("else");
            using (_writer.Block())
            {
                _writer.Line(otherwise + ";");
            }
        }
    }

    private static string Signature(CallModel call) =>
        $"{call.ReturnType} {call.Interface}.{call.Name}({string.Join(", ", call.Parameters.Select(static parameter => $"{parameter.Type} {parameter.Name}"))})";

    private string ExportIndex(CallModel call) => _exports.IndexOf(call.Export).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string[] Invocation(CallModel call)
    {
        bool isAsync = call.Asynchrony != Asynchrony.None;
        bool isSpan = call.Input.IsSpan && !isAsync;
        string input = isSpan ? "" : $"{call.Input.ValueType}, {call.Input.Codec}";
        string output = $"{call.Output.ValueType}, {call.Output.Codec}";
        string start = $"{_invoker}.{(isSpan ? "CallBytes" : isAsync ? "CallAsync" : "Call")}<";
        string end = $">({string.Join(", ", Arguments(call, isSpan))})";
        if (call.Output.ForgivesNull || (call.Output.DeniesNull && isAsync))
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
        yield return ExportIndex(call);

        // An asynchronous call outlives the span, so it gets a copy before this member returns.
        yield return call.InputName is null ? "default" : call.Input.IsSpan && !isSpan ? $"{call.InputName}.ToArray()" : call.Input.DeniesNull ? call.InputName + "!" : call.InputName;
        if (!isSpan)
        {
            yield return call.Input.Arguments.Count > 0 ? _arguments[call.Input] : _codecs.Expression(call.Input);
        }

        yield return _codecs.Expression(call.Output);
        if (call.OptionsName is not null)
        {
            yield return call.OptionsName;
        }

        if (call.TokenName is not null)
        {
            yield return call.OptionsName is null ? $"cancellationToken: {call.TokenName}" : call.TokenName;
        }
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
