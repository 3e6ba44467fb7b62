namespace ChannelGrains.Grains.Payments;

/// <summary>A file of a run for the bank.</summary>
/// <param name="Content">The file.</param>
/// <param name="Name">A name for it.</param>
/// <param name="FileCount">How many files the run has.</param>
[GenerateSerializer, Immutable]
public sealed record ExportedFile([property: Id(0)] byte[] Content, [property: Id(1)] string Name, [property: Id(2)] int FileCount);
