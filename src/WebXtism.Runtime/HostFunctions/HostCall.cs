using System.Diagnostics.CodeAnalysis;
using WebXtism.Engine;
using WebXtism.HostEnvironment;

namespace WebXtism;

/// <summary>
/// One call of a host function: its arguments, the place of its result, and the plugin that calls. Take it as the first
/// parameter of a <see cref="HostFunctionAttribute"/> method to learn who calls.
/// </summary>
/// <remarks>Everything in it comes from the plugin and is checked before it is handed out.</remarks>
public readonly ref struct HostCall
{
    private readonly InstanceContext _instance;
    private readonly HostFunction _function;
    private readonly Span<WasmValue> _values;

    /// <summary>For engines: wraps the values of one call.</summary>
    /// <param name="instance">The instance that calls.</param>
    /// <param name="function">The function that is called.</param>
    /// <param name="values">The arguments; the result goes to the first of them. At least one value when the function has a result.</param>
    public HostCall(InstanceContext instance, HostFunction function, Span<WasmValue> values)
    {
        _instance = instance;
        _function = function;
        _values = values;
    }

    /// <summary>The name of the plugin that calls.</summary>
    public string PluginName => _instance.PluginName;

    /// <summary>The export that the application called and that led here; empty while the plugin is being initialised.</summary>
    public string ExportName => _instance.ExportName;

    /// <summary>The configuration of the plugin, as it was when the call began.</summary>
    public IReadOnlyDictionary<string, string> Config => _instance.Config;

    /// <summary>Cancelled when the caller of the plugin gives up. Pass it on to whatever may take long.</summary>
    public CancellationToken CancellationToken => _instance.CancellationToken;

    /// <summary>Reads what the caller of the plugin gave this call as <see cref="CallOptions.HostContext"/>.</summary>
    /// <typeparam name="T">Its type, or one that it derives from or implements.</typeparam>
    /// <returns>The object.</returns>
    /// <exception cref="InvalidOperationException">The caller gave none, or one of another type.</exception>
    public T GetHostContext<T>()
        where T : notnull => TryGetHostContext(out T? context) ? context : throw new InvalidOperationException(_instance.HostContext is { } other
            ? $"it needs a host context of type {typeof(T)}, and the call of '{ExportName}' brought one of type {other.GetType()}. Pass the right object as CallOptions.HostContext."
            : $"it needs a host context of type {typeof(T)}, and the call of '{ExportName}' brought none. Pass one as CallOptions.HostContext.");

    /// <summary>Reads what the caller of the plugin gave this call as <see cref="CallOptions.HostContext"/>, if it is of a type.</summary>
    /// <typeparam name="T">The type, or one that it derives from or implements.</typeparam>
    /// <param name="context">The object.</param>
    /// <returns>Whether the caller gave an object of that type.</returns>
    public bool TryGetHostContext<T>([NotNullWhen(true)] out T? context)
        where T : notnull
    {
        if (_instance.HostContext is T found)
        {
            context = found;
            return true;
        }

        context = default;
        return false;
    }

    /// <summary>Reads a variable of the plugin.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The value; empty when there is none.</returns>
    public ReadOnlyMemory<byte> GetVariable(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return VariableAccess.Get(_instance, key);
    }

    /// <summary>Sets a variable of the plugin, under the limits that hold for the plugin itself.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value; copied. An empty one removes the variable.</param>
    /// <exception cref="PluginLimitException">Variables are disabled, or there is no room.</exception>
    public void SetVariable(string key, ReadOnlySpan<byte> value)
    {
        ArgumentNullException.ThrowIfNull(key);
        VariableAccess.Set(_instance, key, value);
    }

    /// <summary>The memory of the plugin's module that calls, for functions that take pointers as those of WASI do.</summary>
    /// <exception cref="InvalidOperationException">The module exports no memory under the name <c>memory</c>.</exception>
    public GuestMemory GuestMemory => _instance.GuestMemory
        ?? throw new InvalidOperationException($"the function takes pointers, and '{PluginName}' exports no memory under the name '{GuestMemory.ExportName}'. Export it, as compilers do by default.");

    internal InstanceContext Instance => _instance;

    internal ReadOnlySpan<WasmValue> Values => _values;

    /// <summary>Reads a 32-bit integer argument.</summary>
    /// <param name="index">The position of the parameter, from 0.</param>
    /// <returns>The argument.</returns>
    public int GetInt32(int index) => _values[index].Int32;

    /// <summary>Reads a 64-bit integer argument.</summary>
    /// <param name="index">The position of the parameter, from 0.</param>
    /// <returns>The argument.</returns>
    public long GetInt64(int index) => _values[index].Int64;

    /// <summary>Reads a 32-bit floating-point argument.</summary>
    /// <param name="index">The position of the parameter, from 0.</param>
    /// <returns>The argument.</returns>
    public float GetSingle(int index) => _values[index].Single;

    /// <summary>Reads a 64-bit floating-point argument.</summary>
    /// <param name="index">The position of the parameter, from 0.</param>
    /// <returns>The argument.</returns>
    public double GetDouble(int index) => _values[index].Double;

    /// <summary>Reads the block whose handle is an argument, without copying it.</summary>
    /// <param name="index">The position of the parameter, from 0.</param>
    /// <returns>The bytes of the block, empty for the null handle. Valid until the plugin runs again or a result is written.</returns>
    /// <exception cref="PayloadException">The argument is not the handle of a live block.</exception>
    public ReadOnlySpan<byte> GetBytes(int index)
    {
        long handle = _values[index].Int64;
        return _instance.Memory.TryReadBlock(handle, out ReadOnlySpan<byte> bytes)
            ? bytes
            : throw PayloadException.InvalidHandle(_instance, _function, index, handle);
    }

    /// <summary>Reads the block whose handle is an argument through a codec.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <param name="index">The position of the parameter, from 0.</param>
    /// <param name="codec">The codec.</param>
    /// <returns>The value.</returns>
    /// <exception cref="PayloadException">The argument is no handle of a live block, or the payload does not fit.</exception>
    public T Get<T, TCodec>(int index, TCodec codec)
        where TCodec : struct, IPayloadCodec<T>
    {
        ReadOnlySpan<byte> bytes = GetBytes(index);
        try
        {
            return codec.Read(bytes);
        }
        catch (Exception exception) when (exception is not ExtismException)
        {
            throw PayloadException.HostFunctionArgument(_instance, _function, index, typeof(T), bytes, exception);
        }
    }

    /// <summary>Sets a 32-bit integer result.</summary>
    /// <param name="value">The result.</param>
    public void SetInt32(int value) => _values[0] = WasmValue.FromInt32(value);

    /// <summary>Sets a 64-bit integer result.</summary>
    /// <param name="value">The result.</param>
    public void SetInt64(long value) => _values[0] = WasmValue.FromInt64(value);

    /// <summary>Sets a 32-bit floating-point result.</summary>
    /// <param name="value">The result.</param>
    public void SetSingle(float value) => _values[0] = WasmValue.FromSingle(value);

    /// <summary>Sets a 64-bit floating-point result.</summary>
    /// <param name="value">The result.</param>
    public void SetDouble(double value) => _values[0] = WasmValue.FromDouble(value);

    /// <summary>Writes bytes to a new block and returns its handle to the plugin; the null handle when there are none.</summary>
    /// <param name="value">The bytes; copied.</param>
    public void SetBytes(ReadOnlySpan<byte> value)
    {
        PayloadWriter writer = _instance.BeginBlock();
        writer.Write(value);
        _values[0] = WasmValue.FromInt64(_instance.EndBlock());
    }

    /// <summary>
    /// Writes a value to a new block through a codec and returns its handle to the plugin; the null handle when the value is
    /// <see langword="null"/> or its payload is empty.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="codec">The codec.</param>
    public void Set<T, TCodec>(T value, TCodec codec)
        where TCodec : struct, IPayloadCodec<T>
    {
        PayloadWriter writer = _instance.BeginBlock();
        if (value is not null)
        {
            try
            {
                codec.Write(value, writer);
            }
            catch (Exception exception) when (exception is not (ExtismException or EngineException))
            {
                throw PayloadException.HostFunctionResult(_instance, _function, typeof(T), exception);
            }
        }

        _values[0] = WasmValue.FromInt64(_instance.EndBlock());
    }
}
