using Microsoft.Extensions.Logging;

namespace WebXtism.Testing;

/// <summary>One entry of the log of a plugin or of its host, as <see cref="RecordingHost"/> saw it.</summary>
/// <param name="Level">The level.</param>
/// <param name="PluginName">The plugin that it is about; <see langword="null"/> when it is about none.</param>
/// <param name="EventName">What kind of entry it is: <c>GuestMessage</c> for what a plugin logs, <c>GuestOutput</c> for lines of its standard output, others for those of the host.</param>
/// <param name="Message">What the plugin logged, without what the host puts before it; of other entries the whole message.</param>
public sealed record RecordedLog(LogLevel Level, string? PluginName, string EventName, string Message);
