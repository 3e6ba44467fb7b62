using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Kpis;
using ChannelGrains.Grains.Partners;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.AsOf;

/// <summary>Has no state: how many calls run at once is the reader's affair.</summary>
[Reentrant, StatelessWorker(maxLocalWorkers: 1)]
internal sealed class AsOfGrain(AsOfReader reader) : Grain, IAsOfGrain
{
    public Task<Answer<PartnerFigures>> GetKpis(string partnerId, Period period, long asOfMicros, CancellationToken cancellationToken) => reader.ReadAsync(
        partnerId, asOfMicros, partner => Answer<PartnerFigures>.Of(KpiFigures.Of(partner.State, period, partner.AsOfMicros, partner.Version), default), cancellationToken);
}
