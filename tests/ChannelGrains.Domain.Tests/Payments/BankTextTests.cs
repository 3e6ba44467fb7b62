using ChannelGrains.Domain.Payments;
using Xunit;

namespace ChannelGrains.Domain.Tests.Payments;

public sealed class BankTextTests
{
    [Theory]
    [InlineData("Müller & Söhne", "Muller + Sohne")]
    [InlineData("Łódź Straße", "Lodz Strasse")]
    [InlineData("A_B;C", "A-B,C")]
    [InlineData("//code", "code")]
    [InlineData("  plain  ", "plain")]
    [InlineData("成都渠道", null)]
    [InlineData("Shop 成都", null)]
    [InlineData("🏪", null)]
    [InlineData("", null)]
    [InlineData("///", null)]
    public void Write_OfAText_IsInTheBanksLetters(string text, string? written)
    {
        Assert.Equal(written, BankText.Write(text, 140));
        if (written is not null)
            Assert.True(BankText.IsIn(written, 140));
    }

    [Fact]
    public void Write_OfALongText_IsCutWithoutABlankAtItsEnd()
    {
        Assert.Equal(new string('a', 69), BankText.Write(new string('a', 69) + " bc", 70));
        Assert.Equal(70, BankText.Write(new string('ß', 140), 70)!.Length);
    }

    [Theory]
    [InlineData("DE89370400440532013000", true)]
    [InlineData("DE89370400440532013001", false)]
    [InlineData("GB82WEST12345698765432", true)]
    [InlineData("GB82WEST1234569876543", false)]
    [InlineData("DE8937040044", false)]
    [InlineData("6222020200112230302", false)]
    public void IsIban_OfAnAccount_ChecksItsDigits(string account, bool isIban) => Assert.Equal(isIban, BankAccounts.IsIban(account));

    [Theory]
    [InlineData("6222020200112230302", true)]
    [InlineData("CN6217001234567890", true)]
    [InlineData("DE89370400440532013001", false)]
    [InlineData("", false)]
    [InlineData("12-34", false)]
    [InlineData("12345678901234567890123456789012345", false)]
    public void IsAccount_OfAnAccount_TakesWhatIsNoIbanToo(string account, bool isAccount) => Assert.Equal(isAccount, BankAccounts.IsAccount(account));

    [Theory]
    [InlineData("ICBKCNBJ", true)]
    [InlineData("ICBKCNBJSIC", true)]
    [InlineData("ICBK12BJ", false)]
    [InlineData("ICBKCNBJS", false)]
    public void IsBic_OfABank_ChecksItsParts(string bank, bool isBic) => Assert.Equal(isBic, BankAccounts.IsBic(bank));
}
