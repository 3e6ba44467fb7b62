using ChannelGrains.Domain.Calendars;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>Something to be done by a day.</summary>
/// <param name="ObligationId">Its id among the obligations of the terms.</param>
/// <param name="Side">Who has to do it.</param>
/// <param name="Title">What.</param>
/// <param name="DueOn">The last day for it.</param>
[GenerateSerializer, Immutable]
public sealed record Obligation(
    [property: Id(0)] string ObligationId, [property: Id(1)] AgreementSide Side, [property: Id(2)] string Title, [property: Id(3)] BusinessDay DueOn);
