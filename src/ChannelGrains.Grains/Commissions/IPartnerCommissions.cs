using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Commissions;

/// <summary>What a partner earns. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerCommissions : IGrainExtension
{
    Task<Answer<PreviewedSettlement>> Preview(PreviewSettlement command, CalendarRules rules);

    /// <summary>How a month's commission comes about.</summary>
    /// <param name="month">In months since 1970-01.</param>
    /// <param name="rules">The programme's calendar.</param>
    /// <param name="pageSize">How many cells; 0 for the default.</param>
    /// <param name="after">Where the page before ended; empty for the first page.</param>
    Task<Answer<ExplainedCommission>> Explain(int month, CalendarRules rules, int pageSize, string after);
}
