using ChannelGrains.Domain.Shares;
using Xunit;

namespace ChannelGrains.Domain.Tests.Shares;

public sealed class ShareBookTests
{
    private const long Now = 1_772_884_800_000_000, Day = 86_400_000_000;

    private readonly ShareBook _book = new();

    [Fact]
    public void Create_WithoutAnEnd_IsGoodForThirtyDays() => Assert.Equal(Now + 30 * Day, Create(null).Decide(_book, Now).Require().ExpiresAtMicros);

    [Theory]
    [InlineData(Now)]
    [InlineData(Now - 1)]
    [InlineData(Now + 366 * Day + 1)]
    [InlineData(long.MaxValue)]
    [InlineData(-62_135_596_800_000_000)]
    public void Create_WithAnEndThatIsPastOrTooFar_IsRefused(long expiresAt) => Assert.Equal("EXPIRES_AT", Create(expiresAt).Decide(_book, Now).Refusal!.Reason);

    [Theory]
    [InlineData(Now + 1)]
    [InlineData(Now + 366 * Day)]
    public void Create_WithAnEndAtABound_IsTaken(long expiresAt) => Assert.False(Create(expiresAt).Decide(_book, Now).IsRefused);

    [Fact]
    public void Create_WithANote_CountsCharactersNotBytes()
    {
        var longest = string.Concat(Enumerable.Repeat("𠮷", ShareLimits.MaxNote));

        Assert.False((Create(null) with { Note = longest }).Decide(_book, Now).IsRefused);
        Assert.Equal("TEXT_TOO_LONG", (Create(null) with { Note = new string('a', ShareLimits.MaxNote + 1) }).Decide(_book, Now).Refusal!.Reason);
        Assert.Equal("TEXT_INVALID", (Create(null) with { Note = "a\u001b[2J" }).Decide(_book, Now).Refusal!.Reason);
    }

    [Fact]
    public void Create_BeyondTheBound_IsRefusedUntilOneIsOver()
    {
        foreach (var number in Enumerable.Range(1, ShareLimits.MaxLive))
            _book.Apply(new ShareCreated($"s{number:D3}", [], "", Now + number * Day), number, Now);

        Assert.Equal("SHARES_FULL", Create(null).Decide(_book, Now + Day - 1).Refusal!.Reason);
        Assert.False(Create(null).Decide(_book, Now + Day).IsRefused);
        _book.Apply(new ShareRevoked("s050"), 101, Now);
        Assert.Equal(ShareLimits.MaxLive - 1, _book.LiveAt(Now));
        Assert.False(Create(null).Decide(_book, Now).IsRefused);
    }

    [Fact]
    public void Apply_Later_ForgetsWhatHasExpiredByThen()
    {
        _book.Apply(new ShareCreated("short", [], "", Now + 1), 1, Now);
        _book.Apply(new ShareCreated("long", [], "", Now + Day), 2, Now);
        Assert.Equal(2, _book.Live.Count);

        _book.Apply(new ShareRevoked("of long ago"), 3, Now + 1);

        Assert.Equal(new LiveShare("long", 2, Now + Day), Assert.Single(_book.Live));
    }

    [Fact]
    public void State_OfAShare_IsWhatItsTimesSay()
    {
        var share = new Share("s", "", Now, "ann", Now + 1, null, "");

        Assert.Equal((ShareState.Live, ShareState.Expired), (share.StateAt(Now), share.StateAt(Now + 1)));
        Assert.Equal(ShareState.Revoked, (share with { RevokedAtMicros = Now }).StateAt(Now));
    }

    private static CreateShare Create(long? expiresAt) => new("s", [1], "for whom", expiresAt);
}
