using System.Buffers.Binary;
using System.Text;
using WebXtism.Engine;

namespace WebXtism.Tests.Wasi;

/// <summary>
/// A guest that passes calls on: a test says which function of WASI it calls and with which arguments, and looks into its
/// memory before and after.
/// </summary>
internal sealed class WasiGuest(Plugin plugin, WasiGuest.Wires wires)
{
    /// <summary>The first descriptor that is not one of the standard three: the first directory of the options.</summary>
    public const int FirstDirectory = 3;

    public const int PageSize = 64 * 1024;

    // Results go below, what Place puts above; a test that places more than a page wraps around.
    private const uint Results = 16;
    private const uint FirstPlace = 4096;

    private uint _place = FirstPlace;

    public Plugin Plugin => plugin;

    public GuestMemory Memory => wires.Memory!;

    /// <summary>The whole module: an export for each function.</summary>
    public static string Text { get; } = $"""
        (module
          {string.Join("\n  ", WasiSignatures.All.Keys.Select(WasiSignatures.Import))}
          (import "test" "ready" (func $ready))
          (import "test" "argument" (func $argument (param i32) (result i64)))
          (import "test" "result" (func $result (param i32)))
          (memory (export "memory") 1 16)
          (func (export "begin") (call $ready))
          (func (export "grow") (drop (memory.grow (i32.const 1))))
          {string.Join("\n  ", WasiSignatures.All.Keys.Select(Export))})
        """;

    public WasiErrno Call(string function, params ReadOnlySpan<long> arguments) => Call(function, CancellationToken.None, arguments);

    public WasiErrno Call(string function, CancellationToken cancellationToken, params ReadOnlySpan<long> arguments)
    {
        Assert.Equal(WasiSignatures.All[function].Length, arguments.Length);
        wires.Arguments = arguments.ToArray();
        plugin.Call(function, cancellationToken: cancellationToken);
        return (WasiErrno)wires.Result;
    }

    /// <summary>Puts bytes into the guest's memory.</summary>
    public uint Place(ReadOnlySpan<byte> bytes)
    {
        if (_place + bytes.Length > PageSize)
        {
            _place = FirstPlace;
        }

        uint address = _place;
        Assert.True(Memory.TryWrite(address, bytes));
        _place += (uint)(bytes.Length + 7) & ~7u;
        return address;
    }

    public byte[] Bytes(uint address, int length)
    {
        byte[] bytes = new byte[length];
        Assert.True(Memory.TryRead(address, bytes));
        return bytes;
    }

    public uint UInt32(uint address) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(address, 4));

    public ulong UInt64(uint address) => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(address, 8));

    /// <summary>Puts a list of pieces into the memory.</summary>
    public uint Vectors(params (long Address, long Length)[] pieces)
    {
        byte[] list = new byte[8 * pieces.Length];
        for (int i = 0; i < pieces.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(list.AsSpan(8 * i), (uint)pieces[i].Address);
            BinaryPrimitives.WriteUInt32LittleEndian(list.AsSpan((8 * i) + 4), (uint)pieces[i].Length);
        }

        return Place(list);
    }

    /// <summary>Calls a function whose last arguments are a path.</summary>
    public WasiErrno CallPath(string function, long first, string path) => Call(function, [first, .. Path(path)]);

    /// <summary>A path as two arguments.</summary>
    public long[] Path(string path)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(path);
        return [Place(bytes), bytes.Length];
    }

    public WasiErrno Open(string path, out int descriptor, WasiOpen how = WasiOpen.Read, int directory = FirstDirectory, long? rights = null, int flags = 0)
    {
        const long Read = 1 << 1;
        const long Write = 1 << 6;
        const long Everything = (1 << 30) - 1;
        int open = (int)(how & (WasiOpen.Create | WasiOpen.Directory | WasiOpen.Exclusive | WasiOpen.Truncate));
        long wanted = rights ?? ((Everything & ~Read & ~Write) | ((how & WasiOpen.Read) != 0 ? Read : 0) | ((how & WasiOpen.Write) != 0 ? Write : 0));
        WasiErrno errno = Call("path_open", [directory, (how & WasiOpen.NoFollow) != 0 ? 0 : 1, .. Path(path), open, wanted, Everything, flags, Results]);
        descriptor = (int)UInt32(Results);
        return errno;
    }

    public int Opened(string path, WasiOpen how = WasiOpen.Read, int directory = FirstDirectory)
    {
        Assert.Equal((path, WasiErrno.Success), (path, Open(path, out int descriptor, how, directory)));
        return descriptor;
    }

    public WasiErrno Write(int descriptor, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        WasiErrno errno = Call("fd_write", descriptor, Vectors((Place(bytes), (uint)bytes.Length)), 1, Results);
        Assert.True(errno != WasiErrno.Success || UInt32(Results) == bytes.Length);
        return errno;
    }

    public WasiErrno Read(int descriptor, int count, out string text)
    {
        uint buffer = Place(new byte[count]);
        WasiErrno errno = Call("fd_read", descriptor, Vectors((buffer, (uint)count)), 1, Results);
        text = errno == WasiErrno.Success ? Encoding.UTF8.GetString(Bytes(buffer, (int)UInt32(Results))) : "";
        return errno;
    }

    public string ReadText(int descriptor, int count = 1000)
    {
        Assert.Equal(WasiErrno.Success, Read(descriptor, count, out string text));
        return text;
    }

    private static string Export(string function)
    {
        IEnumerable<string> arguments = WasiSignatures.All[function].Select(static (letter, index) =>
            letter == 'l' ? $"(call $argument (i32.const {index}))" : $"(i32.wrap_i64 (call $argument (i32.const {index})))");
        string call = $"(call ${function} {string.Join(' ', arguments)})";
        return $"""(func (export "{function}") (call $ready) {(function == "proc_exit" ? call : $"(call $result {call})")})""";
    }

    /// <summary>The ends of the host functions by which the test speaks with the guest.</summary>
    public sealed class Wires
    {
        public GuestMemory? Memory { get; private set; }

        public long[] Arguments { get; set; } = [];

        public int Result { get; private set; }

        public void Connect(PluginOptions options)
        {
            options.HostFunctions.Add(new HostFunction("test", "ready", [], null, call => Memory = call.GuestMemory));
            options.HostFunctions.Add(new HostFunction("test", "argument", [ValueKind.I32], ValueKind.I64, call => call.SetInt64(Arguments[call.GetInt32(0)])));
            options.HostFunctions.Add(new HostFunction("test", "result", [ValueKind.I32], null, call => Result = call.GetInt32(0)));
        }
    }
}
