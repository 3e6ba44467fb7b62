namespace ChannelGrains.Grains;

/// <summary>A page of a directory.</summary>
/// <param name="Values">What it has of each id.</param>
/// <param name="Last">The id that the next page comes behind; empty on the last page.</param>
internal readonly record struct DirectoryPage(IReadOnlyList<ReadOnlyMemory<byte>> Values, string Last);
