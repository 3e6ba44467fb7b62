using System.Buffers;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.DayViews;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.PartnerCounts;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Tests.Partners;
using ChannelGrains.Domain.Tests.Sales;
using Xunit;

namespace ChannelGrains.Domain.Tests.Feed;

/// <summary>One partner and views of three parts, two months, the newest days and the counts of partners, with updates between them that are dropped, repeated, held back and re-ordered, rows that are
/// saved now and then, and processes that die. What the partner sold is kept as a plain list beside it, and what it was.</summary>
internal sealed class SimulatedFeed(Random random)
{
    private const string PartnerId = "p-1";
    private const int Months = 2, Names = 4;

    private static readonly int FirstMonth = BusinessDay.Parse("2026-01-01").Month;

    private static readonly PartnerLife Created = Example.Partner().After(
        new PartnerUpdated(Example.Particulars with { ChannelType = ChannelType.Direct }, BusinessDay.Parse("2026-02-10")));

    private readonly SalesBook _book = BookTransaction.EmptyBook(Names);
    private readonly List<(BookTransaction Transaction, int Sign)> _facts = [];
    private readonly List<ViewUpdate> _underway = [];
    private readonly Dictionary<ViewId, byte[]> _rows = [];
    private readonly SalesChanges _changes = new();
    private PartnerCells _cells = new(PartnerId);
    private Dictionary<ViewId, LiveView> _views = NewViews();
    private PartnerLife _life = Created;
    private long _version, _savedVersion;

    /// <summary>Times that a view had missed something.</summary>
    public int Missed { get; private set; }

    public void Step()
    {
        switch (random.Next(12))
        {
            case < 3: Sell(); break;
            case 3: ChangeState(); break;
            case < 7: Tell(); break;
            case < 9: Deliver(random.Next(3) == 0); break;
            case 9: Drop(); break;
            case 10: Save(); break;
            default: Crash(); break;
        }
    }

    /// <summary>No more faults: everything that waits is told, until nothing does.</summary>
    public void Settle()
    {
        // A drop that nobody noticed is noticed by the next update.
        for (var month = 0; month < Months; month++)
            Sell(month, mayTakeBack: false);
        // The newest days hear only of what is sold on them.
        Enter(Draw(0) with { Day = _facts.Max(fact => fact.Transaction.Day) }, 1);
        ChangeState(LifecycleState.Terminated);
        while (_cells.IsUntold || _underway.Count > 0)
        {
            Tell();
            while (_underway.Count > 0)
                Deliver(again: false);
        }
    }

    public void AssertExact()
    {
        for (var month = 0; month < Months; month++)
        {
            (_, var shown) = ((MonthView)_views[PartnerMonths.View(FirstMonth + month)]).Read(PartnerId);
            Assert.Equal(Expected(month), shown.ToDictionary(cell => (cell.Name.Region.Text, cell.Name.Category.Text, cell.Name.ChannelType), cell => Figures(cell.Sum)));
        }
        var days = ((DayView)_views[DayView.Id]).Read(PartnerId).Cells;
        Assert.Equal(ExpectedDays(), days.ToDictionary(cell => (cell.Day.DaysSinceEpoch, cell.Name.Region.Text, cell.Name.ChannelType), cell => (cell.Sum.Gross, cell.Sum.Returns, cell.Sum.Transactions)));
        Assert.Equal(_life.Timeline, ((PartnerCountView)_views[PartnerCountView.Id]).Read(PartnerId).Timeline);
    }

    private void Sell() => Sell(random.Next(Months), mayTakeBack: true);

    private void Sell(int month, bool mayTakeBack)
    {
        if (mayTakeBack && _facts.Count > 0 && random.Next(4) == 0 && _facts[random.Next(_facts.Count)] is { Sign: 1 } original)
            Enter(original.Transaction, -1);
        else
            Enter(Draw(month), 1);
        if (random.Next(10) == 0)
            _book.Compact();
    }

    private void Enter(BookTransaction transaction, int sign)
    {
        _changes.Clear();
        Record(transaction, sign);
        if (Advances())
        {
            PartnerMonths.Record(_cells, _changes, _book, _life);
            DayCells.Record(_cells, _changes, _book, _life);
        }
        else
            Replace();
    }

    private void ChangeState() => ChangeState(random.Next(2) == 0 ? LifecycleState.Suspended : LifecycleState.Active);

    private void ChangeState(LifecycleState state)
    {
        _life = _life.After(new PartnerStateChanged(state, new BusinessDay(random.Next(30)), "for a test"));
        if (Advances())
            TimelineCells.Record(_cells, _life.Timeline);
        else
            Replace();
    }

    /// <summary>The next fact is there; now and then nobody knows what it did.</summary>
    private bool Advances() => _cells.TryAdvance(++_version) && random.Next(30) > 0;

    private BookTransaction Draw(int month)
    {
        var lines = new LineEffect[1 + random.Next(3)];
        for (var i = 0; i < lines.Length; i++)
            lines[i] = new() { Category = random.Next(Names), AmountMicros = random.Next(1_000), QuantityThousandths = random.Next(5), CostKnown = random.Next(2) == 0, CostMicros = 7 };
        var day = BusinessDay.FirstOfMonth(FirstMonth + month).DaysSinceEpoch + random.Next(28);
        return new(day, random.Next(Names), random.Next(4) == 0 ? TransactionKind.Return : TransactionKind.Sale, lines, 0);
    }

    private void Record(BookTransaction transaction, int sign)
    {
        _facts.Add((transaction, sign));
        _book.Record(transaction.Day, transaction.Region, transaction.Kind, transaction.Lines, 0, sign, _changes);
    }

    private void Tell()
    {
        Dictionary<ViewId, ViewUpdate> updates = [];
        _cells.Tell(view => updates.TryGetValue(view, out var update) ? update : updates[view] = NewUpdate(view));
        _underway.AddRange(updates.Values);
    }

    private void Deliver(bool again)
    {
        if (_underway.Count == 0)
            return;
        var at = random.Next(_underway.Count);
        var update = _underway[at];
        if (!again)
            _underway.RemoveAt(at);
        if (_views[update.View].Apply(update).Count == 0)
            return;
        Missed++;
        _cells.TellWhole(update.View);
    }

    /// <summary>An update is lost; mostly its sender learns that it was not answered.</summary>
    private void Drop()
    {
        if (_underway.Count == 0)
            return;
        var update = _underway[0];
        _underway.RemoveAt(0);
        if (random.Next(3) > 0)
            _cells.TellWhole(update.View);
    }

    private void Save()
    {
        var row = new ArrayBufferWriter<byte>();
        _cells.Save(row, view => _rows[view] = row.WrittenSpan.ToArray());
        _savedVersion = _cells.Version;
    }

    private void Crash()
    {
        _underway.Clear();
        _views = NewViews();
        foreach ((var view, var row) in _rows)
        {
            var update = NewUpdate(view);
            Restore(row, update);
            Assert.Empty(_views[view].Apply(update));
        }
        _cells = new PartnerCells(PartnerId);
        _cells.Start(_savedVersion);
        if (_savedVersion == _version)
            return;
        Replace();
        foreach ((var view, var row) in _rows)
            _cells.Compare(view, row);
    }

    private void Replace() => _cells.Replace(_version, _book.Months.Select(PartnerMonths.View).Append(DayView.Id).Append(PartnerCountView.Id).Union(_cells.Views).Union(_rows.Keys).Select(Read));

    private ViewCells Read(ViewId view)
    {
        if (view == PartnerCountView.Id)
            return new TimelineCells(_life.Timeline, _version);
        return view == DayView.Id ? DayCells.Read(_version, _book, _life) : PartnerMonths.Read(view.Number, _version, _book, _life);
    }

    private static Dictionary<ViewId, LiveView> NewViews() => new()
    {
        [PartnerMonths.View(FirstMonth)] = new MonthView(),
        [PartnerMonths.View(FirstMonth + 1)] = new MonthView(),
        [DayView.Id] = new DayView(),
        [PartnerCountView.Id] = new PartnerCountView(),
    };

    private static ViewUpdate NewUpdate(ViewId view)
    {
        if (view == PartnerCountView.Id)
            return new TimelineUpdate();
        return view == DayView.Id ? new DayUpdate() : new MonthUpdate(view.Number);
    }

    private static void Restore(byte[] row, ViewUpdate update)
    {
        if (update is MonthUpdate month)
        {
            Assert.True(ViewRow.TryAdd(row, PartnerId, month));
            return;
        }
        if (update is DayUpdate days)
        {
            Assert.True(DayRow.TryAdd(row, PartnerId, days));
            return;
        }
        Assert.True(TimelineRow.TryRead(row, out var version, out var timeline));
        new TimelineCells(timeline, version).Tell(PartnerId, version, update);
    }

    private Dictionary<(string, string, ChannelType), (Int128, Int128, long, long)> Expected(int month)
    {
        Dictionary<(string, string, ChannelType), (Int128 Gross, Int128 Returns, long Transactions, long Primaries)> cells = [];
        foreach ((var transaction, var sign) in _facts)
        {
            if (new BusinessDay(transaction.Day).Month != FirstMonth + month)
                continue;
            HashSet<int> counted = [];
            for (var i = 0; i < transaction.Lines.Length; i++)
            {
                var line = transaction.Lines[i];
                var key = ($"region {transaction.Region}", $"category {line.Category}", _life.PlacementOn(new(transaction.Day)).ChannelType);
                var cell = cells.GetValueOrDefault(key);
                var isSale = transaction.Kind == TransactionKind.Sale;
                cells[key] = (cell.Gross + (isSale ? sign * line.AmountMicros : 0), cell.Returns + (isSale ? 0 : sign * line.AmountMicros),
                    cell.Transactions + (counted.Add(line.Category) ? sign : 0), cell.Primaries + (i == 0 ? sign : 0));
            }
        }
        // What was taken back as a whole may leave a cell of zeros, which no view shows.
        return cells.Where(cell => cell.Value != default).ToDictionary();
    }

    // What was sold since three days before the latest one that was ever sold on.
    private Dictionary<(int, string, ChannelType), (Int128, Int128, long)> ExpectedDays()
    {
        Dictionary<(int, string, ChannelType), (Int128 Gross, Int128 Returns, long Transactions)> cells = [];
        var last = _facts.Max(fact => fact.Transaction.Day);
        foreach ((var transaction, var sign) in _facts.Where(fact => fact.Transaction.Day > last - DayCells.DaysKept))
        {
            var key = (transaction.Day, $"region {transaction.Region}", _life.PlacementOn(new(transaction.Day)).ChannelType);
            var (cell, amount) = (cells.GetValueOrDefault(key), transaction.Lines.Sum(line => sign * line.AmountMicros));
            var isSale = transaction.Kind == TransactionKind.Sale;
            cells[key] = (cell.Gross + (isSale ? amount : 0), cell.Returns + (isSale ? 0 : amount), cell.Transactions + sign);
        }
        return cells.Where(cell => cell.Value != default).ToDictionary();
    }

    private static (Int128, Int128, long, long) Figures(CellSum sum) => (sum.Gross, sum.Returns, sum.Transactions, sum.Primaries);
}
