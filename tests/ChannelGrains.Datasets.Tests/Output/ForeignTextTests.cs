using System.Text.Json;
using ChannelGrains.Client;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Output;

public sealed class ForeignTextTests
{
    [Theory]
    [InlineData("成都南店 Chengdu South", "成都南店 Chengdu South")]
    [InlineData("Ça coûte 5 € 😀 नमस्ते", "Ça coûte 5 € 😀 नमस्ते")]
    [InlineData("a\nb", @"a\u000ab")]
    [InlineData("\u001b[31mred\u001b[0m", @"\u001b[31mred\u001b[0m")]
    [InlineData("\u007f\u0000\u0090", @"\u007f\u0000\u0090")]
    [InlineData("\u202Aa\u202Ec\u2066b\u2069", @"\u202aa\u202ec\u2066b\u2069")]
    [InlineData("z\u200Bw\u200Dj\u2060\uFEFF\u00AD", @"z\u200bw\u200dj\u2060\ufeff\u00ad")]
    [InlineData("\u3164\u115F", @"\u3164\u115f")]
    [InlineData("tag \U000E0041", @"tag \udb40\udc41")]
    public void Shown_OfText_HasNothingThatActs(string text, string shown) => Assert.Equal(shown, ForeignText.Shown(text));

    [Fact]
    public void Shown_OfHalfACharacter_IsEscaped() => Assert.Equal(@"a\ud83db", ForeignText.Shown("a\ud83db"));

    [Fact]
    public void Shown_OfEveryCharacterInJson_StaysTheSameDocument()
    {
        var all = string.Concat(Enumerable.Range(1, 0x10FFFF).Where(value => value is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32));
        var json = JsonSerializer.Serialize(all, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        Assert.Equal(all, JsonSerializer.Deserialize<string>(ForeignText.Shown(json)));
    }
}
