using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Journalled;
using Fact = ChannelGrains.Journal.V1.Fact;

namespace ChannelGrains.Grains.Agreements;

/// <summary>An obligation that was recorded as met.</summary>
/// <param name="ObligationId">Its id among the obligations of the terms.</param>
/// <param name="DueOn">The last day for it.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="Principal">Who recorded it.</param>
/// <param name="AtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">Version of the partner's journal that says it.</param>
[GenerateSerializer, Immutable]
public sealed record RecordedObligation(
    [property: Id(0)] string ObligationId,
    [property: Id(1)] BusinessDay DueOn,
    [property: Id(2)] string Evidence,
    [property: Id(3)] string Principal,
    [property: Id(4)] long AtMicros,
    [property: Id(5)] long Version)
{
    internal static readonly FactAnswers<RecordedObligation> Answers = new(Of);

    internal static RecordedObligation Of(Fact fact, long version) => Of((ObligationMet)AgreementFacts.ToDomain(fact.Agreements)!, fact.Principal, fact.RecordedAtMicros, version);

    internal static RecordedObligation Of(ObligationMet met, string principal, long atMicros, long version) =>
        new(met.ObligationId, met.DueOn, met.Evidence, principal, atMicros, version);
}
