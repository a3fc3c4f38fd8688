using System.Runtime.CompilerServices;

namespace WebXtism.Generators.Analyzers;

/// <summary>
/// Something that many actions of an analyzer need and the first of them finds out. Each looks with its own token: one that is
/// cancelled keeps nothing, and the next one looks again.
/// </summary>
/// <param name="find">Finds it out. Two actions may ask at once; then the first result counts.</param>
internal sealed class OncePerCompilation<T>(Func<CancellationToken, T> find)
{
    private StrongBox<T>? _found;

    public T Get(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _found) is { } found)
        {
            return found.Value!;
        }

        var own = new StrongBox<T>(find(cancellationToken));
        return (Interlocked.CompareExchange(ref _found, own, null) ?? own).Value!;
    }
}
