using ChannelGrains.Dashboard.Languages;

namespace ChannelGrains.Dashboard.Tests.Languages;

public sealed class PseudoTextTests
{
    [Theory]
    [InlineData("Net sales", "[Nét sálés~~~]")]
    [InlineData("", "[]")]
    [InlineData("xyz", "[xyz~]")]
    [InlineData("渠道商", "[渠道商~]")]
    public void Of_AText_IsLongerMarkedAndReadable(string text, string expected) => Assert.Equal(expected, PseudoText.Of(text));

    [Fact]
    public void Of_ATextWithWhatIsFilledIn_KeepsIt() => Assert.Equal("[3 óf 7 párts~~~~]", PseudoText.Of(string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0} of {1} parts", 3, 7)));
}
