using System.ComponentModel.DataAnnotations;

namespace ChannelGrains.Grains.Lookup;

/// <summary>Bounds of what is looked for with all partners, from configuration section <c>ChannelGrains:Lookup</c>.</summary>
public sealed class LookupOptions
{
    /// <summary>Look-ups for one id: keys of the index that are read, and KiB of what is read of a partner that is not in memory; asking one that is costs ten.</summary>
    [Range(1, 1L << 40)]
    public long MaxLookUps { get; set; } = 200_000;
}
