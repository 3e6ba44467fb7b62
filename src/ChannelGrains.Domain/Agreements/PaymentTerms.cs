using ChannelGrains.Domain.Money;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>How and when a partner is paid.</summary>
[GenerateSerializer, Immutable]
public sealed record PaymentTerms
{
    [Id(0)]
    public PaymentMethod Method { get; init; }

    /// <summary>Days from a business day until its commission may be paid.</summary>
    [Id(1)]
    public int HoldDays { get; init; }

    /// <summary>What is less is carried to the next statement.</summary>
    [Id(2)]
    public Amount MinimumPayout { get; init; }

    /// <summary>Part of the commission that is withheld as tax.</summary>
    [Id(3)]
    public Rate Withholding { get; init; }

    [Id(4)]
    public Rounding Rounding { get; init; }

    /// <summary>Null only where nothing is transferred.</summary>
    [Id(5)]
    public Payee? Payee { get; init; }
}
