using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Certificates;

/// <summary>Some partners, and what they sold.</summary>
/// <param name="Partners">How many.</param>
/// <param name="Net">Net sales together.</param>
public readonly record struct PartnerGroup(int Partners, Amount Net)
{
    public static readonly PartnerGroup None;

    /// <summary>Net sales of one on average, to 12 places, half to even; null where there is none.</summary>
    public string? Mean => Partners == 0 ? null : DecimalRatio.Quotient(Net.Micros, (Int128)Partners * Amount.MicrosPerUnit);

    public PartnerGroup With(Amount net) => new(Partners + 1, Net + net);
}
