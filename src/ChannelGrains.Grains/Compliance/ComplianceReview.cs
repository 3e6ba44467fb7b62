using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Compliance;

/// <summary>What shows a requirement opens an action before it ends, once for each notice, and once when it has ended. A partner is looked at on the days of its notices, and when requirements change.</summary>
internal sealed class ComplianceReview(ActionSettings settings, ActionInstruments instruments, JournalledRequirements requirements) : CauseReview(settings, instruments)
{
    public override string Name => "compliance";

    public override byte Format => 1;

    protected override ActionKind Kind => ActionKind.Task;

    protected override ActionPriority Priority => ActionPriority.High;

    public override async ValueTask<long> ReadSettingsAsync(CancellationToken cancellationToken)
    {
        await base.ReadSettingsAsync(cancellationToken);
        return (await requirements.ReadAsync(cancellationToken)).Version;
    }

    protected override async ValueTask<FoundCauses> FindAsync(PartnerGrain grain, FoldedPartner partner, long nowMicros)
    {
        var shown = ShownBy.Of(partner);
        if (shown.IsEmpty)
            return FoundCauses.None;
        var (timeline, today) = (partner.Life!.Timeline, partner.Life.DayOf(nowMicros));
        var statuses = (await requirements.ReadAsync(CancellationToken.None)).StatusOf(shown, timeline, today).ToList();
        var next = statuses.Select(status => ComplianceNotices.NextAfter(status, today)).Min();
        return new FoundCauses(
            [.. statuses.Select(status => ComplianceNotices.Of(status, today)).OfType<(string, string)>()],
            next is { } day ? ActionDue.EndOf(timeline, day.AddDays(-1)).AtMicros + 1 : null);
    }
}
