using System.Numerics;
using ChannelGrains.Domain.Money;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Money;

public sealed class FractionTests
{
    private static readonly Gen<Fraction> Fractions =
        Gen.Select(Gen.Long, Gen.Long[1, 1_000_000], (numerator, denominator) => Fraction.Of(numerator, denominator));

    [Theory]
    [InlineData(1, 3, "1/3", "0.333333333333333333")]
    [InlineData(-2, 3, "-2/3", "-0.666666666666666667")]
    [InlineData(2, -6, "-1/3", "-0.333333333333333333")]
    [InlineData(7, 40, "7/40", "0.175")]
    [InlineData(-5, 5, "-1", "-1")]
    [InlineData(0, -7, "0", "0")]
    public void Of_AnyParts_IsInLowestTerms(long numerator, long denominator, string exact, string text)
    {
        var fraction = Fraction.Of(numerator, denominator);

        Assert.Equal((exact, text), (fraction.ToString(), fraction.ToText()));
    }

    [Fact]
    public void Default_IsZero()
    {
        Assert.Equal(Fraction.Of(0), default);
        Assert.Equal("0", default(Fraction).ToText());
        Assert.Equal(Fraction.One, Fraction.Zero + Fraction.One);
    }

    [Fact]
    public void Of_ADenominatorOfZero_Throws() => Assert.Throws<DivideByZeroException>(() => Fraction.Of(1, 0));

    [Fact]
    public void Arithmetic_AnyFractions_KeepsItsLaws() => Gen.Select(Fractions, Fractions, Fractions).Sample((a, b, c) =>
    {
        Assert.Equal(a * (b + c), a * b + a * c);
        Assert.Equal(a, a - b + b);
        Assert.Equal(b.IsZero ? a : a * b / b, a);
        Assert.Equal((a - b).Sign, a.CompareTo(b));
        Assert.True(Fraction.Of(a.Floor()) <= a && Fraction.Of(a.Floor() + 1) > a);
    });

    [Fact]
    public void TryParse_WhatToStringWrites_IsTheSame() => Fractions.Sample(fraction =>
        Fraction.TryParse(fraction.ToString(), out var read) && read == fraction && read.GetHashCode() == fraction.GetHashCode());

    [Theory]
    [InlineData("")]
    [InlineData("1/0")]
    [InlineData("1/-3")]
    [InlineData("1/")]
    [InlineData("0.5")]
    [InlineData(" 1")]
    [InlineData("1/2/3")]
    public void TryParse_AnythingElse_IsFalse(string text) => Assert.False(Fraction.TryParse(text, out _));

    [Fact]
    public void ToText_ADecimal_IsExactHoweverLong() =>
        Assert.Equal("0." + new string('0', 29) + "1", Fraction.Of(1, BigInteger.Pow(10, 30)).ToText());
}
