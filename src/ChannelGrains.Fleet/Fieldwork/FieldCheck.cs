using System.Globalization;
using ChannelGrains.Actions.V1;
using ChannelGrains.Compliance.V1;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Checks;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Fleet.Settling;
using ChannelGrains.Forms.V1;
using ChannelGrains.Scorecards.V1;
using Grpc.Core;

namespace ChannelGrains.Fleet.Fieldwork;

/// <summary>Compares what the server tells of the field with the book of its people: visits and scores, what was found, done and closed, what is asked for, who is certified, and what customers said.</summary>
/// <param name="channel">The server.</param>
/// <param name="book">What was told.</param>
/// <param name="firstDay">The story's first day.</param>
internal sealed class FieldCheck(ChannelBase channel, FieldBook book, DateOnly firstDay)
{
    private const int Page = 1_000, NoticeDays = 90;
    private const double Quantile = 1.959963984540054;

    private readonly FieldDesk _desk = new(channel);

    /// <param name="today">The business day by the server's clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CheckResult> AllAsync(DateOnly today, CancellationToken cancellationToken)
    {
        List<Comparison> comparisons = [];
        if (book.Begun is { } begun)
            comparisons.Add(await CheckAssignmentsAsync(begun, today, cancellationToken));
        foreach (var dealer in book.CertifiedUntil.Keys)
            comparisons.Add(await CheckDealerAsync(dealer, today, cancellationToken));
        if (book.Last is { } last)
        {
            var month = Period.Month(last.Visited);
            foreach (var store in last.Stores(firstDay))
                comparisons.Add(await CheckStoreAsync(store, month, cancellationToken));
            comparisons.Add(await CheckSaidAsync(last.Shop, month, cancellationToken));
        }
        foreach (var finding in book.Findings)
            comparisons.Add(await CheckFindingAsync(finding, cancellationToken));
        return CheckResult.Of(PartnerCast.All.Count, comparisons);
    }

    /// <summary>The view of who has answered follows the partners: so it is read until it is equal, or for as long as it may lag.</summary>
    private async Task<Comparison> CheckAssignmentsAsync(FieldRound round, DateOnly today, CancellationToken cancellationToken)
    {
        var (asked, begins) = (round.Stores(firstDay).Count(), Period.Day(round.Visited).Id);
        var done = book.Last == round ? asked : 0;
        var request = new ListAssignmentsRequest { PlanId = FieldOffice.Plan, States = { AssignmentState.Due, AssignmentState.Overdue, AssignmentState.Done }, PageSize = Page };
        var (answered, open) = await Waiting.UntilAsync(
            async () =>
            {
                var listed = (await _desk.Forms.ListAssignmentsAsync(request, cancellationToken: cancellationToken)).Assignments.Where(assignment => assignment.BeginsOn == begins).ToList();
                return (Done: listed.Count(one => one.State == AssignmentState.Done), Open: listed.Count(one => one.State != AssignmentState.Done));
            },
            listed => listed == (done, asked - done), cancellationToken);
        var comparison = new Comparison(ShareCheck.AllPartners);
        comparison.Compare(begins, "assignments that are done", done, answered);
        comparison.Compare(begins, $"assignments that are open on {Period.Day(today).Id}", asked - done, open);
        return comparison;
    }

    private async Task<Comparison> CheckDealerAsync(string partnerId, DateOnly today, CancellationToken cancellationToken)
    {
        var (until, day) = (book.CertifiedUntil[partnerId], Period.Day(today).Id);
        var held = await _desk.Certificates.ListCertificatesAsync(new ListCertificatesRequest { PartnerId = partnerId, Day = day, Code = StarterForms.Training }, cancellationToken: cancellationToken);
        var statuses = (await _desk.Compliance.GetComplianceStatusAsync(new GetComplianceStatusRequest { PartnerId = partnerId, Day = day }, cancellationToken: cancellationToken)).Statuses;
        var comparison = new Comparison(partnerId);
        comparison.Compare(day, "persons who are certified", until < today ? 0 : 1, held.Counts.Sum(count => count.Persons));
        var expected = until < today ? ComplianceState.Expired : until <= today.AddDays(NoticeDays) ? ComplianceState.Expiring : ComplianceState.Valid;
        comparison.Compare(day, "what must be shown", $"{FieldOffice.Statement} {ComplianceState.Valid}, {FieldOffice.Certified} {expected}",
            string.Join(", ", statuses.Select(status => $"{status.Requirement.RequirementId} {status.State}")));
        return comparison;
    }

    private async Task<Comparison> CheckStoreAsync(FleetPartner store, Period month, CancellationToken cancellationToken)
    {
        var visits = book.VisitsOf(store, month);
        var found = book.Findings.Where(finding => finding.Partner == store && visits.Any(visit => visit.RecordId == finding.RecordId)).ToList();
        var mean = visits.Average(visit => visit.Score);
        var measures = (await _desk.Forms.GetFieldMeasuresAsync(
            new GetFieldMeasuresRequest { Scope = new FieldScope { PartnerId = store.Id }, Period = month.Id }, cancellationToken: cancellationToken)).Measures;
        var comparison = new Comparison(store.Id);
        comparison.Compare(month.Id, "inspections", visits.Count, measures.Inspected);
        comparison.Compare(month.Id, "their mean score", Text(mean), measures.MeanScore);
        comparison.Compare(month.Id, "findings", found.Count, measures.Found);
        // The visits of three days lie within the 72 hours.
        comparison.Compare(month.Id, "findings that were closed in time", found.Count(finding => finding.IsClosed), measures.ClosedInTime);
        comparison.CompareMoney(month.Id, "what repairs cost", found.Where(finding => finding.DoneOn is not null).Sum(finding => finding.Cost) * 1_000_000L, measures.Spent);
        var row = (await _desk.Scorecards.GetScorecardAsync(
            new GetScorecardRequest { Scope = new ScorecardScope { PartnerId = store.Id }, Period = month.Id }, cancellationToken: cancellationToken)).Scorecard.Rows.Single(row => row.Kpi == KpiName.InspectionScore);
        comparison.Compare(month.Id, "the score's row", $"{(mean / 100).ToString("0.000000000000", CultureInfo.InvariantCulture)} of {visits.Count}", $"{row.Actual} of {row.SampleSize}");
        return comparison;
    }

    private async Task<Comparison> CheckSaidAsync(FleetPartner shop, Period month, CancellationToken cancellationToken)
    {
        var said = book.SaidOf(shop, month);
        var results = (await _desk.Forms.GetSurveyResultsAsync(
            new GetSurveyResultsRequest { Scope = new SurveyScope { PartnerId = shop.Id }, Period = month.Id, FormId = StarterForms.Customers }, cancellationToken: cancellationToken)).Results;
        var result = results.SingleOrDefault() ?? new SurveyResult();
        var comparison = new Comparison(shop.Id);
        comparison.Compare(month.Id, "invited", said.Count, result.Invited);
        comparison.Compare(month.Id, "answers", said.Count, result.Answers);
        comparison.Compare(month.Id, "satisfied", Satisfied(said), result.Satisfied);
        comparison.Compare(month.Id, "promoters, passives, detractors",
            $"{said.Count(one => one.Recommend >= 9)}, {said.Count(one => one.Recommend is 7 or 8)}, {said.Count(one => one.Recommend <= 6)}", $"{result.Promoters}, {result.Passives}, {result.Detractors}");
        comparison.Compare(month.Id, "satisfaction, with 95 %", Interval(Satisfied(said), said.Count), $"{result.Satisfaction?.Value}, {result.Satisfaction?.Lower} to {result.Satisfaction?.Upper}");
        return comparison;
    }

    private async Task<Comparison> CheckFindingAsync(FieldFinding finding, CancellationToken cancellationToken)
    {
        var found = (await _desk.Forms.ListFindingsAsync(new ListFindingsRequest { PartnerId = finding.Partner.Id, PageSize = Page }, cancellationToken: cancellationToken)).Findings
            .SingleOrDefault(one => one.RecordId == finding.RecordId && one.ItemId == finding.ItemId);
        var comparison = new Comparison(finding.Partner.Id);
        comparison.Compare($"{finding}", "stands", finding.IsClosed ? $"{FindingState.Closed}" : $"{FindingState.Open}", $"{found?.State}");
        comparison.Compare($"{finding}", "steps of its action", finding.Steps, await StepsAsync(finding.Partner.Id, found?.ActionId ?? "", finding.Steps, cancellationToken));
        return comparison;
    }

    /// <summary>A review opens it a moment after the record.</summary>
    private Task<string> StepsAsync(string partnerId, string actionId, string expected, CancellationToken cancellationToken) => Waiting.UntilAsync(
        async () =>
        {
            try
            {
                var action = await _desk.Actions.GetActionAsync(new GetActionRequest { PartnerId = partnerId, ActionId = actionId }, cancellationToken: cancellationToken);
                return string.Join(", ", action.Steps.Select(step => step.Step.ToString().ToUpperInvariant()));
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
            {
                return "";
            }
        },
        steps => steps == expected, cancellationToken);

    private static int Satisfied(IReadOnlyList<SaidAnswer> said) => said.Count(one => one.Overall >= 4);

    /// <summary>The bounds of Wilson are the two shares p whose own spread just reaches what was seen: the roots of (s - p)² = z² p (1 - p) / n.</summary>
    private static string Interval(int part, int all)
    {
        var share = (double)part / all;
        var (square, linear, constant) = (1 + (Quantile * Quantile / all), (2 * share) + (Quantile * Quantile / all), share * share);
        var root = Math.Sqrt((linear * linear) - (4 * square * constant));
        return $"{Text(share)}, {Text((linear - root) / (2 * square))} to {Text((linear + root) / (2 * square))}";

        static string Text(double value) => value.ToString("0.000000", CultureInfo.InvariantCulture);
    }

    private static string Text(decimal value) => Math.Round(value, 6, MidpointRounding.ToEven).ToString("0.######", CultureInfo.InvariantCulture);
}
