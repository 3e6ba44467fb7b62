using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Lifecycle;

internal sealed partial class PartnerLifecycle
{
    public async Task<Answer<PartnerHistory>> Get()
    {
        var (known, ticket, versions) = await Partner.ReadAsync(
            partner => (partner.Life?.On(partner.Life.DayOf(Partner.NowMicros)), Partner.Ticket, (long[])[1, .. partner.Part<StepVersions>()?.All ?? []]),
            CancellationToken.None);
        if (known is null)
            return Answer<PartnerHistory>.Refuse(Unknown());
        List<PartnerStep> steps = [];
        foreach (var version in versions)
            if (ToStep(Fact.Parser.ParseFrom((await Partner.ReadRecordAsync(version, CancellationToken.None)).Span), version) is { } step)
                steps.Add(step);
        return Answer<PartnerHistory>.Of(new PartnerHistory(known, steps), ticket);
    }

    /// <summary>Null for a first record that is no step.</summary>
    private static PartnerStep? ToStep(Fact fact, long version) => fact.Lifecycle is null ? null : LifecycleFacts.ToDomain(fact.Lifecycle) switch
    {
        Domain.Partners.PartnerCreated created => new(
            created.State, created.StateFrom ?? created.KnownSince, fact.Principal, fact.RecordedAtMicros, created.Evidence, [], version),
        Domain.Partners.PartnerStateChanged changed => new(
            changed.State, changed.From, fact.Principal, fact.RecordedAtMicros, changed.Reason, changed.Evidence, version),
        _ => null,
    };
}
