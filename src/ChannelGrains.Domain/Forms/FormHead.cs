namespace ChannelGrains.Domain.Forms;

/// <summary>The latest version of a form.</summary>
/// <param name="FormId">Its id.</param>
/// <param name="Version">The version.</param>
/// <param name="JournalVersion">Version of the journal's record that has it.</param>
[GenerateSerializer, Immutable]
public sealed record FormHead([property: Id(0)] string FormId, [property: Id(1)] int Version, [property: Id(2)] long JournalVersion);
