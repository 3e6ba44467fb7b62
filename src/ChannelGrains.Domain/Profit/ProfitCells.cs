using System.Buffers;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Profit;

/// <summary>What one partner tells the view of a month: its cell, always as a whole. What a fact does to it is not computed with the fact, but later and together with
/// what came after it: until then the cells are behind.</summary>
public sealed class ProfitCells : ViewCells
{
    private ProfitCell? _cell;
    private long _knownAt;
    private bool _isBehind;

    /// <summary>Cells of which nothing is known yet.</summary>
    public ProfitCells(int month, long readVersion)
        : base(ProfitView.Id(month), readVersion) => _isBehind = true;

    /// <param name="month">In months since 1970-01.</param>
    /// <param name="cell">The cell at the version.</param>
    /// <param name="readVersion">The version.</param>
    public ProfitCells(int month, ProfitCell cell, long readVersion)
        : base(ProfitView.Id(month), readVersion) => (_cell, _knownAt) = (cell, readVersion);

    public override long? BehindAt => _isBehind ? _knownAt : null;

    protected override bool HasChanged => false;

    /// <summary>Enters that a batch changed the sales: of its first month, and of those behind it, which may belong to the same cycle of a commission.</summary>
    public static void Record(PartnerCells cells, SalesChanges changes, SalesBook book)
    {
        var first = int.MaxValue;
        foreach (ref readonly var change in changes.All)
            first = Math.Min(first, change.Day);
        if (first < int.MaxValue)
            Record(cells, new BusinessDay(first).Month, book);
    }

    /// <summary>Computes the cells that are behind, and those of months between sales that were not there.</summary>
    /// <param name="cells">The partner's cells.</param>
    /// <param name="months">All months that the partner has something for.</param>
    /// <param name="compute">The cell of a month.</param>
    public static void CatchUp(PartnerCells cells, IEnumerable<int> months, Func<int, ProfitCell> compute)
    {
        var behind = cells.Of(ProfitView.Space).OfType<ProfitCells>().Where(month => month._isBehind).ToList();
        if (behind.Count == 0)
            return;
        foreach (var known in behind)
            known.Enter(compute(known.View.Number), cells.Version);
        var first = behind.Min(known => known.View.Number);
        foreach (var month in months)
            if (month > first && cells.Find(ProfitView.Id(month)) is null)
                cells.Add(new ProfitCells(month, compute(month), cells.Version) { ChangedVersion = cells.Version });
    }

    protected override void Tell(ViewUpdate update, bool isWhole) => ((ProfitUpdate)update).Add(_cell!);

    protected override void Write(long version, IBufferWriter<byte> row) => ProfitRow.Write(version, _cell!, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version)
    {
        if (!ProfitRow.TryRead(savedRow, out version, out var saved))
            return false;
        // What was shown last stands until it is computed again.
        if (_knownAt == 0)
            (_cell, _knownAt) = (saved, version);
        return saved == _cell;
    }

    private static void Record(PartnerCells cells, int firstMonth, SalesBook book)
    {
        var last = new BusinessDay(book.LastDay).Month;
        if (firstMonth >= last)
            FallBehind(cells, firstMonth);
        else
            foreach (var month in book.Months)
                if (month >= firstMonth)
                    FallBehind(cells, month);
    }

    private static void FallBehind(PartnerCells cells, int month)
    {
        if (cells.Find(ProfitView.Id(month)) is not ProfitCells known)
            cells.Add(known = new(month, cells.Version));
        else if (!known._isBehind)
            (known._isBehind, known._knownAt) = (true, cells.Version - 1);
        known.ChangedVersion = cells.Version;
    }

    private void Enter(ProfitCell cell, long version)
    {
        _isBehind = false;
        _knownAt = version;
        if (cell == _cell)
            return;
        _cell = cell;
        ChangedVersion = version;
        TellWhole();
        SaveAgain();
    }
}
