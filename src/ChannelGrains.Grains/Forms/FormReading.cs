using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Grains.Forms;

/// <summary>A form that was put.</summary>
/// <param name="Form">The form.</param>
/// <param name="JournalVersion">Version of the forms' journal that has it.</param>
[GenerateSerializer, Immutable]
public sealed record FormReading([property: Id(0)] Form Form, [property: Id(1)] long JournalVersion);
