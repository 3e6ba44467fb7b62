using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.PartnerCounts;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Grains.AsOf;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>All partners as they were known at an instant, in views of their own that are told the same as the live ones: so the figures are what those showed. Not for
/// several threads at once.</summary>
internal sealed class PartnersThen
{
    private readonly ViewScope _scope;
    private readonly Period _period;
    private readonly List<Told> _told = [];
    private readonly CustomerUnion _customers = new(), _customersBefore = new();

    /// <param name="parts">The parts of the feed.</param>
    /// <param name="scope">Of whose partners the customers are united.</param>
    /// <param name="period">Whole months.</param>
    public PartnersThen(FeedParts parts, ViewScope scope, Period period)
    {
        (_scope, _period) = (scope, period);
        _told.Add(new(parts, PartnerCountView.Id));
        foreach (var month in period.Months)
            _told.AddRange([new(parts, new ViewId(RowSpaces.ViewMonths, month)), new(parts, FeedbackView.Id(month)), new(parts, FieldView.Id(month))]);
    }

    /// <summary>Partners of the scope whose customers were united.</summary>
    public int United { get; private set; }

    public DistinctCustomers Customers => _customers.Count();

    public DistinctCustomers CustomersBefore => _customersBefore.Count();

    public void Add(PartnerThen partner)
    {
        foreach (var told in _told)
            told.Add(partner);
        var life = partner.State.Life!;
        var placement = life.PlacementOn(_period.LastDay);
        if (!life.MaySell(_period.LastDay) || !_scope.Holds(placement.ChannelType, placement.Region))
            return;
        var before = _period.Previous();
        _customers.Add(partner.State.Sales.SketchCustomers(_period.FirstDay.Month, _period.LastDay.Month));
        _customersBefore.Add(partner.State.Sales.SketchCustomers(before.FirstDay.Month, before.LastDay.Month));
        United++;
    }

    /// <summary>All of them were added.</summary>
    public void Show()
    {
        foreach (var told in _told)
            told.View.Apply(told.Update);
    }

    /// <summary>What partners sold in a scope, by the months of the period.</summary>
    public IReadOnlyList<IReadOnlyList<PartnerNet>> Nets(ViewScope scope) => [.. Views<MonthView>().Select(month => month.Nets(scope, isAskedAgain: false))];

    /// <param name="scope">The scope.</param>
    /// <param name="today">The programme's business day.</param>
    /// <param name="asOfMicros">By when open complaints are overdue.</param>
    public ScopeFigures Figures(ViewScope scope, BusinessDay today, long asOfMicros)
    {
        var sold = PeriodSums.Nets(Nets(scope));
        var said = Views<FeedbackView>().Aggregate(FeedbackSum.Zero, (sum, month) => sum + month.Sum(scope, asOfMicros));
        var counts = Views<PartnerCountView>().Single().Activations(_period.FirstDay, _period.LastDay).Where(count => scope.Holds(count.ChannelType, count.Region)).ToList();
        return new ScopeFigures(
            sold.Aggregate(Amount.Zero, (sum, partner) => sum + partner.Net), sold.Count, said, counts.Sum(count => (long)count.Activated), counts.Sum(count => (long)count.ActiveBefore),
            today >= _period.FirstDay, Views<FieldView>().Aggregate(default(RecordMonth), (sum, month) => sum + month.Counts(scope)));
    }

    private IEnumerable<TView> Views<TView>()
        where TView : LiveView => _told.Select(told => told.View).OfType<TView>();

    /// <summary>A view, and what it is told.</summary>
    private sealed class Told(FeedParts parts, ViewId id)
    {
        private readonly PartnerPart _part = (PartnerPart)parts.Of(id.Part);

        public LiveView View { get; } = parts.Of(id.Part).NewView();

        public ViewUpdate Update { get; } = parts.Of(id.Part).NewUpdate(id.Number);

        public void Add(PartnerThen partner)
        {
            if (_part.Views(partner.State).Contains(id.Number))
                _part.Read(id.Number, partner.Version, partner.State).Tell(partner.State.Life!.PartnerId, partner.Version, Update);
        }
    }
}
