using ChannelGrains.Domain.Ingest;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Ingest;

public sealed class QuarantineTests
{
    private readonly Quarantine _quarantine = new();
    private int _opened;

    [Fact]
    public void HasRoom_AllSourcesFilledAsFarAsTheyMay_KeepsEachItsOwnAndTheTotal()
    {
        Fill("first");
        Assert.Equal(Quarantine.SharedItems + Quarantine.ItemsKeptForASource, _quarantine.CountOf("first"));
        for (var source = 1; source < Lane.MaxLanes; source++)
        {
            Assert.True(_quarantine.HasRoom($"source-{source}", Quarantine.ItemsKeptForASource));
            Fill($"source-{source}");
            Assert.Equal(Quarantine.ItemsKeptForASource, _quarantine.CountOf($"source-{source}"));
        }
        Assert.Equal(Quarantine.MaxItems, _quarantine.Count);
        Assert.True(_quarantine.HasRoom("first", 0));
    }

    [Fact]
    public void HasRoom_ManyAtOnce_IsWhatOneByOneWouldBe()
    {
        Assert.True(_quarantine.HasRoom("first", Quarantine.SharedItems + Quarantine.ItemsKeptForASource));
        Assert.False(_quarantine.HasRoom("first", Quarantine.SharedItems + Quarantine.ItemsKeptForASource + 1));
    }

    [Fact]
    public void Close_AnyOrder_LeavesTheCountsOfWhatIsOpen() => Gen.Int[0, 3].List[1, 200].Sample(sources =>
    {
        var quarantine = new Quarantine();
        List<(Locator Item, string Source)> open = [];
        for (var i = 0; i < sources.Count; i++)
        {
            open.Add((new(i + 1, 0), $"source-{sources[i]}"));
            quarantine.Open(new(open[^1].Item, open[^1].Source, QuarantineReason.Currency, 0));
        }
        foreach ((var item, _) in open.Where(entry => entry.Item.Version % 3 != 0).ToList())
        {
            quarantine.Close(item);
            open.RemoveAll(entry => entry.Item == item);
        }
        for (var source = 0; source < 4; source++)
            Assert.Equal(open.Count(entry => entry.Source == $"source-{source}"), quarantine.CountOf($"source-{source}"));
    });

    private void Fill(string source)
    {
        while (_quarantine.HasRoom(source, 1))
            _quarantine.Open(new(new Locator(++_opened, 0), source, QuarantineReason.Currency, 0));
    }
}
