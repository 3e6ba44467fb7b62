using ChannelGrains.Domain.Evidence;
using Xunit;

namespace ChannelGrains.Domain.Tests.Evidence;

/// <summary>Files by their first bytes, which are written as the formats have them.</summary>
public sealed class MediaTypesTests
{
    [Theory]
    [InlineData("FFD8FFE000104A4649460001", "image/jpeg")]
    [InlineData("FFD8FFE1A3B4457869660000", "image/jpeg")]
    [InlineData("89504E470D0A1A0A0000000D", "image/png")]
    [InlineData("524946462400000057454250", "image/webp")]
    [InlineData("000000186674797068656963", "image/heic")]
    [InlineData("00000018667479706D696631", "image/heic")]
    [InlineData("255044462D312E370A25E2E3", "application/pdf")]
    [InlineData("255044462D", "application/pdf")]
    [InlineData("474946383961010001008000", null)] // GIF
    [InlineData("524946462400000057415645", null)] // a sound
    [InlineData("00000018667479706D703432", null)] // a film
    [InlineData("3C21444F4354595045206874", null)] // a page
    [InlineData("4D5A90000300000004000000", null)] // a program
    [InlineData("FFD8", null)]
    [InlineData("52494646", null)]
    [InlineData("", null)]
    public void Of_TheFirstBytes_IsWhatTheyAre(string head, string? type)
    {
        var bytes = Convert.FromHexString(head);
        Assert.Equal(type, MediaTypes.Of(bytes));
        Assert.All(MediaTypes.All, each => Assert.Equal(each == type, MediaTypes.Matches(each, bytes)));
    }
}
