using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Journalled;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Profit;

/// <summary>The profit that a partner brings. The answer carries the commit that it must not leave before.</summary>
public interface IPartnerProfit : IGrainExtension
{
    /// <param name="period">Whole months.</param>
    [AlwaysInterleave]
    Task<Answer<ProfitFigures>> Read(Period period);
}
