using System.Text;
using ChannelGrains.Domain.Partners;
using Xunit;

namespace ChannelGrains.Domain.Tests.Partners;

public sealed class RegionPathsTests
{
    private const string Level64 = "0123456789012345678901234567890123456789012345678901234567890123";

    [Theory]
    [InlineData("")]
    [InlineData("cn/sichuan/chengdu")]
    [InlineData("us/ia/ARNOLD'S PARK")]
    [InlineData("中国/四川/成都")]
    [InlineData("1/2/3/4/5/6/7/8")]
    [InlineData(Level64 + "/" + Level64)]
    public void Validate_Path_IsNull(string path) => AssertValid(path, true);

    [Theory]
    [InlineData("/")]
    [InlineData("/cn")]
    [InlineData("cn/")]
    [InlineData("cn//chengdu")]
    [InlineData("cn/\tchengdu")]
    [InlineData(" cn")]
    [InlineData("cn /chengdu")]
    [InlineData("cn/\u3000chengdu")]
    [InlineData("cn/chengdu\uFEFF")]
    [InlineData("cn/\u0085")]
    [InlineData("1/2/3/4/5/6/7/8/9")]
    [InlineData(Level64 + "0")]
    public void Validate_NoPath_IsRefused(string path) => AssertValid(path, false);

    [Fact]
    public void IsValid_BrokenUtf8_IsFalse() => Assert.False(RegionPaths.IsValid([(byte)'c', 0xC3]));

    [Fact]
    public void Validate_LongText_IsRefused() => AssertValid(new string('x', 10_000), false);

    private static void AssertValid(string path, bool expected)
    {
        Assert.Equal(expected, RegionPaths.Validate(path) is null);
        Assert.Equal(expected, RegionPaths.IsValid(Encoding.UTF8.GetBytes(path)));
    }
}
