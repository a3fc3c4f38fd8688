using Strict.Payloads;
using WebXtism;

namespace Strict.Hosting;

/// <summary>Functions of the host.</summary>
/// <param name="clock">What time it is.</param>
public sealed partial class Clock(TimeProvider clock)
{
    /// <summary>The time.</summary>
    /// <returns>The time.</returns>
    [HostFunction]
    public long GetTime() => clock.GetUtcNow().Ticks;

    /// <summary>Adds.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Two.</param>
    /// <returns>Both.</returns>
    [HostFunction]
    public static int Add(int left, int right) => left + right;

    /// <summary>Finds a car.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The car.</returns>
    [HostFunction]
    public static Car? Find(string name) => name is { Length: 0 } ? null : new Car(name) { Doors = 3 };

    /// <summary>Logs.</summary>
    /// <param name="call">The call.</param>
    /// <param name="text">What.</param>
    [HostFunction("log_it")]
    public static void Log(HostCall call, ReadOnlySpan<byte> text)
    {
        _ = text.Length + call.GetInt32(0);
    }

    /// <summary>Fetches.</summary>
    /// <param name="text">What.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Text.</returns>
    [HostFunction(ErrorsAsPayload = true)]
    public static async Task<string> FetchAsync(string text, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken).ConfigureAwait(false);
        return text;
    }

    /// <summary>Fetches.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="text">What.</param>
    /// <returns>A point.</returns>
    [HostFunction]
    public static ValueTask<Point> LocateAsync([HostContext] string tenant, string text) => new(new Point(tenant?.Length ?? 0, text?.Length ?? 0));

    [HostFunction]
    private bool IsLate() => clock.GetUtcNow().Hour > 20;
}

/// <summary>More of them.</summary>
[HostFunctions("strict:store", Naming = ExportNaming.CamelCase)]
public partial class Store
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>Reads.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value.</returns>
    [HostFunction]
    public string? Read(string key) => _values.GetValueOrDefault(key);

    /// <summary>Writes.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    [HostFunction]
    public void Write(string key, string value) => _values[key] = value;
}

internal sealed partial class Quiet
{
    [HostFunction]
    internal static Hidden2 Get() => new(1);

    [HostFunction]
    internal static void Put(Hidden3 value) => _ = value.Number;
}

internal sealed record Hidden2(int Number);

internal sealed record Hidden3(int Number);

/// <summary>A plugin of a module.</summary>
[ExtismPlugin(Imports = [typeof(Clock), typeof(Store)])]
public partial interface IModular
{
    /// <summary>Visits.</summary>
    void Visit();
}

/// <summary>Inherits, so that it has two ways to load.</summary>
[ExtismPlugin(Imports = [typeof(Clock), typeof(Store)])]
public partial interface IMoreModular : IModular
{
    /// <summary>Visits again.</summary>
    void VisitAgain();
}

/// <summary>With internal functions.</summary>
[ExtismPlugin(Imports = [typeof(Quiet)])]
public partial interface IQuiet
{
    /// <summary>Visits.</summary>
    /// <param name="moment">When.</param>
    /// <returns>What.</returns>
    string Visit(string moment);
}

/// <summary>A base.</summary>
[ExtismPlugin]
public partial interface IBase
{
    /// <summary>Says hello.</summary>
    /// <returns>Hello.</returns>
    string SayHello();

    /// <summary>Says goodbye.</summary>
    /// <returns>Goodbye.</returns>
    string SayGoodbye() => "";
}

/// <summary>Inherits.</summary>
[ExtismPlugin]
public partial interface IDerived : IBase, IDisposable
{
    /// <summary>Says more.</summary>
    /// <returns>More.</returns>
    string SayMore();
}
