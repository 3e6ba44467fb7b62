using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Agreements;

/// <summary>An obligation whose last day is over opens an action, unless it was recorded as met.</summary>
internal sealed class ObligationReview(ActionSettings settings, ActionInstruments instruments) : CauseReview(settings, instruments)
{
    public override string Name => "obligations";

    public override byte Format => 1;

    protected override ActionKind Kind => ActionKind.Obligation;

    protected override ActionPriority Priority => ActionPriority.Medium;

    protected override async ValueTask<FoundCauses> FindAsync(PartnerGrain grain, FoldedPartner partner, long nowMicros)
    {
        if (partner.Part<AgreementBook>() is not { } book)
            return FoundCauses.None;
        var obligations = await ReadAsync(grain, partner, book);
        var (timeline, today) = (partner.Life!.Timeline, partner.Life.DayOf(nowMicros));
        var due = obligations.NextAfter(today) is { } next ? ActionDue.EndOf(timeline, next).AtMicros + 1 : (long?)null;
        return new FoundCauses([.. obligations.On(today).Where(one => !book.IsMet(one.ObligationId, one.DueOn)).Select(one => (
            $"obligation:{one.ObligationId}:{one.DueOn}", $"See that the {one.Side.ToString().ToLowerInvariant()} does what was due on {one.DueOn}: {one.Title}"))], due);
    }

    private static async ValueTask<OverdueObligations> ReadAsync(PartnerGrain grain, FoldedPartner partner, AgreementBook book)
    {
        var known = partner.PartOrNew<KnownObligations>();
        if (known.AgreementVersion != book.Version)
        {
            List<(AgreementVersion, IReadOnlyList<Obligation>)> versions = [];
            foreach (var version in book.Versions.Where(version => version.IsSigned))
                versions.Add((version, (await AgreementRecords.TermsAsync(grain, version)).Obligations));
            (known.AgreementVersion, known.Obligations) = (book.Version, OverdueObligations.Of(book.Timeline, versions));
        }
        return known.Obligations;
    }
}
