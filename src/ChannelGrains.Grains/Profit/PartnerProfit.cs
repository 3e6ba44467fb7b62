using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Profit;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using Orleans.Runtime;

namespace ChannelGrains.Grains.Profit;

internal sealed class PartnerProfit(IGrainContextAccessor context, ProfitPart part) : PartnerExtension(context), IPartnerProfit
{
    public async Task<Answer<ProfitFigures>> Read(Period period)
    {
        // What was read may be out of date again by then: agreements change seldom.
        while (true)
        {
            await Partner.PrepareAsync(part);
            if (await Partner.ReadAsync(partner => Answer(partner, period), CancellationToken.None) is { } answer)
                return answer;
        }
    }

    private Answer<ProfitFigures>? Answer(FoldedPartner partner, Period period)
    {
        if (partner.Life is null)
            return Answer<ProfitFigures>.Refuse(Unknown());
        return part.IsPrepared(partner) ? Answer<ProfitFigures>.Of(Figures(partner, period), Partner.Ticket) : null;
    }

    private ProfitFigures Figures(FoldedPartner partner, Period period)
    {
        var cellOf = ProfitPart.Compute(partner);
        var sum = part.Views(partner).Where(month => period.Contains(BusinessDay.FirstOfMonth(month)))
            .Aggregate(default(ProfitSum), (sum, month) => sum + ProfitSum.Of(cellOf(month)));
        return new(sum, partner.Life!.Particulars.CurrencyCode, Partner.NowMicros, Partner.Version);
    }
}
