using WebXtism.Engine;
using WebXtism.Kernel;

namespace WebXtism.Tests.Kernel;

/// <summary>
/// Calls the functions of one kernel as a guest does: each method here is one crossing into <c>KernelGuest.wat</c> and one
/// call of the kernel from there. Nothing resets the kernel in between, so a test is one call of a plugin as the kernel sees
/// it. A trap fails the test.
/// </summary>
internal sealed class KernelGuest : IDisposable
{
    private readonly ExtismHost _host;
    private readonly ObservedEngine _engine = new(TestEngine.Shared);
    private readonly CompiledPlugin _compiled;
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private Plugin? _plugin;
    private ObservedEngine.Instance _instance = null!;
    private long _first;
    private long _second;
    private long _answer;

    public KernelGuest()
    {
        _host = new ExtismHost(new ExtismHostOptions { Engine = _engine });
        _compiled = _host.CompileAsync(PluginSource.Bytes(Guest.Of(typeof(KernelGuest))), options =>
        {
            options.HostFunctions.Add(new HostFunction("test", "argument", [ValueKind.I32], ValueKind.I64, call => call.SetInt64(call.GetInt32(0) == 0 ? _first : _second)));
            options.HostFunctions.Add(new HostFunction("test", "answer", [ValueKind.I64], null, call => _answer = call.GetInt64(0)));
        }).AsTask().GetAwaiter().GetResult();
        Renew();
    }

    /// <summary>The same kernel as the host sees it.</summary>
    public KernelMemory Memory => _instance.Memory;

    public long Alloc(long length) => Invoke("alloc", length);

    public void Free(long handle) => Invoke("free", handle);

    public long Length(long handle) => Invoke("length", handle);

    public long LengthUnsafe(long handle) => Invoke("length_unsafe", handle);

    public byte LoadU8(long at) => checked((byte)Invoke("load_u8", at));

    public long LoadU64(long at) => Invoke("load_u64", at);

    public void StoreU8(long at, long value) => Invoke("store_u8", at, value);

    public void StoreU64(long at, long value) => Invoke("store_u64", at, value);

    public byte InputLoadU8(long index) => checked((byte)Invoke("input_load_u8", index));

    public long InputLoadU64(long index) => Invoke("input_load_u64", index);

    public void InputSet(long offset, long length) => Invoke("input_set", offset, length);

    public (long Offset, long Length) Input => (Invoke("input_offset"), Invoke("input_length"));

    public void OutputSet(long offset, long length) => Invoke("output_set", offset, length);

    public (long Offset, long Length) Output => (Invoke("output_offset"), Invoke("output_length"));

    public void ErrorSet(long handle) => Invoke("error_set", handle);

    public long Error => Invoke("error_get");

    public void Reset() => Invoke("reset");

    public long MemoryBytes => Invoke("memory_bytes");

    /// <summary>Prepares a call with this input, as the host does.</summary>
    public void BeginCall(params ReadOnlySpan<byte> input)
    {
        Memory.BeginCall();
        if (!input.IsEmpty)
        {
            input.CopyTo(Memory.Reserve(input.Length));
        }

        Memory.CommitInput(input.Length);
    }

    /// <summary>Takes a fresh kernel of one page.</summary>
    public void Renew()
    {
        _plugin?.Dispose();
        _plugin = _compiled.Instantiate();
        _instance = _engine.Instances[^1];
    }

    public void Dispose()
    {
        _compiled.Dispose();
        _host.Dispose();
    }

    private long Invoke(string function, long first = 0, long second = 0)
    {
        if (!_slots.TryGetValue(function, out int slot))
        {
            _slots.Add(function, slot = _instance.Find(function));
        }

        _first = first;
        _second = second;
        EngineResult result = _instance.Invoke(slot, default);
        if (result.Outcome != EngineOutcome.Returned)
        {
            Assert.Fail($"{function}({first}, {second}) ended as {result.Outcome}: {_instance.TakeFault()?.Message}");
        }

        return _answer;
    }
}
