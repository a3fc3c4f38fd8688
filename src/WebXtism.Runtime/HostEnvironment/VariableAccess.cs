using System.Globalization;
using WebXtism.Engine;
using WebXtism.Wasi;

namespace WebXtism.HostEnvironment;

/// <summary>The variables of an instance as they are used during a call, from either side: the plugin waits for its store.</summary>
internal static class VariableAccess
{
    /// <summary>Reads a variable; empty when there is none.</summary>
    public static ReadOnlyMemory<byte> Get(InstanceContext instance, string key)
    {
        if (instance.Variables is InMemoryVariableStore memory)
        {
            memory.TryGet(key, out ReadOnlyMemory<byte> value);
            return value;
        }

        return Wait(instance, key, static (store, key, token) => store.GetAsync(key, token));
    }

    /// <summary>Sets a variable; an empty value removes it.</summary>
    /// <exception cref="PluginLimitException">Variables are disabled, or there is no room.</exception>
    public static void Set(InstanceContext instance, string key, ReadOnlySpan<byte> value)
    {
        if (instance.MaxVariableBytes == 0)
        {
            throw Full(instance, "variables are disabled; set PluginOptions.MaxVariableBytes to allow them");
        }

        if (value.IsEmpty)
        {
            Remove(instance, key);
            return;
        }

        // A store of the application's has its own idea of how much is too much, but never gets more in one piece than all
        // variables together may take.
        bool hasRoom = InMemoryVariableStore.SizeOf(key, value.Length) <= instance.MaxVariableBytes;
        if (!hasRoom || !TrySet(instance, key, value.ToArray()))
        {
            throw Full(instance, string.Create(CultureInfo.InvariantCulture,
                $"there is no room for '{GuestName.Show(key)}' with {value.Length} bytes: {Reason(instance, hasRoom)}"));
        }
    }

    private static void Remove(InstanceContext instance, string key)
    {
        if (instance.Variables is InMemoryVariableStore memory)
        {
            memory.Remove(key);
            return;
        }

        Wait(instance, key, static async (store, key, token) =>
        {
            await store.RemoveAsync(key, token).ConfigureAwait(false);
            return true;
        });
    }

    private static bool TrySet(InstanceContext instance, string key, byte[] value) =>
        instance.Variables is InMemoryVariableStore memory
            ? memory.TrySet(key, value)
            : Wait(instance, (key, value), static (store, entry, token) => store.TrySetAsync(entry.key, entry.value, token));

    // Started as an asynchronous host function is, and left when the caller gives up, whatever the store makes of its token.
    private static T Wait<TArguments, T>(InstanceContext instance, TArguments arguments, Func<IVariableStore, TArguments, CancellationToken, ValueTask<T>> access)
    {
        IVariableStore store = instance.Variables;
        CancellationToken token = instance.CancellationToken;
        Task<T> task;
        if (AsyncHostFunction.HasContext)
        {
            task = Task.Run(() => access(store, arguments, token).AsTask(), CancellationToken.None);
        }
        else
        {
            ValueTask<T> pending = access(store, arguments, token);
            if (pending.IsCompleted)
            {
                return pending.GetAwaiter().GetResult();
            }

            task = pending.AsTask();
        }

        GuestWait.For(instance, task);
        return task.GetAwaiter().GetResult();
    }

    private static string Reason(InstanceContext instance, bool hasRoom) => (hasRoom, instance.HasOwnVariables) switch
    {
        (_, true) => string.Create(CultureInfo.InvariantCulture, $"all variables together may take {instance.MaxVariableBytes} bytes; raise PluginOptions.MaxVariableBytes or store less"),
        (false, _) => string.Create(CultureInfo.InvariantCulture, $"no variable may take more than {instance.MaxVariableBytes} bytes; raise PluginOptions.MaxVariableBytes or store less"),
        _ => "the store in PluginOptions.Variables is full",
    };

    private static PluginLimitException Full(InstanceContext instance, string reason) =>
        new(instance.PluginName, instance.ExportName, PluginLimit.Variables, $"'{instance.PluginName}' set a variable while it ran '{instance.ExportName}', but {reason}.");
}
