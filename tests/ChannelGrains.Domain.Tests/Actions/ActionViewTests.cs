using System.Buffers;
using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Partners;
using CsCheck;
using Xunit;
using static ChannelGrains.Domain.Tests.Actions.Acting;

namespace ChannelGrains.Domain.Tests.Actions;

public sealed class ActionViewTests
{
    private static readonly string[] Regions = ["cn/sichuan/chengdu", "cn/sichuan", "cn/beijing"];
    private static readonly HashSet<string> All = [];

    /// <summary>Actions of up to ten partners, and of the programme (-1): hour of the due time, owner, kind, state.</summary>
    private static readonly Gen<(int Partner, int Hour, int Owner, int Kind, int State)[]> Worlds =
        Gen.Select(Gen.Int[-1, 9], Gen.Int[-20, 20], Gen.Int[0, 2], Gen.Int[1, 3], Gen.Int[1, 3]).Array[0, 60];

    private static readonly Gen<ActionFilter> Filters = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Bool, Gen.Int[0, 2]).Select(asked => new ActionFilter
    {
        Owner = asked.Item1 == 0 ? "" : $"u-{asked.Item1}",
        Kind = (ActionKind)asked.Item2,
        States = asked.Item3 == 0 ? [] : [(ActionState)asked.Item3],
        IsOverdue = asked.Item4,
        Region = asked.Item5 == 0 ? "" : asked.Item5 == 1 ? "cn/sichuan" : "cn",
    });

    [Fact]
    public void Page_AnyFilterAndSize_GoesThroughAllThatItHoldsInOrder() => Gen.Select(Worlds, Filters, Gen.Int[1, 7]).Sample((world, filter, size) =>
    {
        var (view, programme, items) = Make(world);
        var query = new ActionQuery(filter, All, programme);
        var expected = items.Where(one => filter.Holds(one.Item, one.ChannelType, one.Region, Now)).Select(one => ActionPlace.OfLive(one.Item)).Order().ToList();

        List<ActionPlace> listed = [];
        ActionPlace? after = null;
        do
        {
            var page = view.Page(query, after, size, int.MaxValue, Now);
            listed.AddRange(page.Items.Select(ActionPlace.OfLive));
            after = page.Last;
        }
        while (after is not null);

        Assert.Equal(expected, listed);
        var board = view.Board(query, Now);
        Assert.Equal(expected.Count, board.Total.Live);
        Assert.Equal(board.Total.Live, board.Kinds.Sum(row => row.Counts.Live));
        Assert.Equal(board.Total.Overdue, board.Owners.Sum(row => row.Counts.Overdue));
        Assert.Equal(expected.Count, view.Measures(query, Now)[0].Count);
    });

    [Fact]
    public void Page_OfAKeyOfSomePartners_ShowsNoOther() => Worlds.Sample(world =>
    {
        var (view, _, items) = Make(world);

        var page = view.Page(new ActionQuery(new ActionFilter(), new HashSet<string> { "p-1", "p-2", "nobody" }, []), null, 1_000, int.MaxValue, Now);

        Assert.Equal(items.Count(one => one.Item.PartnerId is "p-1" or "p-2"), page.Items.Count);
        Assert.Empty(view.Page(new ActionQuery(new ActionFilter { PartnerId = "p-3" }, new HashSet<string> { "p-1" }, []), null, 1_000, int.MaxValue, Now).Items);
    });

    [Fact]
    public void Page_OfMoreBytesThanItMayHave_EndsEarly()
    {
        var (view, _, _) = Make([.. Enumerable.Range(0, 9).Select(hour => (1, hour, 0, 1, 1))]);

        var page = view.Page(new ActionQuery(new ActionFilter(), All, []), null, 1_000, 1, Now);

        Assert.Single(page.Items);
        Assert.NotNull(page.Last);
    }

    [Fact]
    public void Row_OfAnyCell_ReadsBackTheSame() => Worlds.Sample(world =>
    {
        foreach (var partner in Make(world).Items.Where(one => one.Item.PartnerId.Length > 0).GroupBy(one => one.Item.PartnerId))
        {
            var cell = new ActionCell(Timeline("cn"), [.. partner.Select(one => one.Item)]);
            var row = new ArrayBufferWriter<byte>();
            ActionRow.Write(7, cell, row);
            Assert.True(ActionRow.TryRead(row.WrittenSpan, out var version, out var read));
            Assert.Equal((7L, cell), (version, read));
            Assert.Throws<InvalidDataException>(() => ActionRow.TryRead(row.WrittenSpan[..^1], out _, out _));
        }
    });

    [Fact]
    public void Place_AsText_ReadsBackTheSame()
    {
        var place = new ActionPlace(-5, "", "A_-1");

        Assert.True(ActionPlace.TryParse($"{place}", out var read));
        Assert.Equal(place, read);
        Assert.False(ActionPlace.TryParse("1.2", out _));
        Assert.False(ActionPlace.TryParse("x.p.a", out _));
    }

    [Fact]
    public void Measures_OfClosedOnes_CountWhatWasDoneInTimeAndWhatCameBack()
    {
        ActionItem Closed(int hours, ActionState state, int occurrence = 0) => new(Partner, Opened(dueAt: Now + 10 * Hour) with { Occurrence = occurrence, Kind = ActionKind.Risk }, Now, "a")
        {
            State = state,
            CompletedAtMicros = state == ActionState.Verified ? Now + hours * Hour : null,
            ClosedAtMicros = Now + 100 * Hour,
        };

        var all = ClosedMeasures.Of([Closed(1, ActionState.Verified), Closed(10, ActionState.Verified, 2), Closed(11, ActionState.Verified, 1), Closed(30, ActionState.Verified), Closed(0, ActionState.Cancelled, 3)]);

        Assert.Equal([ActionKind.Unspecified, ActionKind.Risk], all.Select(kind => kind.Kind));
        Assert.Equal((4L, 2L, 1L, 2L, 10 * Hour), (all[0].Verified, all[0].WithinDue, all[0].Cancelled, all[0].Repeated, all[0].MedianToDoneMicros!.Value));
        Assert.Null(ClosedMeasures.Of([])[0].MedianToDoneMicros);
    }

    private static (ActionView View, List<ActionItem> Programme, List<PlacedAction> Items) Make((int Partner, int Hour, int Owner, int Kind, int State)[] world)
    {
        var (view, update, number) = (new ActionView(), new ActionUpdate(), 0);
        List<ActionItem> programme = [];
        List<PlacedAction> placed = [];
        foreach (var partner in world.GroupBy(one => one.Partner))
        {
            var region = Regions[Math.Max(partner.Key, 0) % 3];
            var items = partner.Select(one => new ActionItem(one.Partner < 0 ? "" : $"p-{one.Partner}", Opened($"A-{number++}", Now + one.Hour * Hour, one.Owner == 0 ? "" : $"u-{one.Owner}", (ActionKind)one.Kind) with { Region = one.Partner < 0 ? region : "" }, Now - Hour, "a")
            {
                State = (ActionState)one.State,
                CompletedAtMicros = one.State == 3 ? Now : null,
            }).OrderBy(item => item.ActionId, StringComparer.Ordinal).ToList();
            placed.AddRange(items.Select(item => new PlacedAction(item, partner.Key < 0 ? ChannelType.Unspecified : ChannelType.Direct, region)));
            if (partner.Key < 0)
                programme.AddRange(items);
            else
                new ActionCells(new ActionCell(Timeline(region), items), 1).Tell($"p-{partner.Key}", 1, update);
        }
        Assert.Empty(view.Apply(update));
        return (view, programme, placed);
    }
}
