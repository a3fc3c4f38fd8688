using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using WebXtism.Engine;
using WebXtism.Testing.InMemory;

namespace WebXtism.Testing;

/// <summary>
/// What the exports of an in-memory plugin can do besides returning a value: everything that a guest does through its PDK, and
/// everything that goes wrong in guests.
/// </summary>
/// <remarks>
/// There is one for each instance of the plugin. Use it only while an export runs that was given it. A guest that was stopped
/// (by a trap, a timeout, a host function that threw) has no say any more, whatever its C# does with the exception.
/// </remarks>
/// <example>
/// <code>
/// .Export("greet", (InMemoryGuest guest, string name) =>
/// {
///     if (name.Length == 0)
///     {
///         throw guest.Error("nobody to greet");
///     }
///
///     guest.Log(LogLevel.Information, $"greeting {name}");
///     return $"{guest.GetConfig("greeting") ?? "Hello"}, {guest.CallHost("full_name", name).Text}!";
/// })
/// </code>
/// </example>
public sealed class InMemoryGuest
{
    private readonly InMemoryInstance _instance;
    private readonly InMemoryImage _image;
    private readonly InstanceContext _context;
    private readonly ManagedKernelMemory _memory;
    private readonly GuestBlocks _blocks;
    private CallLimits _limits;
    private object? _state;
    private bool _isRunning;

    internal InMemoryGuest(InMemoryInstance instance, InMemoryImage image, InstanceContext context, ManagedKernelMemory memory)
    {
        _instance = instance;
        _image = image;
        _context = context;
        _memory = memory;
        _blocks = new GuestBlocks(context, memory);
    }

    /// <summary>What the export returns to its host as a code: 0, the default, is success. An error text makes the call fail with 0 too.</summary>
    public int ReturnCode { get; set; }

    /// <summary>The input of the export as it arrived. Valid until the export calls a host function or returns.</summary>
    public ReadOnlySpan<byte> Input
    {
        get
        {
            Verify();
            return _memory.Input;
        }
    }

    /// <summary>How the call ended before its export returned; <see langword="null"/> while it goes on.</summary>
    internal GuestEndException? End { get; private set; }

    /// <summary>The state of this instance of the plugin: made when it is first asked for, gone with the instance, as after a trap.</summary>
    /// <typeparam name="T">Its type. There is one state, of one type.</typeparam>
    /// <param name="create">Makes it.</param>
    /// <returns>The state.</returns>
    /// <exception cref="InvalidOperationException">The state is of another type.</exception>
    public T State<T>(Func<T> create)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(create);
        Verify();
        _state ??= create();
        return _state as T ?? throw new InvalidOperationException($"The state of this guest is a {_state.GetType().Name}, and an export asks for a {typeof(T).Name}. Put both into one type.");
    }

    /// <summary>Reads a value of the configuration, as <c>config_get</c> does.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The value; <see langword="null"/> when there is none, or an empty one.</returns>
    public string? GetConfig(string key) => CallHost("config_get", key) is { Bytes.IsEmpty: false } value ? value.Text : null;

    /// <summary>Reads a variable, as <c>var_get</c> does.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The value; <see langword="null"/> when there is none.</returns>
    public byte[]? GetVariable(string key) => CallHost("var_get", key).Bytes is { IsEmpty: false } value ? value.ToArray() : null;

    /// <summary>Sets a variable, as <c>var_set</c> does.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value; <see langword="null"/> removes the variable.</param>
    public void SetVariable(string key, byte[]? value) => CallHost("var_set", key, value ?? []);

    /// <summary>Logs a message, as <c>log_info</c> and its siblings do.</summary>
    /// <param name="level">The level: from <see cref="LogLevel.Trace"/> to <see cref="LogLevel.Error"/>.</param>
    /// <param name="message">The message.</param>
    /// <exception cref="ArgumentOutOfRangeException">Guests have no such level.</exception>
    public void Log(LogLevel level, string message) => CallHost(
        level switch
        {
            LogLevel.Trace => "log_trace",
            LogLevel.Debug => "log_debug",
            LogLevel.Information => "log_info",
            LogLevel.Warning => "log_warn",
            LogLevel.Error => "log_error",
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Guests log from Trace to Error."),
        },
        message);

    /// <summary>
    /// Calls an imported host function: one of <c>extism:host/env</c>, such as <c>http_request</c>, or one that the plugin was
    /// given with <c>Import</c>.
    /// </summary>
    /// <param name="function">Its name; with the namespace, as <c>extism:host/user::find</c>, when several have that name.</param>
    /// <param name="arguments">Its arguments: text and bytes become blocks of plugin memory.</param>
    /// <returns>Its result; the empty block when it has none.</returns>
    /// <exception cref="ArgumentException">The plugin does not import it, or the arguments do not fit its type.</exception>
    public HostValue CallHost(string function, params ReadOnlySpan<HostValue> arguments)
    {
        Verify();
        int index = _image.FindImport(function);
        FunctionType type = _image.Imports[index].Type!;
        HostFunction called = _image.FunctionOf(index);
        if (arguments.Length != type.Parameters.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'{called}' is {type} and got {arguments.Length} arguments."), nameof(arguments));
        }

        var values = new WasmValue[Math.Max(1, arguments.Length)];
        for (int i = 0; i < arguments.Length; i++)
        {
            ValueKind parameter = type.Parameters[i];
            if (!arguments[i].Fits(parameter))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'{called}' is {type}; its argument {i} cannot be {arguments[i]}."), nameof(arguments));
            }

            values[i] = arguments[i].IsBlock ? WasmValue.FromInt64(Allocate(arguments[i].Bytes.Span)) : arguments[i].Number(parameter);
        }

        try
        {
            called.Body(new HostCall(_context, called, values));
        }
        catch (Exception exception)
        {
            _context.Fail(called, exception);
            throw Stop(new(EngineOutcome.HostFunctionFailed, -1));
        }

        // A guest whose time is up does not get to see the result.
        ThrowIfStopped();
        return type.Results.IsEmpty ? HostValue.Block([])
            : HostValue.Of(type.Results[0], values[0], type.Results[0] == ValueKind.I64 ? _blocks.Read(values[0].Int64) : null);
    }

    /// <summary>Sets the error text, as <c>error_set</c> does. The export goes on; the call fails in the end, whatever it returns.</summary>
    /// <param name="text">The text; <see langword="null"/> takes an error back.</param>
    public void SetError(string? text)
    {
        Verify();
        _memory.Error = Allocate(Encoding.UTF8.GetBytes(text ?? ""));
    }

    /// <summary>Sets the output, as <c>output_set</c> does: for exports that fail and have an output. The value that an export returns replaces it.</summary>
    /// <param name="output">The bytes; copied.</param>
    public void SetOutput(ReadOnlySpan<byte> output)
    {
        Verify();
        _memory.SetOutput(Allocate(output), output.Length);
    }

    /// <summary>Sets any range of plugin memory as the output, as a guest can that computes it wrongly.</summary>
    /// <param name="offset">Where it begins.</param>
    /// <param name="length">How many bytes it has.</param>
    public void SetOutputRange(long offset, long length)
    {
        Verify();
        _memory.SetOutput(offset, length);
    }

    /// <summary>Burns fuel, where <see cref="PluginOptions.Fuel"/> counts it; C# burns none by itself.</summary>
    /// <param name="fuel">How much. More than is left ends the call.</param>
    public void BurnFuel(ulong fuel)
    {
        Verify();
        if (!_instance.TryBurn(fuel))
        {
            throw Trap(TrapCode.OutOfFuel, "all fuel consumed");
        }
    }

    /// <summary>Does nothing until the call's timeout passes or its token is cancelled, and ends it then: a loop without end.</summary>
    /// <exception cref="InvalidOperationException">The call has neither, so this would go on for ever.</exception>
    [DoesNotReturn]
    public void SpinUntilStopped()
    {
        Verify();
        if (!_limits.CanStop)
        {
            throw new InvalidOperationException("Nothing can stop this call: set PluginOptions.Timeout, or call with a token.");
        }

        while (true)
        {
            ThrowIfStopped();
            // The deadline counts in the stopwatch's time, and waits are shorter than a long deadline.
            TimeSpan wait = _limits.Deadline == 0 ? Timeout.InfiniteTimeSpan
                : TimeSpan.FromSeconds(Math.Clamp((_limits.Deadline - Stopwatch.GetTimestamp()) / (double)Stopwatch.Frequency, 0.001, 3600));
            _limits.CancellationToken.WaitHandle.WaitOne(wait);
        }
    }

    /// <summary>Ends the call with an error: <c>throw guest.Error("no such person")</c>.</summary>
    /// <param name="text">The error text; <see langword="null"/> for none.</param>
    /// <param name="returnCode">The return code.</param>
    /// <returns>What to throw.</returns>
    public Exception Error(string? text, int returnCode = 1)
    {
        SetError(text);
        ReturnCode = returnCode;
        return Stop(new(EngineOutcome.Returned, returnCode));
    }

    /// <summary>Ends the call with a trap: <c>throw guest.Trap()</c>.</summary>
    /// <param name="code">The kind of trap.</param>
    /// <param name="message">The engine's words; by default those of the kind.</param>
    /// <returns>What to throw.</returns>
    public Exception Trap(TrapCode code = TrapCode.Unreachable, string? message = null)
    {
        Verify();
        return Stop(new(EngineOutcome.Trapped, -1), code, message ?? $"{code} (in-memory guest)");
    }

    /// <summary>Ends the call as WASI's <c>proc_exit</c> does: <c>throw guest.Exit(3)</c>.</summary>
    /// <param name="code">The exit code.</param>
    /// <returns>What to throw.</returns>
    public Exception Exit(int code)
    {
        Verify();
        return Stop(new(EngineOutcome.Exited, code));
    }

    internal void Begin(in CallLimits limits)
    {
        _limits = limits;
        End = null;
        ReturnCode = 0;
        _isRunning = true;
    }

    internal void Leave()
    {
        _isRunning = false;
        _limits = default;
    }

    internal T Read<T, TCodec>(string export, TCodec codec)
        where TCodec : struct, IPayloadCodec<T>
    {
        try
        {
            return codec.Read(_memory.Input);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"The export '{export}' of the in-memory plugin cannot read its input as {typeof(T).Name}: {exception.Message} Give it the type that the interface sends.", exception);
        }
    }

    internal void Write<T, TCodec>(string export, T value, TCodec codec)
        where TCodec : struct, IPayloadCodec<T>
    {
        try
        {
            long handle = _blocks.Write(value, codec);
            if (handle != 0)
            {
                _memory.SetOutput(handle, _memory.LengthOf(handle));
            }
        }
        catch (EngineException exception)
        {
            throw Trap(TrapCode.Unreachable, exception.Message);
        }
        catch (PayloadException exception)
        {
            throw new InvalidOperationException($"The export '{export}' of the in-memory plugin cannot write its output as {typeof(T).Name}: {exception.InnerException?.Message}", exception.InnerException);
        }
    }

    // Guests that get no memory panic.
    private long Allocate(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return _blocks.Write(bytes);
        }
        catch (EngineException exception)
        {
            throw Trap(TrapCode.Unreachable, exception.Message);
        }
    }

    private void ThrowIfStopped()
    {
        if (_limits.CancellationToken.IsCancellationRequested)
        {
            throw Stop(new(EngineOutcome.Cancelled, -1));
        }

        if (_limits.Deadline != 0 && Stopwatch.GetTimestamp() >= _limits.Deadline)
        {
            throw Stop(new(EngineOutcome.TimedOut, -1));
        }
    }

    private GuestEndException Stop(EngineResult result, TrapCode code = TrapCode.Other, string message = "") =>
        End ??= new GuestEndException(result, code, message.Length == 0 ? $"The in-memory guest ends: {result.Outcome}." : message);

    private void Verify()
    {
        if (!_isRunning)
        {
            throw new InvalidOperationException("No export of this guest is running: use it only in the exports that are given it, until they return.");
        }

        if (End is not null)
        {
            throw End;
        }
    }
}
