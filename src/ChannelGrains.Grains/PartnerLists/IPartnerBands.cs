using ChannelGrains.Domain.PartnerLists;

namespace ChannelGrains.Grains.PartnerLists;

/// <summary>The bands of all partners in the present month.</summary>
public interface IPartnerBands
{
    /// <summary>Whether live views are kept: without them no band is known.</summary>
    bool AreKept { get; }

    /// <summary>The bands, which go on changing; null while they are judged for the first time after a start, for another month or by another scorecard.</summary>
    /// <param name="longest">Waits no longer for them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<BandTable?> ReadAsync(TimeSpan longest, CancellationToken cancellationToken);
}
