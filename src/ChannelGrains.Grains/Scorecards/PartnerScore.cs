using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Grains.Compliance;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Watching;
using Orleans.Runtime;

namespace ChannelGrains.Grains.Scorecards;

internal sealed class PartnerScore(IGrainContextAccessor context, JournalledRequirements requirements) : PartnerExtension(context), IPartnerScore
{
    public async Task<Answer<PartnerFigures>> Read(Period period, IChangeObserver? observer)
    {
        var asked = await requirements.ReadAsync(CancellationToken.None);
        return await Partner.ReadAsync(partner =>
        {
            if (partner.Life is null)
                return Answer<PartnerFigures>.Refuse(Unknown());
            // Nothing runs between entering the observer and reading, so that no change falls between them.
            Partner.Watch(observer);
            return Answer<PartnerFigures>.Of(FoldedFigures.Of(partner, period, Partner.NowMicros, Partner.Version, asked), Partner.Ticket);
        }, CancellationToken.None);
    }

    public async Task<Answer<SketchedCustomers>> SketchCustomers(Period period) => await Partner.ReadAsync(partner => partner.Life is null
        ? Answer<SketchedCustomers>.Refuse(Unknown())
        : Answer<SketchedCustomers>.Of(new SketchedCustomers(Sketch(partner, period), Sketch(partner, period.Previous())), Partner.Ticket), CancellationToken.None);

    private static byte[] Sketch(FoldedPartner partner, Period period) => partner.Sales.SketchCustomers(period.FirstDay.Month, period.LastDay.Month);
}
