using ChannelGrains.Domain.Evidence;
using Xunit;

namespace ChannelGrains.Domain.Tests.Evidence;

public sealed class ReceiveEvidenceTests
{
    private const long Now = 1_768_435_200_000_000; // 2026-01-15 00:00 UTC
    private const long Minute = 60_000_000;

    private static readonly string Name = new('a', 64);

    private static readonly ReceiveEvidence Command = new(Name, 1_000, "image/jpeg", null, "", "");

    [Theory]
    [InlineData(0, null, "FILE_SIZE")]
    [InlineData(-1, null, "FILE_SIZE")]
    [InlineData(2_001, null, "FILE_SIZE")]
    [InlineData(2_000, 6L, "TIME_AHEAD")]
    [InlineData(2_000, 5L, null)]
    [InlineData(1, -3_653L * 24 * 60, null)]
    [InlineData(1, (-3_653L * 24 * 60) - 1, "TIME_TOO_OLD")]
    public void Check_ASizeAndTime_AreHeldToTheirBounds(long size, long? minutesAhead, string? reason) => Assert.Equal(
        reason, (Command with { SizeBytes = size, TakenAtMicros = Now + (minutesAhead * Minute) }).Check(Now, 2_000)?.Reason);

    [Theory]
    [InlineData("")]
    [InlineData("aaaa")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("../aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\uFF11")]
    public void Check_ANameThatIsNone_IsRefused(string name) => Assert.Equal("SHA256", (Command with { Sha256 = name }).Check(Now, 2_000)?.Reason);

    [Fact]
    public void Decide_WhatIsClaimed_IsSaidOnceForEachPrincipal()
    {
        var first = Command.Decide(null, null, "ann")!.Value.Require();
        Assert.True(first.IsFirst);
        var file = new EvidenceFile([new EvidenceClaim("ann", Now, first, 2)]);

        Assert.Null(Command.Decide(null, file, "ann"));
        Assert.False(Command.Decide(null, file, "bob")!.Value.Require().IsFirst);

        for (var number = 1; number < EvidenceLimits.MaxClaims; number++)
            file = file.With(new EvidenceClaim($"n{number}", Now, first, 2 + number));
        Assert.Null(Command.Decide(null, file, "bob"));
    }

    [Fact]
    public void Decide_MoreFilesThanAPartnerMayHave_IsRefused()
    {
        var book = new EvidenceBook();
        book.Set(EvidenceLimits.MaxFiles - 1, 0);
        book.Apply(Command.Decide(book, null, "ann")!.Value.Require());

        Assert.Equal((EvidenceLimits.MaxFiles, 1_000L), ((int)book.Files, book.Bytes));
        Assert.Equal("EVIDENCE_FULL", Command.Decide(book, null, "ann")!.Value.Refusal!.Reason);
    }
}
