using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Feedback;
using ChannelGrains.Grains.FormRecords;
using ChannelGrains.Grains.Markets;
using ChannelGrains.Grains.PartnerCounts;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Grains.SalesViews;
using ChannelGrains.Grains.Scorecards;
using ChannelGrains.Grains.Targets;
using ChannelGrains.Scorecards.V1;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>A scorecard, watched. What it shows of others than its scope, as the size of a partner's market and its peers, it reads again with each change, and at each renewal.</summary>
internal sealed record ScorecardQuestion(ScoreScope Scope, Period Period, ScorecardReader Reader, ChangeReceiver Changes) : WatchQuestion<WatchScorecardResponse>
{
    public override string Name => $"The scorecard of {Scope.PartnerId ?? Scope.View.ToString()} in {Period.Id}";

    public override IReadOnlyList<string> Sources => Scope.PartnerId is { } partner
        ? [ScorecardKeys.Scorecards, PartnerSource.Of(partner)]
        :
        [
            ScorecardKeys.Scorecards, ProgrammeKeys.Programme, TargetNames.Source(TargetScope.OfSales(Scope.View)!), PartnerCountsKey.Source, MarketNames.Source(new MarketKey(Scope.View.Region, null)),
            .. MonthIds.Select(month => MonthSource.Of(month, Scope.View)), .. MonthIds.Select(FeedbackSource.Of), .. MonthIds.Select(FieldSource.Of),
        ];

    private IEnumerable<string> MonthIds => Period.Months.Select(month => Period.OfMonth(month).Id);

    public override async Task<WatchScorecardResponse> ReadAsync()
    {
        var answer = await Reader.ReadAsync(Scope, Period, Changes);
        return new WatchScorecardResponse { Scorecard = ScorecardMessages.ToMessage(answer), AsOf = Timestamps.FromMicros(answer.AsOfMicros), JournalVersion = answer.Version };
    }

    public override long VersionOf(WatchScorecardResponse answer, WatchScorecardResponse? last, long lastVersion) =>
        last is not null && Shown(answer).Equals(Shown(last)) ? lastVersion : lastVersion + 1;

    /// <summary>Apart from when its peers were read.</summary>
    private static Scorecard Shown(WatchScorecardResponse answer)
    {
        var shown = answer.Scorecard.Clone();
        if (shown.Peers is { } peers)
            peers.AsOf = null;
        return shown;
    }
}
