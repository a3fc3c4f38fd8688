using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.Generators.Emitting;

/// <summary>
/// Adds a file to the output. A mistake of ours while one is written becomes WXT999 about that one; unguarded, it would be a
/// CS8785 that drops the files of all others too.
/// </summary>
internal static class GuardedOutput
{
    // No byte order mark: the files can be written to disk and compared.
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);

    public static void Add(SourceProductionContext context, string hintName, string subject, Func<string> emit)
    {
        try
        {
            context.AddSource(hintName, SourceText.From(emit(), s_encoding));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            context.ReportDiagnostic(Describe(exception, subject, location: null));
        }
    }

    public static Diagnostic Describe(Exception exception, string subject, Location? location) =>
        Diagnostic.Create(Rules.Failure, location ?? Location.None, subject, $"{exception.GetType().Name}: {exception.Message.Replace('\n', ' ')}");
}
