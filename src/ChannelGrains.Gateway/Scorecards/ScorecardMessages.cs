using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Scorecards;
using ChannelGrains.Scorecards.V1;
using Wire = ChannelGrains.Scorecards.V1;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>Scorecards between the wire and the domain.</summary>
internal static class ScorecardMessages
{
    public static DefineScorecard ToCommand(DefineScorecardRequest request)
    {
        var definition = request.Definition ?? new Wire.ScorecardDefinition();
        return new DefineScorecard(
            definition.EffectiveFrom,
            [.. definition.Kpis.Select(kpi => new KpiSetting(
                (Domain.Scorecards.KpiName)kpi.Kpi, (Domain.Scorecards.KpiDirection)kpi.Direction, kpi.Weight, kpi.Cap, kpi.PassFrom, kpi.Target, kpi.NextStep))],
            [.. definition.Bands.Select(band => new BandSetting(band.Name, band.From, band.OpensAction))],
            definition.Etag);
    }

    public static Wire.ScorecardDefinition ToMessage(Domain.Scorecards.ScorecardDefinition definition)
    {
        var message = new Wire.ScorecardDefinition
        {
            EffectiveFrom = Domain.Calendars.Period.OfMonth(definition.EffectiveFrom.Month).Id,
            Version = definition.Version,
            DefinedAt = Timestamps.FromMicros(definition.DefinedAtMicros),
            Etag = definition.Etag,
        };
        message.Kpis.AddRange(definition.Kpis.Select(kpi => new Wire.KpiDefinition
        {
            Kpi = (Wire.KpiName)kpi.Kpi,
            Direction = (Wire.KpiDirection)kpi.Direction,
            Weight = ExactNumbers.ToText(kpi.Weight),
            Cap = ExactNumbers.ToText(kpi.Cap),
            PassFrom = ExactNumbers.ToText(kpi.PassFrom),
            Target = kpi.Target is { } target ? ExactNumbers.ToText(target) : "",
            NextStep = kpi.NextStep,
        }));
        message.Bands.AddRange(definition.Bands.Select(band => new Wire.ScoreBand { Name = band.Name, From = ExactNumbers.ToText(band.From), OpensAction = band.OpensAction }));
        return message;
    }

    public static Wire.Scorecard ToMessage(ScorecardAnswer answer)
    {
        var message = new Wire.Scorecard
        {
            Scope = ScoreScopes.ToMessage(answer.Scope),
            Period = answer.Period.Id,
            FirstDay = answer.Period.FirstDay.ToString(),
            LastDay = answer.Period.LastDay.ToString(),
            DefinitionVersion = answer.Definition.Version,
            Band = answer.Scorecard.Band ?? "",
        };
        if (answer.Scorecard.Score is { } score)
            message.Score = score.ToString();
        if (answer.Place is { } place)
            message.Peers = new Wire.PeerPlace { Percentile = place.Percentile, Others = place.Others, AsOf = Timestamps.FromMicros(answer.PeersAsOfMicros) };
        message.Rows.AddRange(answer.Scorecard.Rows.Select(ToMessage));
        return message;
    }

    public static ListScoreHistoryResponse ToResponse(ListedChanges changes, RankPage page, Domain.Scorecards.ScorecardDefinition definition)
    {
        var response = new ListScoreHistoryResponse
        {
            NextPageToken = page.NextToken(changes.Total),
            TotalSize = changes.Total,
            DefinitionVersion = definition.Version,
            JournalVersion = changes.Version,
        };
        response.Changes.AddRange(changes.Changes.Select(ToMessage));
        return response;
    }

    private static Wire.ScoreChange ToMessage(Domain.Scorecards.ScoreChange change)
    {
        var message = new Wire.ScoreChange
        {
            JournalVersion = change.Cause.Version,
            RecordedAt = Timestamps.FromMicros(change.Cause.AtMicros),
            Principal = change.Cause.Principal,
            Cause = change.Cause.Text,
            Band = change.Band ?? "",
        };
        if (change.Score is { } score)
            message.Score = score;
        message.Moves.AddRange(change.Moves.Select(ToMessage));
        return message;
    }

    private static Wire.ScoreMove ToMessage(Domain.Scorecards.ScoreMove move)
    {
        var message = new Wire.ScoreMove { Kpi = (Wire.KpiName)move.Kpi };
        if (move.Before is { } before)
            message.Before = before;
        if (move.After is { } after)
            message.After = after;
        return message;
    }

    public static Wire.ScoreRow ToMessage(Domain.Scorecards.ScoreRow row)
    {
        var message = new Wire.ScoreRow
        {
            Kpi = (Wire.KpiName)row.Definition.Kpi,
            State = (Wire.ScoreRowState)row.State,
            Passed = row.Passes,
            Weight = ExactNumbers.ToText(row.Definition.Weight),
            Numerator = row.NumeratorText,
            Denominator = row.DenominatorText,
            SampleSize = row.Figure?.Samples ?? 0,
            Basis = row.Figure?.Basis ?? "",
            StandardError = row.Figure?.StandardError ?? "",
            NextStep = row.Attainment is not null && !row.Passes ? row.Definition.NextStep : "",
        };
        if (row.Target is { } target)
            message.Target = ExactNumbers.ToText(target);
        if (row.ActualText is { } actual)
            message.Actual = actual;
        if (row.Attainment is { } attainment)
            (message.Attainment, message.Score) = (attainment.ToString(), row.Score.ToString());
        return message;
    }
}
