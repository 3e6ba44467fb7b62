using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.Sources;

/// <summary>The directory of sources: index entries by id, each with the source, written with every change of it.</summary>
internal static class SourceDirectory
{
    public static readonly byte[] Prefix = [IndexSpaces.Sources, (byte)'/'];

    public static byte[] Key(string sourceId) => IndexDirectory.Key(Prefix, sourceId);
}
