using ChannelGrains.Domain.Money;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>A market as it was known at an instant.</summary>
/// <param name="Total">Its size; null where that was not known, or cannot be told.</param>
/// <param name="Basis">Which market it is and who said so, or why it cannot be told, in words; empty where nothing was known.</param>
internal sealed record MarketThen(Amount? Total, string Basis)
{
    public static readonly MarketThen Unknown = new(null, "");
}
