using ChannelGrains.Grains.Hashing;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>The published values of SipHash-2-4: the secret 00 to 0f, texts 00, 01, 02, ...</summary>
public sealed class SipHashTests
{
    private readonly SipHash _hash = new([.. Enumerable.Range(0, 16).Select(i => (byte)i)]);

    [Theory]
    [InlineData(0, "310E0EDD47DB6F72")]
    [InlineData(1, "FD67DC93C539F874")]
    [InlineData(8, "6224939A79F5F593")]
    [InlineData(15, "E545BE4961CA29A1")]
    public void Hash64_OfThePublishedTexts_IsThePublishedOne(int length, string published) =>
        Assert.Equal(published, Convert.ToHexString(BitConverter.GetBytes(_hash.Hash64(Text(length)))));

    [Theory]
    [InlineData(0, "A3817F04BA25A8E66DF67214C7550293")]
    [InlineData(1, "DA87C1D86B99AF44347659119B22FC45")]
    public void Hash128_OfThePublishedTexts_IsThePublishedOne(int length, string published) =>
        Assert.Equal(published, Convert.ToHexString(BitConverter.GetBytes(_hash.Hash128(Text(length)))));

    private static byte[] Text(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)i)];
}
