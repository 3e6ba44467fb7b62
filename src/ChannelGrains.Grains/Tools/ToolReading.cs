using ChannelGrains.Domain.Tools;

namespace ChannelGrains.Grains.Tools;

/// <summary>A tool that was put.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="JournalVersion">Version of the tools' journal that has it.</param>
[GenerateSerializer, Immutable]
public sealed record ToolReading([property: Id(0)] SalesTool Tool, [property: Id(1)] long JournalVersion);
