using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Parsing;

/// <summary>
/// Two members of an interface may call one export only as a pair: one waits, the other returns a task, and the same payloads
/// travel. Members of different interfaces may meet in one too. Anything else is a slip, most often an overload, whose calls
/// would end in the wrong export.
/// </summary>
internal static class ExportTwins
{
    public static void Check(IEnumerable<LocatedCall> calls, ParseScope scope)
    {
        var seen = new Dictionary<string, List<CallModel>>(StringComparer.Ordinal);
        foreach ((CallModel call, var location) in calls)
        {
            if (!seen.TryGetValue(call.Export, out List<CallModel>? earlier))
            {
                seen.Add(call.Export, [call]);
                continue;
            }

            if (earlier.FirstOrDefault(other => !ArePair(other, call)) is { } rival)
            {
                scope.Report(Rules.SameExport, location, rival.Name, call.Name, call.Export);
            }

            earlier.Add(call);
        }
    }

    private static bool ArePair(CallModel one, CallModel other) =>
        (one.Asynchrony == Asynchrony.None != (other.Asynchrony == Asynchrony.None) || one.Interface != other.Interface)
        && one.Input.Wire == other.Input.Wire
        && one.Output.Wire == other.Output.Wire;
}
