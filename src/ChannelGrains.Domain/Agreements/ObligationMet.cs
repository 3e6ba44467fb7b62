using ChannelGrains.Domain.Calendars;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>An obligation was met.</summary>
/// <param name="ObligationId">Its id among the obligations of the terms.</param>
/// <param name="DueOn">The last day for it.</param>
/// <param name="Evidence">What shows it.</param>
[GenerateSerializer, Immutable]
public sealed record ObligationMet([property: Id(0)] string ObligationId, [property: Id(1)] BusinessDay DueOn, [property: Id(2)] string Evidence) : AgreementFact;
