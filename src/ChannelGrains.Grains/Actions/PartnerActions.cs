using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Evidence;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Actions;

internal sealed class PartnerActions(IGrainContextAccessor context, ActionDecisions decisions, IEvidenceLookup evidence) : PartnerExtension(context), IPartnerActions
{
    public Task<Answer<ActionReading>> Open(OpenAction command, ActionRules rules, RequestStamp request) =>
        ChangeAsync("OpenAction", request, ActionAnswers.OfOpened(Partner.PartnerId), (_, home) => decisions.OpenAsync(Partner, home, command, rules, request.Principal));

    public Task<Answer<ActionReading>> Move(string method, MoveAction command, RequestStamp request) =>
        ChangeAsync(method, request, ActionAnswers.Form, async (partner, home) => await decisions.MoveAsync(Partner, home, command, request.Principal, await MissingAsync(partner, command)));

    public async Task<Answer<ActionHistory>> Get(string actionId)
    {
        var kept = await Partner.ReadDurableAsync(partner => partner.Life is null ? null : new FoundAction(partner.Part<ActionBook>()?.Find(actionId), Partner.Version), CancellationToken.None);
        return kept is null ? Answer<ActionHistory>.Refuse(Unknown()) : await decisions.ReadAsync(Partner, Partner.PartnerId, actionId, kept);
    }

    public Task<Answer<OpenedForCause>> OpenFor(ActionKind kind, string cause, string title, ActionPriority priority, ActionRules rules) => Partner.ChangeAsync(
        "OpenForCause", new RequestStamp(PartnerGrain.ReviewPrincipal, "", default), OpenedForCause.Answers, partner => ValueTask.FromResult(partner.Life is { } life
            ? decisions.OpenFor(CauseAction.Of(kind, cause, title, priority, rules, life.Timeline, Partner.NowMicros), partner.Part<ActionBook>(), ActionLimits.MaxLive)
            : Unknown()), CancellationToken.None);

    private Task<Answer<ActionReading>> ChangeAsync(string method, RequestStamp request, IAnswerForm<ActionReading> form, Func<FoldedPartner, ActionHome, ValueTask<Decision<ActionReading>>> decide) => Partner.ChangeAsync(
        method, request, form, partner => partner.Life is not null ? decide(partner, ActionHome.Of(partner, Partner.NowMicros)) : ValueTask.FromResult<Decision<ActionReading>>(Unknown()), CancellationToken.None);

    /// <summary>Files that a step names and that have not arrived; a name that is none is refused by the command.</summary>
    private async ValueTask<IReadOnlyList<string>> MissingAsync(FoldedPartner partner, MoveAction command) => command.Check() is null && command.Completion is { Files: { Count: > 0 } files }
        ? await evidence.MissingAsync(Partner, partner, files, CancellationToken.None)
        : [];
}
