using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Settlement;

namespace ChannelGrains.Grains.Payments;

/// <summary>The payee is the one that was set, else that of the agreement.</summary>
internal sealed class PayeeOfPartner : PayeeSource
{
    public override async ValueTask<string> HashAsync(PartnerGrain grain, FoldedPartner partner, BusinessDay today) =>
        await Payees.ReadAsync(grain, partner, today) is { } payee ? Convert.ToHexStringLower(payee.ContentHash.AsSpan()) : "";
}
