using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Checks;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Scorecards.V1;
using Grpc.Core;

namespace ChannelGrains.Fleet.Voices;

/// <summary>Compares the satisfaction in the scorecards of all partners with what their customers said.</summary>
/// <param name="channel">The server.</param>
/// <param name="seed">What the story follows from.</param>
/// <param name="firstDay">Its first day.</param>
/// <param name="others">What customers of a partner said in a month besides, 1 to 5.</param>
internal sealed class VoiceCheck(ChannelBase channel, int seed, DateOnly firstDay, Func<FleetPartner, Period, IEnumerable<int>> others)
{
    private const int AtOnce = 8;

    private readonly ScorecardService.ScorecardServiceClient _scorecards = new(channel);

    /// <param name="toldUntil">The first day that is not told yet.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CheckResult> AllAsync(DateOnly toldUntil, CancellationToken cancellationToken)
    {
        List<Period> months = [];
        for (var day = firstDay; day < toldUntil; day = months[^1].Last.AddDays(1))
            months.Add(Period.Month(day));
        var comparisons = new List<Comparison>();
        foreach (var some in PartnerCast.All.SelectMany(partner => months.Select(month => (partner, month))).Chunk(AtOnce))
            comparisons.AddRange(await Task.WhenAll(some.Select(one => CheckAsync(one.partner, one.month, toldUntil, cancellationToken))));
        return CheckResult.Of(PartnerCast.All.Count, comparisons);
    }

    private async Task<Comparison> CheckAsync(FleetPartner partner, Period month, DateOnly toldUntil, CancellationToken cancellationToken)
    {
        var request = new GetScorecardRequest { Scope = new ScorecardScope { PartnerId = partner.Id }, Period = month.Id };
        var card = (await _scorecards.GetScorecardAsync(request, cancellationToken: cancellationToken)).Scorecard;
        var row = card.Rows.Single(row => row.Kpi == KpiName.CustomerSatisfaction);
        List<int> said = [.. others(partner, month)];
        for (var day = month.First; day <= month.Last && day < toldUntil; day = day.AddDays(1))
            if (day >= firstDay)
                said.AddRange(DayVoices.Of(seed, partner, day).Scores);
        var comparison = new Comparison(partner.Id);
        comparison.Compare(month.Id, "answers", said.Count, row.SampleSize);
        comparison.Compare(month.Id, "satisfied", $"{said.Count(score => score >= 4)}", row.Numerator);
        return comparison;
    }
}
