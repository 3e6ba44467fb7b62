using System.ComponentModel.DataAnnotations;

namespace ChannelGrains.Grains.AsOf;

/// <summary>Bounds of the answers about the past, from configuration section <c>ChannelGrains:AsOf</c>.</summary>
public sealed class AsOfOptions
{
    /// <summary>Bytes of records that are folded for one answer.</summary>
    [Range(1, 1L << 40)]
    public long MaxBytes { get; set; } = 64 << 20;

    /// <summary>Partners whose journals are folded for one answer about several.</summary>
    [Range(1, 100_000)]
    public int MaxPartners { get; set; } = 256;

    /// <summary>Answers whose journals are folded at once.</summary>
    [Range(1, 1_000)]
    public int MaxAtOnce { get; set; } = 2;

    /// <summary>Calls that wait for their turn; more are refused.</summary>
    [Range(0, 10_000)]
    public int MaxWaiting { get; set; } = 16;
}
