using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>Answers what only a partner's journal can: read for each call, away from the partner's grain, which need not be in memory.</summary>
public interface IScoreJournalGrain : IGrainWithIntegerKey
{
    /// <summary>How a partner's score came to be, the latest change first.</summary>
    /// <param name="partnerId">The partner.</param>
    /// <param name="terms">By what it is judged.</param>
    /// <param name="skip">Changes before the page.</param>
    /// <param name="size">Changes of the page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [ResponseTimeout("00:01:00")]
    Task<Answer<ListedChanges>> ListChanges(string partnerId, ScoreTerms terms, int skip, int size, CancellationToken cancellationToken);

    /// <summary>The transactions that count in a period, record by record.</summary>
    /// <param name="partnerId">The partner.</param>
    /// <param name="period">The period.</param>
    /// <param name="afterVersion">The version that the page before ended with; 0 for the first page.</param>
    /// <param name="size">Transactions after which a page ends.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [ResponseTimeout("00:01:00")]
    Task<Answer<ListedFacts>> ListSales(string partnerId, Period period, long afterVersion, int size, CancellationToken cancellationToken);
}
