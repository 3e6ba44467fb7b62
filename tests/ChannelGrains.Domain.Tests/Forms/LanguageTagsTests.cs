using ChannelGrains.Domain.Forms;
using Xunit;

namespace ChannelGrains.Domain.Tests.Forms;

public sealed class LanguageTagsTests
{
    [Theory]
    [InlineData("ZH", "zh")]
    [InlineData("zh-hans-cn", "zh-Hans-CN")]
    [InlineData("PT-br", "pt-BR")]
    [InlineData("sl-rozaj-biske", "sl-rozaj-biske")]
    [InlineData("de-1996", "de-1996")]
    [InlineData("", null)]
    [InlineData("c", null)]
    [InlineData("1a", null)]
    [InlineData("zh_CN", null)]
    [InlineData("zh-", null)]
    [InlineData("zh-abcdefghi", null)]
    [InlineData("zh-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd", null)]
    public void Canonical_ATag_IsWrittenAsRfc5646Does(string tag, string? expected) => Assert.Equal(expected, LanguageTags.Canonical(tag));

    /// <summary>The example of RFC 4647, section 3.4.</summary>
    [Fact]
    public void UpFrom_ALongTag_DropsSubtagsFromTheEnd() =>
        Assert.Equal(["zh-Hant-CN-x-private1-private2", "zh-Hant-CN-x-private1", "zh-Hant-CN", "zh-Hant", "zh"], LanguageTags.UpFrom("zh-Hant-CN-x-private1-private2"));

    [Fact]
    public void In_ALanguage_IsTheClosestTextOrTheDefault()
    {
        var text = new LocalText([new("en", "floor"), new("zh", "地面"), new("zh-Hant", "地面(繁)")]);

        Assert.Equal(["地面(繁)", "地面", "floor", "地面"], new[] { "zh-Hant-TW", "zh-SG", "en-GB", "fr" }.Select(language => text.In(language, "zh")));
        Assert.Equal("", LocalText.Empty.In("zh", "zh"));
    }
}
