using System.Globalization;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Feedback;
using ChannelGrains.Grains.FormRecords;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Scorecards;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>Says what a row of a scorecard is computed from.</summary>
internal sealed class FigureReader(IGrainFactory grains, PartnerGrains partners, ScorecardReader reader, AnswerGate gate)
{
    private static readonly ListedFacts NoFacts = new([], "");

    /// <param name="scope">Whose.</param>
    /// <param name="period">Whole months.</param>
    /// <param name="kpi">Which row; INVALID_ARGUMENT KPI where the scorecard has none of it.</param>
    /// <param name="pageSize">Facts of a page; 0 for the default.</param>
    /// <param name="pageToken">What the page before said of the next one; empty for the first page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FigureExplanation> ReadAsync(ScoreScope scope, Period period, KpiName kpi, int pageSize, string pageToken, CancellationToken cancellationToken)
    {
        var answer = await reader.ReadAsync(scope, period, null);
        var row = answer.Scorecard.Rows.FirstOrDefault(row => row.Definition.Kpi == kpi)
            ?? throw RefusalStatus.ToException(Refusal.InvalidArgument("KPI", $"The scorecard of {period.Id} has no row {kpi}: ask for one of {string.Join(", ", answer.Definition.Kpis.Select(known => known.Kpi))}.", "kpi"));
        var facts = scope.PartnerId is { } partner ? await FactsAsync(partner, period, kpi, Pages.Size(pageSize), pageToken, cancellationToken) : NoFacts;
        return new FigureExplanation(answer, row, Formula(kpi), Journals(answer, kpi), facts);
    }

    private async Task<ListedFacts> FactsAsync(string partnerId, Period period, KpiName kpi, int size, string token, CancellationToken cancellationToken) => kpi switch
    {
        KpiName.Sales or KpiName.MarketShare => await gate.PassAsync(
            await grains.GetGrain<IScoreJournalGrain>(0).ListSales(partnerId, period, token.Length == 0 ? 0 : long.Parse(token, CultureInfo.InvariantCulture), size, cancellationToken),
            cancellationToken),
        KpiName.CustomerSatisfaction => await HeardAsync(partnerId, period, areComplaints: false, size, token, cancellationToken),
        KpiName.AfterSalesResponse => await HeardAsync(partnerId, period, areComplaints: true, size, token, cancellationToken),
        KpiName.InspectionScore => await InspectionsAsync(partnerId, period, size, token, cancellationToken),
        _ => NoFacts,
    };

    private async Task<ListedFacts> HeardAsync(string partnerId, Period period, bool areComplaints, int size, string token, CancellationToken cancellationToken)
    {
        var heard = await gate.PassAsync(await partners.Get(partnerId).AsReference<IPartnerFeedback>().ListHeard(period, areComplaints, size, token), cancellationToken);
        return new ListedFacts([.. heard.Facts.Select(fact => FeedbackFigures.ToFact(fact, heard.AsOfMicros))], heard.Next);
    }

    private async Task<ListedFacts> InspectionsAsync(string partnerId, Period period, int size, string token, CancellationToken cancellationToken)
    {
        var records = await gate.PassAsync(await partners.Get(partnerId).AsReference<IPartnerRecords>().ListInspections(period, size, token), cancellationToken);
        return new ListedFacts([.. records.Records.Select(InspectionFigures.ToFact)], records.Last);
    }

    private static IReadOnlyList<(string Journal, long Version)> Journals(ScorecardAnswer answer, KpiName kpi)
    {
        List<(string, long)> shown = [(ScorecardKeys.Scorecards, answer.Definition.Version)];
        if (answer.Scope.PartnerId is { } partner)
            shown.Add((PartnerSource.Of(partner), answer.Version));
        if (kpi == KpiName.MarketShare && answer.Market is { } market)
            shown.Add((market.Journal, market.Version));
        return shown;
    }

    private static string Formula(KpiName kpi) => kpi switch
    {
        KpiName.Sales => "net sales (sales - returns, without what was voided) / target",
        KpiName.CustomerSatisfaction => "answers of 4 and 5 / answers",
        KpiName.MarketShare => "net sales / size of the market",
        KpiName.DevelopmentRate => "partners whose first day in state ACTIVE lies in the period / partners in state ACTIVE or SUSPENDED on the day before it",
        KpiName.CustomerGrowth => "(distinct customers - distinct customers of the period before) / distinct customers of the period before",
        KpiName.Compliance => "requirements that are met on the last day of the period, or today / those that are asked of the partner then, as GetComplianceStatus lists them",
        KpiName.InspectionScore => "scores of the inspections and self-checks that were taken in the period / 100 for each of them",
        KpiName.AfterSalesResponse => "complaints due in the period and answered within their limit / complaints due in it: answered, or open and overdue",
        _ => "transactions that went to quarantine in the period, and those of its business days that were taken more than 3 days later / those that count in it and those that went to quarantine",
    };
}
