using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Compliance;

/// <summary>What shows a requirement opens an action before it ends, once for each notice, and once when it has ended. A partner is looked at on the days of its notices, on those on which others are asked of it, and when requirements change.</summary>
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
        var (asked, today, all) = (ShownBy.AskedOf(partner), partner.Life!.DayOf(nowMicros), await requirements.ReadAsync(CancellationToken.None));
        var statuses = all.StatusOf(shown, asked, today).ToList();
        var next = statuses.Select(status => ComplianceNotices.NextAfter(status, today)).Append(all.NextChangeAfter(asked, today)).Min();
        return new FoundCauses(
            [.. statuses.Select(status => ComplianceNotices.Of(status, today)).OfType<(string, string)>()],
            next is { } day ? ActionDue.EndOf(asked.Timeline, day.AddDays(-1)).AtMicros + 1 : null);
    }
}
