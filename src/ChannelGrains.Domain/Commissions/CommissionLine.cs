using System.Numerics;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Commissions;

/// <summary>A part of a commission: one version's, at one rate.</summary>
[GenerateSerializer, Immutable]
public sealed record CommissionLine
{
    [Id(0)]
    public int Version { get; init; }

    /// <summary>The days that the version prices here.</summary>
    [Id(1)]
    public DaySpan Days { get; init; } = null!;

    /// <summary>Place of the bracket in the version's schedule, 0 for the lowest; null for a category's own rate.</summary>
    [Id(2)]
    public int? Bracket { get; init; }

    /// <summary>The category with its own rate; empty where the bracket's holds.</summary>
    [Id(3)]
    public string Category { get; init; } = "";

    /// <summary>The part of the base, below 0 where it was taken back; in the base's unit.</summary>
    [Id(4)]
    public Amount Base { get; init; }

    [Id(5)]
    public Rate Rate { get; init; }

    /// <summary>Charged for entering the bracket; below 0 in a month that gives back what an earlier one of the cycle charged.</summary>
    [Id(6)]
    public Amount FlatFee { get; init; }

    /// <summary>Of the version's levels at the attainment.</summary>
    [Id(7)]
    public Fraction Factor { get; init; } = Fraction.One;

    /// <summary>(base x rate + flat fee) x factor, exactly, in the currency's unit.</summary>
    public Fraction Amount => Fraction.Of(ScaledAmount, Scale) * Factor;

    /// <summary>Of what amounts without a factor are whole numbers: micros times billionths.</summary>
    internal static readonly BigInteger Scale = (BigInteger)Money.Amount.MicrosPerUnit * Rate.One.Billionths;

    /// <summary>The amount without the factor, times <see cref="Scale"/>.</summary>
    internal BigInteger ScaledAmount => (BigInteger)Base.Micros * Rate.Billionths + (BigInteger)FlatFee.Micros * Rate.One.Billionths;

    /// <summary>Whether two lines differ in their amounts alone.</summary>
    public bool IsLike(CommissionLine other) =>
        (Version, Bracket, Category, Rate) == (other.Version, other.Bracket, other.Category, other.Rate) && Factor == other.Factor;
}
