using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Emitting;

/// <summary>Writes the list of a class's host functions: each is one lambda that reads its arguments, calls the method and sets the result.</summary>
internal sealed class HostClassEmitter
{
    private readonly HostClassModel _hostClass;
    private readonly string _call;
    private readonly string _arguments;
    private readonly Codecs _codecs;
    private readonly CodeWriter _writer;

    private HostClassEmitter(Bound<HostClassModel> bound)
    {
        _hostClass = bound.Model;

        // Methods are called by their simple names, which a local of the same name would hide.
        var names = new NameScope(_hostClass.Functions.Select(static function => function.Method));
        _call = names.Take("call");
        _arguments = names.Take("arguments");
        _codecs = new Codecs(bound.Json, "", names);
        _writer = SourceFile.Begin(_hostClass.Type);
    }

    public static string Emit(Bound<HostClassModel> bound)
    {
        var emitter = new HostClassEmitter(bound);
        emitter.Write();
        return emitter._writer.ToString();
    }

    private void Write()
    {
        using (SourceFile.Reopen(_writer, _hostClass.Type, Code.HostFunctions))
        {
            _writer.Line(Code.GeneratedCode);
            string method = $"{Code.ReadOnlyList}<{Code.HostFunction}> {Code.HostFunctions}.CreateHostFunctions()";
            if (_hostClass.IsBroken)
            {
                _writer.Line($"{method} => {SourceFile.Failure(_hostClass.Type)}");
                return;
            }

            _writer.Line(method);
            using (_writer.Block())
            {
                foreach (JsonCodec codec in _codecs.InOrder)
                {
                    _writer.Line($"var {codec.Name} = new {Code.JsonPayload}<{codec.Need.Use.ValueType}>(");
                    _writer.Lines(Codecs.Arguments(codec), ",", ");");
                }

                if (_codecs.InOrder.Count > 0)
                {
                    _writer.Line();
                }

                _writer.Line("return");
                using (_writer.Block("[", "];"))
                {
                    foreach (HostFunctionModel function in _hostClass.Functions)
                    {
                        WriteFunction(function);
                    }
                }
            }
        }
    }

    private void WriteFunction(HostFunctionModel function)
    {
        List<HostValueModel> values = function.Arguments.Where(static argument => argument.Source == HostArgumentSource.Plugin).Select(static argument => argument.Value!).ToList();
        string parameters = string.Join(", ", values.Select(Kind));
        string result = function.ErrorsAsPayload ? $"{Code.ValueKind}.I64" : function.Result is null ? "null" : Kind(function.Result);
        bool capturesNothing = function.IsStatic && values.Append(function.Result).All(static value => value?.Payload?.Json is null);
        _writer.Line("new(");
        _writer.Lines(
            [
                $"{Literal(_hostClass.ImportNamespace)}, {Literal(function.Import)}",
                $"[{parameters}], {result}",
                Lambda(function, capturesNothing ? "static " : ""),
            ],
            ",",
            "),");
    }

    private string Lambda(HostFunctionModel function, string modifier) => function switch
    {
        { ErrorsAsPayload: true, Result.Payload: { } payload } =>
            $"{Code.ErrorReply}.Create<{payload.ValueType}, {payload.Codec}>({modifier}{_call} => {Invocation(function)}, {_codecs.Expression(payload)})",
        { ErrorsAsPayload: true } => $"{Code.ErrorReply}.Create({modifier}{_call} => {Invocation(function)})",
        _ => $"{modifier}{_call} => {Body(function)}",
    };

    private string Body(HostFunctionModel function)
    {
        string invocation = Invocation(function);
        if (function.Result?.Payload?.DeniesNull == true)
        {
            invocation += "!";
        }

        return function.Result switch
        {
            null => invocation,
            { Number: { } number } => $"{_call}.Set{number.Accessor}({string.Format(CultureInfo.InvariantCulture, number.Write, invocation)})",
            { Payload: { } payload } => $"{_call}.Set<{payload.ValueType}, {payload.Codec}>({invocation}, {_codecs.Expression(payload)})",
            _ => throw new InvalidOperationException("a value is either a number or a payload"),
        };
    }

    private string Invocation(HostFunctionModel function)
    {
        var arguments = new List<string>();
        int index = 0;
        foreach (HostArgumentModel argument in function.Arguments)
        {
            arguments.Add(argument.Source switch
            {
                HostArgumentSource.HostCall => _call,
                HostArgumentSource.CancellationToken => $"{_call}.CancellationToken",
                HostArgumentSource.HostContext => $"{_call}.GetHostContext<{argument.ContextType}>()",
                _ => Read(argument.Value!, index++),
            });
        }

        return function.Asynchrony == Asynchrony.None
            ? $"{function.Method}({string.Join(", ", arguments)})"
            : AsyncInvocation(function, arguments);
    }

    // The arguments are read here and handed over as one value, because the function may have to start on another thread. What
    // lives on the stack cannot be handed over: such a function starts on this one, and no async method takes such a thing.
    private string AsyncInvocation(HostFunctionModel function, List<string> arguments)
    {
        string asTask = function.Asynchrony == Asynchrony.ValueTask ? ".AsTask()" : "";
        if (function.Arguments.Any(static argument => argument.Source == HostArgumentSource.HostCall || argument.Value?.Payload?.IsSpan == true))
        {
            return $"{function.Method}({string.Join(", ", arguments)}){asTask}.GetAwaiter().GetResult()";
        }

        (string values, string passed) = arguments.Count switch
        {
            0 => ("0", ""),
            1 => (arguments[0], _arguments),
            _ => (
                $"({string.Join(", ", arguments)})",
                string.Join(", ", Enumerable.Range(1, arguments.Count).Select(item => $"{_arguments}.Item{item.ToString(CultureInfo.InvariantCulture)}"))),
        };
        return $"{Code.AsyncHostFunction}.Wait({values}, {_arguments} => {function.Method}({passed}){asTask})";
    }

    private string Read(HostValueModel value, int index)
    {
        if (value.Number is { } number)
        {
            return string.Format(CultureInfo.InvariantCulture, number.Read, $"{_call}.Get{number.Accessor}({index})");
        }

        PayloadModel payload = value.Payload!;
        return payload.IsSpan
            ? $"{_call}.GetBytes({index})"
            : $"{_call}.Get<{payload.ValueType}, {payload.Codec}>({index}, {_codecs.Expression(payload)}){(payload.ForgivesNull ? "!" : "")}";
    }

    // A payload travels as the handle of its block.
    private static string Kind(HostValueModel value) => $"{Code.ValueKind}.{value.Number?.Kind ?? "I64"}";

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
