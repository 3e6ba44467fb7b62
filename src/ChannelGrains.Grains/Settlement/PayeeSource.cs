using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Settlement;

/// <summary>Who knows whom a partner's money goes to.</summary>
internal abstract class PayeeSource
{
    /// <summary>SHA-256 of whom it goes to today, in hexadecimal; empty for a credit note.</summary>
    public abstract ValueTask<string> HashAsync(PartnerGrain grain, FoldedPartner partner, BusinessDay today);
}
