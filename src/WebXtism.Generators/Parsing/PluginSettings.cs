using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Parsing;

/// <summary>What an <c>[ExtismPlugin]</c> says about the methods of its interface.</summary>
/// <param name="InterfaceReference">The interface as generated code names it.</param>
/// <param name="Naming">How methods become exports.</param>
/// <param name="Json">What it says about JSON.</param>
/// <param name="Fallback">Where to report what is wrong with a method that has no source.</param>
internal sealed record PluginSettings(string InterfaceReference, ExportNaming Naming, JsonSettings Json, Location? Fallback);
