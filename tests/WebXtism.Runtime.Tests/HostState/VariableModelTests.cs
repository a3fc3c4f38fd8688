using System.Text;
using CsCheck;

namespace WebXtism.Tests.HostState;

/// <summary>The accounting of variables, through real calls, against a model of what Extism counts.</summary>
public sealed class VariableModelTests : HostStateTests
{
    private const int Limit = 400;

    private static readonly string[] s_keys = ["", "k", "ключ", "👋", "{0}", "a\nb", "extism:host/env"];

    private static readonly Gen<(string Key, byte[] Value)[]> s_edits =
        Gen.Select(Gen.Int[0, s_keys.Length - 1].Select(static i => s_keys[i]), Gen.Byte.Array[0, 130]).Array[1, 25];

    [Fact]
    public void Guests_and_host_agree_with_the_model()
    {
        var store = new InMemoryVariableStore(Limit);
        Plugin plugin = LoadGuest(options =>
        {
            options.Variables = store;
            options.MaxVariableBytes = long.MaxValue;
        });
        s_edits.Sample(
            edits =>
            {
                foreach (string key in s_keys)
                {
                    store.Remove(key);
                }

                var model = new Dictionary<string, byte[]>(StringComparer.Ordinal);
                return edits.All(edit => Apply(plugin, store, model, edit.Key, edit.Value));
            },
            iter: 200,
            threads: 1);
    }

    // What is replaced counts together with what replaces it; removing always works.
    private static bool Apply(Plugin plugin, InMemoryVariableStore store, Dictionary<string, byte[]> model, string key, byte[] value)
    {
        bool fits = value.Length == 0 || Size(model) + Size(key, value) <= Limit;
        bool done = true;
        try
        {
            plugin.Call("var_set", HostStateGuest.Entry(key, value));
        }
        catch (PluginLimitException exception) when (exception.Limit == PluginLimit.Variables)
        {
            done = false;
        }

        if (fits && value.Length == 0)
        {
            model.Remove(key);
        }
        else if (fits)
        {
            model[key] = value;
        }

        return done == fits && store.UsedBytes == Size(model) && s_keys.All(other => plugin.Call("var_get", Encoding.UTF8.GetBytes(other)).SequenceEqual(model.GetValueOrDefault(other, [])));
    }

    private static long Size(Dictionary<string, byte[]> model) => model.Sum(static entry => Size(entry.Key, entry.Value));

    private static long Size(string key, byte[] value) => Encoding.UTF8.GetByteCount(key) + value.Length + 48;
}
