using ChannelGrains.Actions.V1;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Fleet.Settling;
using ChannelGrains.Risks.V1;
using Action = ChannelGrains.Actions.V1.Action;

namespace ChannelGrains.Fleet.Guarding;

/// <summary>The two people of the office act: one takes each action that is open and does what it is about, as <see cref="Remedy"/> tells; the other looks whether it is done. Payments that one
/// holds the other releases. What inspectors and customers find others see to. It goes by what the server has, and each call has an id that follows from the action, so it may be done again.</summary>
internal sealed class RiskOffice
{
    private const int Page = 1_000, Steps = 3;
    private const string Owner = "ann", ReleaseReason = "已整改 put right";

    private readonly GuardDesk _doer, _verifier;
    private readonly string _doerName, _verifierName;
    private readonly Notes _notes;
    private readonly HashSet<(string PartnerId, string ActionId)> _open = [];
    private Dictionary<string, ListedRisk>? _board;

    /// <param name="people">Who does, and who verifies.</param>
    /// <param name="notes">Hears of levels and of what was done.</param>
    /// <param name="isNew">Whether nothing was told before.</param>
    public RiskOffice(OfficePeople people, Notes notes, bool isNew)
    {
        (_doer, _verifier, _notes) = (new GuardDesk(people.Closer), new GuardDesk(people.Approver), notes);
        (_doerName, _verifierName) = people.AreTwo ? (" by Ann", " by Bob") : ("", "");
        if (isNew)
            _board = [];
    }

    /// <summary>Tells which levels are others, and does the next step of each action.</summary>
    /// <param name="at">When, in simulated time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WorkAsync(DateTimeOffset at, CancellationToken cancellationToken) => WorkAsync(at, 1, cancellationToken);

    /// <summary>Does all that is to be done, so that no payment is held.</summary>
    /// <param name="at">When, in simulated time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task FinishAsync(DateTimeOffset at, CancellationToken cancellationToken) => WorkAsync(at, Steps, cancellationToken);

    /// <summary>The list follows the partners a moment later: so each action is read, and those that were begun are remembered.</summary>
    private async Task WorkAsync(DateTimeOffset at, int steps, CancellationToken cancellationToken)
    {
        await TellLevelsAsync(at, cancellationToken);
        foreach (var listed in (await _doer.Actions.ListActionsAsync(new ListActionsRequest { PageSize = Page }, cancellationToken: cancellationToken)).Actions)
            if (listed.Kind != ActionKind.Finding)
                _open.Add((listed.PartnerId, listed.ActionId));
        List<Action> others = [];
        foreach (var (partnerId, actionId) in _open.Order().ToList())
        {
            var action = (await _doer.Actions.GetActionAsync(new GetActionRequest { PartnerId = partnerId, ActionId = actionId }, cancellationToken: cancellationToken)).Action;
            var remedy = IsClosed(action) ? null : await RemedyAsync(action, cancellationToken);
            for (var left = steps; left > 0 && remedy is not null && !IsClosed(action); left--)
                action = await StepAsync(action, remedy, at, cancellationToken);
            if (!IsClosed(action))
                continue;
            _open.Remove((partnerId, actionId));
            if (action.Kind != ActionKind.Risk && remedy is not null)
                others.Add(action);
        }
        TellOthers(at, others);
    }

    private static bool IsClosed(Action action) => action.State is ActionState.Verified or ActionState.Cancelled;

    private async Task TellLevelsAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var listed = await _doer.Risks.ListRisksAsync(new ListRisksRequest { PageSize = Page }, cancellationToken: cancellationToken);
        var board = listed.Risks.Where(risk => risk.Level > RiskLevel.Low).ToDictionary(risk => risk.PartnerId);
        if (_board is { } before)
        {
            foreach (var risk in listed.Risks.Where(risk => risk.Level > RiskLevel.Low && before.GetValueOrDefault(risk.PartnerId)?.Level != risk.Level))
                Tell(at, risk.PartnerId, $"is at {NameOf(risk.Level)}, for {NameOf(risk.GravestFactor)}: score {risk.Score}");
            foreach (var partner in before.Keys.Where(partner => !board.ContainsKey(partner)))
                Tell(at, partner, "is at LOW again");
        }
        _board = board;
    }

    private async Task<Remedy> RemedyAsync(Action action, CancellationToken cancellationToken) => Remedy.Of(
        action, action.Kind == ActionKind.Risk ? (await _doer.Risks.ListRiskHistoryAsync(new ListRiskHistoryRequest { PartnerId = action.PartnerId, PageSize = Page }, cancellationToken: cancellationToken)).Events : []);

    private Task<Action> StepAsync(Action action, Remedy remedy, DateTimeOffset at, CancellationToken cancellationToken) => action.State switch
    {
        ActionState.Open => TakeAsync(action, remedy, at, cancellationToken),
        ActionState.InProgress => CompleteAsync(action, remedy, at, cancellationToken),
        _ => VerifyAsync(action, remedy, at, cancellationToken),
    };

    private async Task<Action> TakeAsync(Action action, Remedy remedy, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (remedy.HoldReason is { } reason)
            await _doer.Risks.SetHoldAsync(new SetHoldRequest { PartnerId = action.PartnerId, Reason = reason, RequestId = Id(action) }, cancellationToken: cancellationToken);
        await _doer.Actions.AssignActionAsync(
            new AssignActionRequest { PartnerId = action.PartnerId, ActionId = action.ActionId, Owner = Owner, RequestId = Id(action) }, cancellationToken: cancellationToken);
        var started = await _doer.Actions.StartActionAsync(new StartActionRequest { PartnerId = action.PartnerId, ActionId = action.ActionId, RequestId = Id(action) }, cancellationToken: cancellationToken);
        Tell(at, action, $"is begun{_doerName}{(remedy.HoldReason is null ? "" : ", payments are held")}");
        return started.Action;
    }

    private async Task<Action> CompleteAsync(Action action, Remedy remedy, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var done = await _doer.Actions.CompleteActionAsync(
            new CompleteActionRequest { PartnerId = action.PartnerId, ActionId = action.ActionId, Note = remedy.Done, RequestId = Id(action) }, cancellationToken: cancellationToken);
        Tell(at, action, $"is done{_doerName}: {remedy.Done}");
        return done.Action;
    }

    private async Task<Action> VerifyAsync(Action action, Remedy remedy, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (remedy.HoldReason is not null)
            await _verifier.Risks.ReleaseHoldAsync(new ReleaseHoldRequest { PartnerId = action.PartnerId, Reason = ReleaseReason, RequestId = Id(action) }, cancellationToken: cancellationToken);
        var verified = await _verifier.Actions.VerifyActionAsync(
            new VerifyActionRequest { PartnerId = action.PartnerId, ActionId = action.ActionId, Note = remedy.Verified, RequestId = Id(action) }, cancellationToken: cancellationToken);
        Tell(at, action, $"is verified{_verifierName}{(remedy.HoldReason is null ? "" : ", payments are released")}");
        return verified.Action;
    }

    private void Tell(DateTimeOffset at, Action action, string text)
    {
        if (action.Kind == ActionKind.Risk)
            Tell(at, action.PartnerId, $"\u201c{action.Title}\u201d {text}");
    }

    /// <summary>What is not of risk is told in one line.</summary>
    private void TellOthers(DateTimeOffset at, IReadOnlyList<Action> closed)
    {
        if (closed.Count > 0)
            _notes.Add(at, $"other actions are done{_doerName} and verified{_verifierName}: "
                + string.Join(", ", closed.CountBy(action => action.Kind).OrderBy(kind => kind.Key).Select(kind => $"{kind.Value} {NameOf(kind.Key)}")));
    }

    private void Tell(DateTimeOffset at, string partnerId, string text) =>
        _notes.Add(at, $"{NameOf(partnerId)} {text}", NoteTopic.Risk);

    private static string NameOf(string partnerId) => PartnerCast.All.FirstOrDefault(partner => partner.Id == partnerId)?.Name ?? (partnerId.Length > 0 ? partnerId : "渠道 the channel");

    private static string Id(Action action) => "fleet-" + action.ActionId;

    /// <summary>A name as it stands in the protos.</summary>
    public static string NameOf(Enum value) =>
        string.Concat(value.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? "_" + letter : char.ToUpperInvariant(letter).ToString()));
}
