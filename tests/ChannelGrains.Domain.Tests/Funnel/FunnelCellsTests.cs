using System.Buffers;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Funnel;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.Tests.Partners;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Funnel;

/// <summary>What a partner tells the funnel, batch by batch, is what its life and its book say.</summary>
public sealed class FunnelCellsTests
{
    private static readonly Gen<Event> Events = Gen.Frequency(
        (6, Gen.Select(Gen.Int[-5, 100], Gen.Long[0, 1_000], Gen.Bool, (day, amount, isReturn) => (Event)new Trade(day, amount, isReturn ? TransactionKind.Return : TransactionKind.Sale))),
        (2, Gen.Const((Event)new Void())),
        (2, Gen.Const((Event)new Step())),
        (2, Gen.Const((Event)new Round())));

    private abstract record Event;

    private sealed record Trade(int Day, long Amount, TransactionKind Kind) : Event;

    /// <summary>The last trade that still counts is taken back.</summary>
    private sealed record Void : Event;

    /// <summary>The next step of the life.</summary>
    private sealed record Step : Event;

    /// <summary>The view is told.</summary>
    private sealed record Round : Event;

    [Fact]
    public void Tell_AnyBatchesAndSteps_IsWhatBookAndLifeSay() => Events.Array[1, 60].Select(Gen.Bool).Sample((events, forgets) =>
    {
        var (life, book, view, cells) = (Example.Partner(LifecycleState.Prospect), new SalesBook(), new FunnelView(), new PartnerCells("p-1"));
        book.Categories.Add("tea"u8);
        book.Regions.Add("cn"u8);
        cells.Start(1);
        cells.Add(new FunnelCells(FunnelEntry.Of(life, book), 1));
        var (changes, counted) = (new SalesChanges(), new Stack<Trade>());
        foreach (var one in events)
            switch (one)
            {
                case Round:
                    Tell(cells, view, forgets);
                    break;
                case Step:
                    cells.TryAdvance(cells.Version + 1);
                    if (life.StateOn(Example.Today) is < LifecycleState.Active and var state)
                        life = life.After(new PartnerStateChanged(state + 1, Example.Today, "a step"));
                    FunnelCells.Record(cells, life, book);
                    break;
                case Trade trade:
                    Record(trade, 1);
                    counted.Push(trade);
                    break;
                case Void when counted.TryPop(out var last):
                    Record(last, -1);
                    break;
            }
        Tell(cells, view, forgets);
        var reading = view.Read("p-1");
        if (reading.Version > 0)
            Assert.Equal(FunnelEntry.Of(life, book), reading.Entry);

        void Record(Trade trade, int sign)
        {
            cells.TryAdvance(cells.Version + 1);
            changes.Clear();
            book.Record(Example.Today.DaysSinceEpoch + trade.Day, 0, trade.Kind, [new LineEffect { AmountMicros = trade.Amount }], 0, sign, changes);
            FunnelCells.Record(cells, changes, life, book);
        }
    });

    [Fact]
    public void TryRead_WrittenRow_IsTheSame() => Gen.Select(Gen.Long, Gen.Long, Gen.Int[0, 4], (high, low, steps) => (high, low, steps)).Sample((high, low, steps) =>
    {
        var life = Example.Partner(LifecycleState.Prospect);
        for (var step = 0; step < steps; step++)
            life = life.After(new PartnerStateChanged(LifecycleState.Qualified + step, Example.Today.AddDays(step), ""));
        var entry = FunnelEntry.Of(life, new SalesBook())! with { FirstNet = new(((Int128)high << 64) + low) };
        var row = new ArrayBufferWriter<byte>();
        FunnelRow.Write(7, entry, row);
        Assert.True(FunnelRow.TryRead(row.WrittenSpan, out var version, out var read));
        Assert.Equal((7, entry), (version, read));
        for (var length = 3; length < row.WrittenCount; length++)
            Assert.ThrowsAny<InvalidDataException>(() => FunnelRow.TryRead(row.WrittenSpan[..length], out _, out _));
    });

    [Fact]
    public void Record_OfOneThatWasTakenOver_TellsNothing()
    {
        var (life, book, cells) = (Example.Partner(), new SalesBook(), new PartnerCells("p-1"));
        cells.Start(1);
        cells.TryAdvance(2);
        FunnelCells.Record(cells, life, book);
        Assert.Empty(cells.Views);
        Assert.Null(FunnelEntry.Of(life, book));
    }

    private static void Tell(PartnerCells cells, FunnelView view, bool forgets)
    {
        var update = new FunnelUpdate();
        cells.Tell(_ => update);
        Assert.Empty(view.Apply(update));
        // As when a partner has changed elsewhere since: they are read from the book again.
        if (forgets)
            cells.Forget();
    }
}
