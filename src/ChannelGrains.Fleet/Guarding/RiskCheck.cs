using System.Globalization;
using ChannelGrains.Actions.V1;
using ChannelGrains.Fleet.Checks;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Fleet.Settling;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Risks.V1;
using Action = ChannelGrains.Actions.V1.Action;

namespace ChannelGrains.Fleet.Guarding;

/// <summary>Compares what the server tells of the partners of the story whose risk rises with what was sent, the levels with that, the actions with the rises that opened them, and the steps and
/// holds with what the office does. Nobody else is above LOW.</summary>
/// <param name="people">Who reads.</param>
/// <param name="ledger">What was sent.</param>
/// <param name="finish">Has the office do all that is to be done.</param>
internal sealed class RiskCheck(OfficePeople people, Ledger ledger, Func<CancellationToken, Task> finish)
{
    private const int Page = 1_000;

    private readonly GuardDesk _desk = new(people.Closer);
    private readonly IngestService.IngestServiceClient _ingest = new(people.Closer);

    public async Task<CheckResult> AllAsync(CancellationToken cancellationToken)
    {
        List<Comparison> comparisons = [];
        foreach (var one in RiskCase.All)
            comparisons.Add(await CheckAsync(one, cancellationToken));
        return CheckResult.Of(RiskCase.All.Count, [.. comparisons, await CheckBoardAsync(cancellationToken)]);
    }

    private async Task<Comparison> CheckAsync(RiskCase one, CancellationToken cancellationToken)
    {
        var comparison = new Comparison(one.Partner.Id);
        var (expected, answer) = await Waiting.UntilAsync(
            () => ReadAsync(one, cancellationToken), read => Observed(one, read.Answer) == read.Expected && StatedOf(read.Answer) == LevelOf(one, read.Expected, read.Answer), cancellationToken);
        comparison.Compare("risk", one.Figure, Text(expected), Text(Observed(one, answer)));
        comparison.Compare("risk", "the level that was stated", RiskOffice.NameOf(LevelOf(one, expected, answer)), RiskOffice.NameOf(StatedOf(answer)));
        await CompareActionsAsync(comparison, one.Partner.Id, cancellationToken);
        return comparison;
    }

    private async Task<(decimal? Expected, GetPartnerRiskResponse Answer)> ReadAsync(RiskCase one, CancellationToken cancellationToken)
    {
        var lanes = (await _ingest.ListLanesAsync(new ListLanesRequest { PartnerId = one.Partner.Id }, cancellationToken: cancellationToken)).Lanes;
        var answer = await _desk.Risks.GetPartnerRiskAsync(new GetPartnerRiskRequest { PartnerId = one.Partner.Id }, cancellationToken: cancellationToken);
        var now = answer.AsOf.ToDateTimeOffset();
        var figures = new RiskFigures(ledger.Partners.Single(partner => partner.Partner == one.Partner), BeijingTime.DayOf(now), lanes.Count == 0 ? null : now - lanes.Max(lane => lane.LastSeenAt.ToDateTimeOffset()));
        return (one.Read(figures), answer);
    }

    /// <summary>The level that must be stated; between two bounds it goes by where it came from.</summary>
    private static RiskLevel LevelOf(RiskCase one, decimal? expected, GetPartnerRiskResponse answer) => expected >= one.Surely ? one.Level : answer.Risk.Level;

    /// <summary>The board has the partners of the story at their levels, none of them held, and nobody else.</summary>
    private async Task<Comparison> CheckBoardAsync(CancellationToken cancellationToken)
    {
        var surely = new List<RiskCase>();
        foreach (var one in RiskCase.All)
            if ((await ReadAsync(one, cancellationToken)).Expected >= one.Surely)
                surely.Add(one);
        var board = await Waiting.UntilAsync(
            async () => await _desk.Risks.ListRisksAsync(new ListRisksRequest { PageSize = Page }, cancellationToken: cancellationToken),
            board => Joined(Expected(surely, board)) == Joined(board.Risks.Select(Text)), cancellationToken);
        var comparison = new Comparison(ShareCheck.AllPartners);
        comparison.Compare("risk", "the board", Joined(Expected(surely, board)), Joined(board.Risks.Select(Text)));
        return comparison;
    }

    private static IEnumerable<string> Expected(List<RiskCase> surely, ListRisksResponse board) =>
        surely.Select(one => $"{one.Partner.Id} {RiskOffice.NameOf(one.Level)} {RiskOffice.NameOf(one.Kind)}").Concat(
            board.Risks.Where(risk => !risk.Held && RiskCase.All.Except(surely).Any(one => one.Partner.Id == risk.PartnerId)).Select(Text));

    private async Task CompareActionsAsync(Comparison comparison, string partnerId, CancellationToken cancellationToken)
    {
        var done = await Waiting.UntilAsync(() => ReadDoneAsync(partnerId, cancellationToken), read => read.IsAll, cancellationToken);
        var (actions, steps, history) = (done.Actions, done.Steps, done.History);
        comparison.Compare("risk", "actions, one for each rise", Joined(done.Rises), Joined(actions.Select(action => action.Cause)));
        comparison.Compare("risk", "actions whose steps are all there", actions.Count, done.Steps.Count(Done.IsWhole));
        comparison.Compare("risk", "actions that one person did and another verified", people.AreTwo ? actions.Count : 0,
            steps.Count(step => Done.IsWhole(step) && step[1].Principal == step[3].Principal && step[3].Principal != step[4].Principal));
        var holds = actions.Count(action => Remedy.Of(action, history).HoldReason is not null);
        comparison.Compare("risk", "holds that were set", holds, history.Count(change => change.KindCase == RiskEvent.KindOneofCase.HoldSet));
        comparison.Compare("risk", "holds that were released", holds, history.Count(change => change.KindCase == RiskEvent.KindOneofCase.HoldReleased));
    }

    /// <summary>A review comes a moment after what it reviews, and a rise that it states opens one more action: the office goes on before each look.</summary>
    private async Task<Done> ReadDoneAsync(string partnerId, CancellationToken cancellationToken)
    {
        await finish(cancellationToken);
        var history = (await _desk.Risks.ListRiskHistoryAsync(new ListRiskHistoryRequest { PartnerId = partnerId, PageSize = Page }, cancellationToken: cancellationToken)).Events;
        var filter = new ActionFilter { Kind = ActionKind.Risk, PartnerId = partnerId, States = { ActionState.Open, ActionState.InProgress, ActionState.Done, ActionState.Verified, ActionState.Cancelled } };
        var actions = (await _desk.Actions.ListActionsAsync(new ListActionsRequest { Filter = filter, PageSize = Page }, cancellationToken: cancellationToken)).Actions;
        return new Done(history, actions, await Task.WhenAll(actions.Select(action => StepsAsync(action, cancellationToken))));
    }

    private async Task<IReadOnlyList<ActionStepTaken>> StepsAsync(Action action, CancellationToken cancellationToken) =>
        (await _desk.Actions.GetActionAsync(new GetActionRequest { PartnerId = action.PartnerId, ActionId = action.ActionId }, cancellationToken: cancellationToken)).Steps;

    private static decimal? Observed(RiskCase one, GetPartnerRiskResponse answer) =>
        answer.Risk.Factors.FirstOrDefault(factor => factor.Kind == one.Kind) is { } factor ? decimal.Parse(factor.Observed, CultureInfo.InvariantCulture) : null;

    private static RiskLevel StatedOf(GetPartnerRiskResponse answer) => answer.Risk.Stated?.Level ?? RiskLevel.Low;

    private static string Text(ListedRisk risk) => $"{risk.PartnerId} {RiskOffice.NameOf(risk.Level)} {RiskOffice.NameOf(risk.GravestFactor)}{(risk.Held ? " held" : "")}";

    private static string Text(decimal? reading) => reading?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    private static string Joined(IEnumerable<string> texts) => string.Join(", ", texts.Order(StringComparer.Ordinal));

    /// <summary>What was stated of a partner, the actions that it opened, and the steps of each.</summary>
    private sealed record Done(IReadOnlyList<RiskEvent> History, IReadOnlyList<Action> Actions, IReadOnlyList<IReadOnlyList<ActionStepTaken>> Steps)
    {
        private static readonly string[] Due = ["OPEN", "ASSIGN", "START", "COMPLETE", "VERIFY"];

        public List<string> Rises => [.. History.Where(change => change.Level is { } level && level.To > level.From).Select(Remedy.CauseOf)];

        public bool IsAll => Joined(Rises) == Joined(Actions.Select(action => action.Cause)) && Steps.All(IsWhole);

        public static bool IsWhole(IReadOnlyList<ActionStepTaken> steps) => steps.Select(one => RiskOffice.NameOf(one.Step)).SequenceEqual(Due);
    }
}
