using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Kpis;

namespace ChannelGrains.Grains.AsOf;

/// <summary>Answers about the past, folded from journals without waking the grains that they belong to.</summary>
public interface IAsOfGrain : IGrainWithIntegerKey
{
    /// <summary>The figures of a period as they were known at an instant, microseconds since 1970-01-01 UTC.</summary>
    [ResponseTimeout("00:01:00")]
    Task<Answer<PartnerFigures>> GetKpis(string partnerId, Period period, long asOfMicros, CancellationToken cancellationToken);
}
