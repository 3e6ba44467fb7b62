using ChannelGrains.Domain.Ingest;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Ingest;

/// <summary>Listing, replaying and discarding what is in quarantine: what a command may ask for, and which items it means.</summary>
public sealed class QuarantineCommandTests
{
    private static readonly IReadOnlySet<string> All = new HashSet<string>();
    private static readonly QuarantineFilter Everything = new("", [QuarantineReason.Currency], null, "");

    private readonly Quarantine _quarantine = new();

    public QuarantineCommandTests()
    {
        Open(1, 0, "a", QuarantineReason.Currency);
        Open(1, 1, "a", QuarantineReason.ContentConflict);
        Open(2, 0, "b", QuarantineReason.Currency);
    }

    [Fact]
    public void Find_ItemOfAnotherSource_IsNotThere()
    {
        Assert.Equal("QUARANTINE_ITEM_NOT_FOUND", _quarantine.Find("2.0", new HashSet<string> { "a" }).Refusal?.Reason);
        Assert.Equal("b", _quarantine.Find("2.0", new HashSet<string> { "b" }).Value.SourceId);
        Assert.Equal("QUARANTINE_ITEM_NOT_FOUND", _quarantine.Find("no id", All).Refusal?.Reason);
    }

    [Fact]
    public void Read_PagesOneBehindTheOther_AreAllItemsOnce()
    {
        var first = QuarantinePage.Read(_quarantine, All, "", 2).Require();
        var second = QuarantinePage.Read(_quarantine, All, first.Entries[^1].Item.ToString(), 2).Require();
        Assert.Equal((2, false, 3), (first.Entries.Count, first.IsLast, first.Total));
        Assert.Equal((1, true, 3), (second.Entries.Count, second.IsLast, second.Total));
        Assert.Equal("PAGE_TOKEN", QuarantinePage.Read(_quarantine, All, "x", 2).Refusal?.Reason);
    }

    [Fact]
    public void Check_OfAReplay_RefusesInTheDocumentedOrder()
    {
        Assert.Equal("TEXT_INVALID", Replay(Everything, [], "\u0001").Check()?.Reason);
        Assert.Equal("CORRECTED", Replay(Everything with { After = "x" }, [], "").Check()?.Reason);
        Assert.Equal("FILTER", Replay(Everything with { After = "x" }, null, "").Check()?.Reason);
        Assert.Null(Replay(Everything, null, "").Check());
    }

    [Theory]
    [InlineData("1.0", null)]
    [InlineData("1.1", "NOT_REPLAYABLE")]
    [InlineData("9.0", "QUARANTINE_ITEM_NOT_FOUND")]
    public void Choose_OfAReplay_IsAnOpenItemThatMayCount(string item, string? reason) =>
        Assert.Equal(reason, new ReplayQuarantined(item, null, null, "").Choose(_quarantine, All).Refusal?.Reason);

    [Fact]
    public void CheckCorrected_OfAnotherId_IsRefused()
    {
        var bytes = new TestBytes();
        var batch = new DecidedBatch(bytes);
        new Sent("a").AddTo(batch, bytes, 0);
        Assert.Null(ReplayQuarantined.CheckCorrected(batch, "a"u8));
        Assert.Equal("TRANSACTION_ID", ReplayQuarantined.CheckCorrected(batch, "b"u8)?.Reason);
        Assert.Equal("MALFORMED", ReplayQuarantined.CheckCorrected(null, "a"u8)?.Reason);
    }

    [Fact]
    public void Check_OfADiscard_RefusesInTheDocumentedOrder()
    {
        Assert.Equal("NOTE_EMPTY", new DiscardQuarantined([], null, "").Check()?.Reason);
        Assert.Equal("TEXT_INVALID", new DiscardQuarantined([], null, "\u0001").Check()?.Reason);
        Assert.Equal("QUARANTINE_IDS", new DiscardQuarantined([], null, "why").Check()?.Reason);
        Assert.Equal("QUARANTINE_IDS", new DiscardQuarantined(["1.0"], Everything with { After = "x" }, "why").Check()?.Reason);
        Assert.Equal("FILTER", new DiscardQuarantined([], Everything with { After = "x" }, "why").Check()?.Reason);
        Assert.Null(new DiscardQuarantined(["1.0"], null, "why").Check());
    }

    [Fact]
    public void Choose_OfADiscard_IsEachNamedItemOnceOrNone()
    {
        Assert.Equal([new Locator(1, 0), new Locator(2, 0)], new DiscardQuarantined(["1.0", "2.0", "1.0"], null, "why").Choose(_quarantine, All).Require());
        Assert.Equal("QUARANTINE_ITEM_NOT_FOUND", new DiscardQuarantined(["1.0", "9.0"], null, "why").Choose(_quarantine, All).Refusal?.Reason);
    }

    [Fact]
    public void Sweep_CallAfterCall_LooksAtEachItemOnce() => Gen.Select(Gen.Int[1, 3_000], Gen.Int[1, 100], Gen.Int[1, 200_000]).Sample((items, inARecord, bytes) =>
    {
        var quarantine = new Quarantine();
        for (var i = 0; i < items; i++)
            quarantine.Open(new QuarantineEntry(new Locator(1 + (i / inARecord), i % inARecord), "a", QuarantineReason.Currency, 0));
        var looked = new List<Locator>();
        var after = "";
        do
        {
            var sweep = new QuarantineSweep(quarantine, Everything with { After = after }, All);
            var before = looked.Count;
            foreach (var record in sweep.Records)
                looked.AddRange(record.Where(entry => sweep.LookAt(entry, 0, bytes)).Select(entry => entry.Item));
            Assert.InRange(looked.Count - before, 1, QuarantineSweep.MostItems);
            Assert.True((looked.Count - before - inARecord) * (long)bytes < QuarantineSweep.MostBytes);
            after = sweep.NextAfter;
        }
        while (after.Length > 0);
        Assert.Equal(quarantine.Entries.Select(entry => entry.Item), looked);
    }, iter: 30);

    [Fact]
    public void LookAt_StoredAtTheFiltersTime_IsLookedAtAndLeft()
    {
        var sweep = new QuarantineSweep(_quarantine, Everything with { UntilMicros = 10 }, All);
        Assert.Equal([true, false], sweep.Records.SelectMany(record => record.ToList()).Zip([9, 10], (entry, at) => sweep.LookAt(entry, at, 1)));
        Assert.Equal("", sweep.NextAfter);
    }

    private static ReplayQuarantined Replay(QuarantineFilter? filter, byte[]? corrected, string note) => new("", filter, corrected, note);

    private void Open(long version, int place, string source, QuarantineReason reason) =>
        _quarantine.Open(new QuarantineEntry(new Locator(version, place), source, reason, 0));
}
