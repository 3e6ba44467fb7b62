using ChannelGrains.Domain.PartnerLists;

namespace ChannelGrains.Grains.PartnerLists;

/// <summary>The bands of all partners in the present month.</summary>
public interface IPartnerBands
{
    /// <summary>The bands, which go on changing; null where no live views are kept.</summary>
    ValueTask<BandTable?> ReadAsync(CancellationToken cancellationToken);
}
