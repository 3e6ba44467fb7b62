using ChannelGrains.Domain.Calendars;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>What is kept in memory of a version: its days, and the records of the partner's journal that say the rest, 0 for what has not happened.</summary>
[GenerateSerializer, Immutable]
public sealed record AgreementVersion
{
    /// <summary>1 for the first one.</summary>
    [Id(0)]
    public int Number { get; init; }

    /// <summary>The version that it amends; 0 for one that begins an agreement.</summary>
    [Id(1)]
    public int Amends { get; init; }

    [Id(2)]
    public BusinessDay From { get; init; }

    /// <summary>Its last business day; null is no end.</summary>
    [Id(3)]
    public BusinessDay? Until { get; init; }

    /// <summary>Whether it may reach into closed periods.</summary>
    [Id(4)]
    public bool AllowAdjustment { get; init; }

    /// <summary>The record that has its terms.</summary>
    [Id(5)]
    public long DraftedAt { get; init; }

    [Id(6)]
    public long SubmittedAt { get; init; }

    [Id(7)]
    public long CompanyConfirmedAt { get; init; }

    [Id(8)]
    public long PartnerConfirmedAt { get; init; }

    /// <summary>Of several versions the order in which they were signed, too.</summary>
    [Id(9)]
    public long SignedAt { get; init; }

    [Id(10)]
    public long WithdrawnAt { get; init; }

    /// <summary>What of its terms requirements go by.</summary>
    [Id(11)]
    public AgreementScope Scope { get; init; } = AgreementScope.Open;

    public bool IsSigned => SignedAt > 0;

    /// <summary>Neither signed nor withdrawn.</summary>
    public bool IsPending => SignedAt == 0 && WithdrawnAt == 0;

    public IReadOnlyList<AgreementSide> ConfirmedBy => (CompanyConfirmedAt > 0, PartnerConfirmedAt > 0) switch
    {
        (true, true) => [AgreementSide.Company, AgreementSide.Partner],
        (true, false) => [AgreementSide.Company],
        (false, true) => [AgreementSide.Partner],
        _ => [],
    };

    /// <summary>Its state before it is signed.</summary>
    internal AgreementState PendingState => WithdrawnAt > 0 ? AgreementState.Terminated : SubmittedAt > 0 ? AgreementState.InReview : AgreementState.Draft;
}
