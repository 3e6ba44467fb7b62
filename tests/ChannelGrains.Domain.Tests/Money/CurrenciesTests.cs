using ChannelGrains.Domain.Money;
using Xunit;

namespace ChannelGrains.Domain.Tests.Money;

public sealed class CurrenciesTests
{
    [Theory]
    [InlineData("CNY", 2)]
    [InlineData("USD", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KWD", 3)]
    [InlineData("CLF", 4)]
    public void TryGetMinorUnits_ActiveCode_IsThatOfIso4217(string code, int expected)
    {
        Assert.True(Currencies.TryGetMinorUnits(code, out var places));
        Assert.Equal(expected, places);
    }

    [Theory]
    [InlineData("")]
    [InlineData("cny")]
    [InlineData("CNYX")]
    [InlineData("HRK")] // replaced by EUR in 2023
    [InlineData("XXX")] // no currency
    public void IsKnown_AnythingElse_IsFalse(string code) => Assert.False(Currencies.IsKnown(code));

    [Fact]
    public void All_Codes_AreThreeCapitals() => Assert.All(Currencies.All, code => Assert.Matches("^[A-Z]{3}$", code));
}
